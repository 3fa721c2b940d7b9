import type { Library } from '../library.js';
import * as auth from './auth.js';
import { auth0 } from './auth0.js';
import * as next from './next.js';
import { react } from './react.js';
import * as servers from './servers.js';
import { tanstackQuery } from './tanstack-query.js';

export const FRAMEWORKS: readonly Library[] = [
  ...Object.values(next),
  ...Object.values(servers),
  ...Object.values(auth),
  auth0,
  react,
  tanstackQuery,
];
