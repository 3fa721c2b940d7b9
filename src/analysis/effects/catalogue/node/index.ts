import type { Library } from '../library.js';
import { fs, fsExtra, fsPromises } from './fs.js';
import * as functions from './functions.js';

export const NODE: readonly Library[] = [fsPromises, fs, fsExtra, ...Object.values(functions)];
