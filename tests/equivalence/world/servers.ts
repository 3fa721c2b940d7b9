/** Libraries that run code of the program: a server whose procedures are called, and a loader. */

type Options = Record<string, unknown>;
type Step = (options: Options) => unknown;

/** What a chain of calls has gathered of a procedure. */
interface Steps {
  middlewares: readonly Step[];
  run?: Step;
}

function makeProcedure(steps: Steps): Record<string, unknown> {
  const end = (run: Step) => ({ steps: { ...steps, run } });
  return {
    steps,
    use: (middleware: Step) => makeProcedure({ middlewares: [...steps.middlewares, middleware] }),
    input: () => makeProcedure(steps),
    query: end,
    mutation: end,
  };
}

/** Runs the middlewares of a procedure in order, and then its own function. */
async function runProcedure({ middlewares, run }: Steps, ctx: unknown, input: unknown) {
  const runFrom = async (index: number, context: unknown): Promise<unknown> => {
    const middleware = middlewares[index];
    if (!middleware) return run!({ ctx: context, input });
    const next = async (given?: { ctx?: object }) =>
      runFrom(index + 1, { ...(context as object), ...given?.ctx });
    return middleware({ ctx: context, input, next });
  };
  return runFrom(0, ctx);
}

function makeCaller(router: Options, context: unknown): unknown {
  const walk = (node: Options): unknown =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          const found = node[name as string] as Options | undefined;
          if (!found) return undefined;
          if (!('steps' in found)) return walk(found);
          return async (input: unknown) => {
            const ctx =
              typeof context === 'function' ? await (context as () => unknown)() : context;
            return runProcedure(found.steps as Steps, ctx, input);
          };
        },
      },
    );
  return walk(router);
}

const builder = {
  procedure: makeProcedure({ middlewares: [] }),
  router: (procedures: Options) => ({
    ...procedures,
    createCaller: (context: unknown) => makeCaller(procedures, context),
  }),
  mergeRouters: (...routers: Options[]) => Object.assign({}, ...routers) as Options,
  middleware: (run: Step) => run,
  createCallerFactory: (router: Options) => (context: unknown) => makeCaller(router, context),
};

const initTRPC = { context: () => initTRPC, create: () => builder };

/** The loads of one turn become one call of the function that the loader was made with. */
class DataLoader {
  #waiting: { key: unknown; settle: (result: Promise<unknown>) => void }[] = [];
  readonly #known = new Map<unknown, Promise<unknown>>();

  readonly #loadAll: (keys: readonly unknown[]) => Promise<unknown[]>;

  constructor(loadAll: (keys: readonly unknown[]) => Promise<unknown[]>) {
    this.#loadAll = loadAll;
  }

  load(key: unknown): Promise<unknown> {
    if (!this.#known.has(key)) {
      if (this.#waiting.length === 0) void Promise.resolve().then(() => this.#flush());
      this.#known.set(key, new Promise((resolve) => this.#waiting.push({ key, settle: resolve })));
    }
    return this.#known.get(key)!;
  }

  #flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    const all = this.#loadAll(batch.map(({ key }) => key));
    for (const [index, { settle }] of batch.entries()) settle(all.then((values) => values[index]));
  }
}

export const SERVERS: Readonly<Record<string, () => Record<string, unknown>>> = {
  '@trpc/server': () => ({ initTRPC, TRPCError: Error }),
  dataloader: () => ({ default: DataLoader }),
};
