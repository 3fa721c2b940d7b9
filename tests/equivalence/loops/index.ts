import { fixedLoops } from './fixed.js';
import { keptLoops } from './kept.js';
import { nastyLoops } from './nasty.js';
import type { LoopProgram } from './table.js';

/** The whole table of loops. */
export const loops: readonly LoopProgram[] = [...fixedLoops, ...keptLoops, ...nastyLoops];
