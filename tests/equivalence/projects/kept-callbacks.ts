import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Callbacks that write, on their ways through another file. */
export const keptCallbacks: readonly ProjectProgram[] = [
  keptProject({
    name: 'a callback among options that are taken apart',
    files: {
      'r.ts': `
export async function read(id, { onDone }) {
  const r = await (await fetch('/a/' + id)).json();
  onDone();
  return r;
}
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(1, { onDone: () => env.log.push(1) });
  const b = await read(2, { onDone: () => env.log.push(2) });
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(1, { onDone: () => env.log.push(1) }),
    read(2, { onDone: () => env.log.push(2) }),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
  keptProject({
    name: 'a callback among the rest of the arguments',
    files: {
      'r.ts': `
export async function read(id, ...rest) {
  const r = await (await fetch('/a/' + id)).json();
  for (const f of rest) f();
  return r;
}
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(1, () => env.log.push(1));
  const b = await read(2, () => env.log.push(2));
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(1, () => env.log.push(1)),
    read(2, () => env.log.push(2)),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
  keptProject({
    name: 'a callback that is found in arguments',
    files: {
      'r.ts': `
export async function read(id) {
  const r = await (await fetch('/a/' + id)).json();
  arguments[1]();
  return r;
}
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(1, () => env.log.push(1));
  const b = await read(2, () => env.log.push(2));
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(1, () => env.log.push(1)),
    read(2, () => env.log.push(2)),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
  keptProject({
    name: 'a callback that is spread on to another function',
    files: {
      'r.ts': `
const inner = async (id, f) => {
  const r = await (await fetch('/a/' + id)).json();
  f();
  return r;
};
export const read = (...args) => inner(...args);
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(1, () => env.log.push(1));
  const b = await read(2, () => env.log.push(2));
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(1, () => env.log.push(1)),
    read(2, () => env.log.push(2)),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
  keptProject({
    name: 'a callback that an instance keeps',
    files: {
      'r.ts': `
class Runner {
  constructor(f) {
    this.f = f;
  }
  run() {
    this.f();
  }
}
export async function read(id, f) {
  const r = await (await fetch('/a/' + id)).json();
  new Runner(f).run();
  return r;
}
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(1, () => env.log.push(1));
  const b = await read(2, () => env.log.push(2));
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(1, () => env.log.push(1)),
    read(2, () => env.log.push(2)),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
  keptProject({
    name: 'a callback that an executor calls',
    files: {
      'r.ts': `
export const read = (id, f) =>
  new Promise((done) => {
    fetch('/a/' + id).then((r) => {
      f();
      done(r.status);
    });
  });
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(1, () => env.log.push(1));
  const b = await read(2, () => env.log.push(2));
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(1, () => env.log.push(1)),
    read(2, () => env.log.push(2)),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
  keptProject({
    name: 'a callback that the next call runs',
    files: {
      'r.ts': `
let last = () => {};
export async function read(id, f) {
  const r = await (await fetch('/a/' + id)).json();
  last();
  last = f;
  return r;
}
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(1, () => env.log.push(1));
  const b = await read(2, () => env.log.push(2));
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(1, () => env.log.push(1)),
    read(2, () => env.log.push(2)),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
  keptProject({
    name: 'a callback that a made function closes over',
    files: {
      'r.ts': `
export const read = (id, f) => make(f)(id);
const make = (f) => async (id) => {
  const r = await (await fetch('/a/' + id)).json();
  f();
  return r;
};
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(1, () => env.log.push(1));
  const b = await read(2, () => env.log.push(2));
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(1, () => env.log.push(1)),
    read(2, () => env.log.push(2)),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
  keptProject({
    name: 'a generator that is handed over',
    files: {
      'r.ts': `
export async function read(id, it) {
  const r = await (await fetch('/a/' + id)).json();
  return [r, ...it];
}
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(
    1,
    (function* () {
      env.log.push(1);
      yield 1;
    })(),
  );
  const b = await read(
    2,
    (function* () {
      env.log.push(2);
      yield 1;
    })(),
  );
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(
      1,
      (function* () {
        env.log.push(1);
        yield 1;
      })(),
    ),
    read(
      2,
      (function* () {
        env.log.push(2);
        yield 1;
      })(),
    ),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
  keptProject({
    name: 'a method of a literal that is handed over',
    files: {
      'r.ts': `
export async function read(id, hooks) {
  const r = await (await fetch('/a/' + id)).json();
  hooks.done();
  return r;
}
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(1, {
    done() {
      env.log.push(1);
    },
  });
  const b = await read(2, {
    done() {
      env.log.push(2);
    },
  });
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(1, {
      done() {
        env.log.push(1);
      },
    }),
    read(2, {
      done() {
        env.log.push(2);
      },
    }),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
  keptProject({
    name: 'a class that is handed over',
    files: {
      'r.ts': `
export async function read(id, f) {
  const r = await (await fetch('/a/' + id)).json();
  new f();
  return r;
}
`,
    },
    above: `
import * as lib from './r';
const { read } = lib;
`,
    main: `
export async function main(env) {
  const a = await read(
    1,
    class {
      constructor() {
        env.log.push(1);
      }
    },
  );
  const b = await read(
    2,
    class {
      constructor() {
        env.log.push(2);
      }
    },
  );
  return { a, b, end: env.log.join() };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    read(
      1,
      class {
        constructor() {
          env.log.push(1);
        }
      },
    ),
    read(
      2,
      class {
        constructor() {
          env.log.push(2);
        }
      },
    ),
  ]);
  return { a, b, end: env.log.join() };
}
`,
  }),
];
