import { fixedProjectBodies } from './fixed-bodies.js';
import { fixedDatabases } from './fixed-databases.js';
import { fixedImports } from './fixed-imports.js';
import { keptClasses } from './kept-classes.js';
import { keptConnections } from './kept-connections.js';
import { keptGates } from './kept-gates.js';
import { keptPassed } from './kept-passed.js';
import { keptShared } from './kept-shared.js';
import { keptWrites } from './kept-writes.js';
import type { ProjectProgram } from './project.js';

/** The whole table of projects. */
export const projects: readonly ProjectProgram[] = [
  ...fixedProjectBodies,
  ...fixedDatabases,
  ...fixedImports,
  ...keptClasses,
  ...keptConnections,
  ...keptGates,
  ...keptPassed,
  ...keptShared,
  ...keptWrites,
];
