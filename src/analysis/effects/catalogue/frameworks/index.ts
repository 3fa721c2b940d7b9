import type { Library } from '../library.js';
import { nextNavigation } from './next.js';

export const FRAMEWORKS: readonly Library[] = [nextNavigation];
