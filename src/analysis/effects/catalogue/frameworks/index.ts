import type { Library } from '../library.js';
import { nextNavigation } from './next.js';
import { react } from './react.js';

export const FRAMEWORKS: readonly Library[] = [nextNavigation, react];
