/** The door of the fixes: text edits that realise what the analysis proved. They decide nothing. */
export { makeEdit, tryEdit } from './rewrite.js';
export type { Edit, ErrorOrder, Form, Obstacle } from './rewrite.js';
export { makeSettledEdit } from './settled/rewrite-join.js';
export type { SettledForm } from './settled/rewrite-join.js';
export { makeDeferral } from './background.js';
export type { ErrorHandler } from './background.js';
