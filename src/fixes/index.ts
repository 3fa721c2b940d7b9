/** The door of the fixes: text edits that realise what the analysis proved. They decide nothing. */
export { makeEdit } from './rewrite.js';
export type { Edit, Form } from './rewrite.js';
