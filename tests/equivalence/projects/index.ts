import { fixedProjectBodies } from './fixed-bodies.js';
import { fixedBuilders } from './fixed-builders.js';
import { fixedClients } from './fixed-clients.js';
import { fixedDatabases } from './fixed-databases.js';
import { fixedForms } from './fixed-forms.js';
import { fixedImports } from './fixed-imports.js';
import { fixedProcedures } from './fixed-procedures.js';
import { fixedServices } from './fixed-services.js';
import { keptBuilders } from './kept-builders.js';
import { keptCallbacks } from './kept-callbacks.js';
import { keptClasses } from './kept-classes.js';
import { keptClients } from './kept-clients.js';
import { keptCommonjs } from './kept-commonjs.js';
import { keptComposed } from './kept-composed.js';
import { keptConnections } from './kept-connections.js';
import { keptExports } from './kept-exports.js';
import { keptGates } from './kept-gates.js';
import { keptHooks } from './kept-hooks.js';
import { keptOverrides } from './kept-overrides.js';
import { keptPassed } from './kept-passed.js';
import { keptProcedures } from './kept-procedures.js';
import { keptReached } from './kept-reached.js';
import { keptRequests } from './kept-requests.js';
import { keptRights } from './kept-rights.js';
import { keptRun } from './kept-run.js';
import { keptServices } from './kept-services.js';
import { keptShared } from './kept-shared.js';
import { keptProjectThrows } from './kept-throws.js';
import { keptWrites } from './kept-writes.js';
import type { ProjectProgram } from './project.js';

/** The whole table of projects. */
export const projects: readonly ProjectProgram[] = [
  ...fixedProjectBodies,
  ...fixedBuilders,
  ...fixedClients,
  ...fixedDatabases,
  ...fixedForms,
  ...fixedImports,
  ...fixedProcedures,
  ...fixedServices,
  ...keptBuilders,
  ...keptCallbacks,
  ...keptClasses,
  ...keptClients,
  ...keptCommonjs,
  ...keptComposed,
  ...keptConnections,
  ...keptExports,
  ...keptGates,
  ...keptHooks,
  ...keptOverrides,
  ...keptPassed,
  ...keptProcedures,
  ...keptReached,
  ...keptRequests,
  ...keptRights,
  ...keptRun,
  ...keptServices,
  ...keptShared,
  ...keptProjectThrows,
  ...keptWrites,
];
