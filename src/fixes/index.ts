/** The door of the fixes: text edits that realise what the analysis proved. They decide nothing. */
export { makeEdit, tryEdit } from './rewrite.js';
export type { Edit, ErrorOrder, Form, Obstacle } from './rewrite.js';
export { makeSettledEdit } from './settled/rewrite-join.js';
export type { SettledForm } from './settled/rewrite-join.js';
export { makeDeferral } from './background.js';
export type { ErrorHandler } from './background.js';
export { makeDeclaredUnwrap, makeInlineUnwrap } from './unwrap.js';
export type { Unwrap, UnwrapForm } from './unwrap.js';
export { makeSequence } from './sequence.js';
export { makeAwaited, makeJoinedLoop } from './early-loop.js';
export { makeJoinedWait, makeSilencer } from './early.js';
export type { JoinedWait } from './early.js';
export { addImport } from './imports.js';
export type { AddedImport, WantedImport } from './imports.js';
export { makeForOfEdit, makeJoinedEdit } from './loops/callbacks.js';
export { makeLoopOffers } from './loops/offers.js';
export type { LoopOffer, LoopOffers } from './loops/offers.js';
export type { LoopForm } from './loops/draft.js';
