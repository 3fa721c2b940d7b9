import type { Library } from '../library.js';

export const NODE: readonly Library[] = [];
