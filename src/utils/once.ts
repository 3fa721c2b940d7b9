/** Asks a question when its answer is needed for the first time, and never again. */
export function once<T>(ask: () => T): () => T {
  let answer: { value: T } | undefined;
  return () => (answer ??= { value: ask() }).value;
}
