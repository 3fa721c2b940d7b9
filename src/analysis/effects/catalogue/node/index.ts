import type { Library } from '../library.js';
import { fs, fsExtra, fsPromises, gracefulFs } from './fs.js';
import * as functions from './functions.js';

export const NODE: readonly Library[] = [
  fsPromises,
  fs,
  fsExtra,
  gracefulFs,
  ...Object.values(functions),
];
