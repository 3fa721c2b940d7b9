import type { Library } from '../library.js';

export const FRAMEWORKS: readonly Library[] = [];
