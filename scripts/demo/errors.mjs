/** Something the person who started the demo can put right; shown without a stack. */
export class UsageError extends Error {}
