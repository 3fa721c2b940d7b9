/** How the outside world behaves in one run. */
export interface Scenario {
  readonly label: string;
  /** Virtual time an operation takes, by its key. */
  readonly latency: (key: string) => number;
  /** Operations that fail: by a rejection once their time has passed, or by a throw while they are called. */
  readonly fails: ReadonlyMap<string, 'rejects' | 'throws'>;
  /** Operations that find nothing: null, false, 0, '' or []. */
  readonly empty: ReadonlySet<string>;
  /** The moment at which an operation touches the world: when it is called or when it settles. */
  readonly touches: 'start' | 'end';
  /** The number of the environment that `main` is given. */
  readonly environment: number;
}

export const unitLatency = (): number => 1;

export const calm: Scenario = {
  label: 'all succeed, unit latency',
  latency: unitLatency,
  fails: new Map(),
  empty: new Set(),
  touches: 'start',
  environment: 0,
};

/** What `main` is given: everything a caller can see afterwards. */
export const environments: readonly (() => Record<string, unknown>)[] = [
  () => ({
    id: 1,
    name: 'ada',
    text: '{"a":1}',
    flag: true,
    count: 0,
    items: [3, 1, 2],
    log: [] as unknown[],
    seen: {} as Record<string, unknown>,
    user: { id: 7, name: 'bob', tags: ['x'] },
    page: 1,
  }),
  () => ({
    id: 2,
    name: 'eve',
    text: '{',
    flag: false,
    count: 5,
    items: [],
    log: ['old'] as unknown[],
    seen: { old: true } as Record<string, unknown>,
    user: { id: 8, name: 'kim', tags: [] },
    page: 4,
  }),
];
