import type { Library } from '../library.js';
import { react } from './react.js';

export const FRAMEWORKS: readonly Library[] = [react];
