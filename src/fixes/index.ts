/** The door of the fixes: text edits that realise what the analysis proved. They decide nothing. */
export { makeEdit, tryEdit } from './rewrite.js';
export type { Edit, Form, Obstacle } from './rewrite.js';
export { addImport } from './imports.js';
export type { AddedImport, WantedImport } from './imports.js';
export { makeForOfEdit, makeJoinedEdit } from './loops/callbacks.js';
export { makeLoopEdit } from './loops/rewrite.js';
export type { LoopForm } from './loops/draft.js';
