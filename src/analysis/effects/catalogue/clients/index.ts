import type { Library } from '../library.js';
import * as batching from './batching.js';
import * as chained from './chained.js';
import * as content from './content.js';
import * as graphql from './graphql.js';
import * as http from './http.js';
import * as messages from './messages.js';
import * as services from './services.js';

export const CLIENTS: readonly Library[] = [
  ...Object.values(http),
  ...Object.values(chained),
  ...Object.values(graphql),
  ...Object.values(services),
  ...Object.values(messages),
  ...Object.values(content),
  ...Object.values(batching),
];
