import type { Library } from '../library.js';

export const TOOLS: readonly Library[] = [];
