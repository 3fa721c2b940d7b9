/** Work on other files: one is parsed with its scopes, an import is resolved, all are looked at again. */
export type Work = 'parse' | 'resolve' | 'look';

/** Told of each piece of work, and how many milliseconds it took. */
export type OnWork = (kind: Work, milliseconds: number) => void;

/** The function with a clock on it where somebody wants to know, otherwise the function itself. */
export function clock<Args extends unknown[], Result>(
  kind: Work,
  run: (...args: Args) => Result,
  onWork: OnWork | undefined,
): (...args: Args) => Result {
  if (!onWork) return run;
  return (...args) => {
    const start = performance.now();
    const result = run(...args);
    onWork(kind, performance.now() - start);
    return result;
  };
}
