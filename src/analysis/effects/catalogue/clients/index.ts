import type { Library } from '../library.js';

export const CLIENTS: readonly Library[] = [];
