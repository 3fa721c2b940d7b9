import type { Library } from '../library.js';
import * as auth from './auth.js';
import * as next from './next.js';
import { tanstackQuery } from './tanstack-query.js';

export const FRAMEWORKS: readonly Library[] = [
  ...Object.values(next),
  ...Object.values(auth),
  tanstackQuery,
];
