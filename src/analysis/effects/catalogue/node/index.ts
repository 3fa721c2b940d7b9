import type { Library } from '../library.js';
import { fs, fsPromises } from './fs.js';
import * as functions from './functions.js';

export const NODE: readonly Library[] = [fsPromises, fs, ...Object.values(functions)];
