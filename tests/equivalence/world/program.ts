import { parseForESLint } from '@typescript-eslint/parser';
import { isMemo } from './names.js';
import ts from 'typescript';
import { moduleOf, platform } from './bindings.js';
import { helpersOf } from './lookups.js';
import { outside, type World } from './world.js';

/** Names every JavaScript engine has; all other undeclared names belong to the world. */
export const LANGUAGE = new Set(
  (
    'undefined NaN Infinity globalThis Object Array String Number Boolean Symbol BigInt Map Set WeakMap WeakSet Promise ' +
    'JSON RegExp Error TypeError RangeError SyntaxError ReferenceError AggregateError URL URLSearchParams Intl Proxy ' +
    'Reflect parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent structuredClone queueMicrotask ' +
    'AbortController AbortSignal Buffer arguments'
  ).split(' '),
);

export interface Loaded {
  readonly main: ((environment: unknown) => Promise<unknown>) | undefined;
  /** The variables of the module. */
  readonly state: () => Record<string, unknown>;
}

export interface Program {
  readonly text: string;
  readonly load: (world: World) => Promise<Loaded>;
  /** Undeclared names that only helpers call: these may throw synchronously. */
  readonly calledByHelpersOnly: ReadonlySet<string>;
  /** The variables of the module that are compared; absent where a program has several files. */
  readonly variables?: readonly string[];
}

type Compiled = (world: World, names: unknown[]) => Promise<Loaded>;

const AsyncFunction = (async () => {}).constructor as new (
  ...source: string[]
) => (...args: unknown[]) => Promise<Loaded>;

/**
 * Makes a source text runnable. Throws where it does not parse.
 * @param original The program that the text is a fix of: names that the fix adds are nothing that others see.
 */
export function compile(
  text: string,
  language: 'js' | 'ts' = 'js',
  original?: Pick<Program, 'variables'>,
): Program {
  const { ast, scopeManager } = parseForESLint(text, {
    range: true,
    loc: true,
    sourceType: 'module',
    lib: [],
  });
  const module = scopeManager.globalScope?.childScopes[0];
  const declared = module?.variables.filter((variable) =>
    variable.defs.some((def) => def.type === 'Variable' || def.type === 'ImportBinding'),
  );
  const state = (declared ?? [])
    .filter((variable) => variable.defs.every((def) => def.type === 'Variable'))
    .map((variable) => variable.name)
    .filter((name) => !isMemo(name))
    .filter((name) => original?.variables?.includes(name) ?? true);
  const through = scopeManager.globalScope?.through ?? [];
  const free = [...new Set(through.map((reference) => reference.identifier.name))]
    .filter((name) => !LANGUAGE.has(name as string))
    .map(String);
  const hasMain = module?.set.has('main') ?? false;
  const platformNames = Object.keys(platform({} as World)).filter((name) => free.includes(name));
  const outsideNames = free.filter((name) => !platformNames.includes(name));
  const { lookups, dropped } = helpersOf(ast);
  const body = toScript(watch(text, dropped), language, hasMain, state);
  const start = new AsyncFunction(
    '__modules',
    '__gate',
    'Error',
    ...platformNames,
    ...outsideNames,
    body,
  );
  const run: Compiled = (world, names) =>
    start(
      (name: string) => moduleOf(world, name),
      (promise: unknown) => world.watchGate(promise),
      errorsOf(world, lookups),
      ...names,
    );
  return {
    text,
    variables: state,
    calledByHelpersOnly: helperNames(outsideNames, through, ast.body),
    load: (world) => {
      const globals = platform(world);
      return run(world, [
        ...platformNames.map((name) => globals[name]),
        ...outsideNames.map((name) => outside(world, [name])),
      ]);
    },
  };
}

/** `Error`, as the program has it: the world learns whether a look-up made one. */
export function errorsOf(world: World, lookups: ReadonlySet<string>): ErrorConstructor {
  return class extends Error {
    constructor(message?: string, options?: ErrorOptions) {
      super(message, options);
      const callers = [...(this.stack ?? '').matchAll(/^\s+at (?:async )?(?:[\w$]+\.)?([\w$]+)/gm)];
      const [nearest = '', ...others] = callers.map(([, name]) => name ?? '');
      const within = [nearest, ...others.slice(0, others.indexOf('main') + 1)];
      // A callback has no name; those of the programs belong to what they read.
      const byLookup = nearest === 'eval' || within.some((name) => lookups.has(name));
      world.errors.push({ message: message ?? '', byLookup });
    }
  } as unknown as ErrorConstructor;
}

/** Lets the world see the end of every promise whose value the program drops. */
export function watch(text: string, dropped: readonly [number, number][]): string {
  const insertions = dropped.flatMap(([start, end]) => [
    { at: start, text: '__gate(' },
    { at: end, text: ')' },
  ]);
  return insertions
    .sort((a, b) => b.at - a.at)
    .reduce((result, { at, text: part }) => result.slice(0, at) + part + result.slice(at), text);
}

function toScript(
  text: string,
  language: 'js' | 'ts',
  hasMain: boolean,
  state: readonly string[],
): string {
  const plain = language === 'ts' ? stripTypes(text) : text;
  const script = plain
    .replace(
      /^import\s+(\{[^}]*\})\s+from\s+(['"][^'"]*['"]);?/gm,
      (_all, names: string, from: string) =>
        `const ${names.replace(/\sas\s/g, ': ')} = __modules(${from});`,
    )
    .replace(/^import\s+\*\s+as\s+(\w+)\s+from\s+(['"][^'"]*['"]);?/gm, 'const $1 = __modules($2);')
    .replace(/^import\s+(\w+)\s+from\s+(['"][^'"]*['"]);?/gm, 'const $1 = __modules($2).default;')
    .replace(/^export\s+(default\s+)?(?=async|function|const|let|class)/gm, '');
  const names = state.map(
    (name) => `${name}: typeof ${name} === 'undefined' ? undefined : ${name}`,
  );
  return `"use strict";\n${script}\n;return { main: ${hasMain ? 'main' : 'undefined'}, state: () => ({ ${names.join(', ')} }) };`;
}

function stripTypes(text: string): string {
  return ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}

function helperNames(
  names: readonly string[],
  through: readonly { identifier: { name: unknown; range: [number, number] } }[],
  body: readonly { type: string; range: [number, number]; id?: unknown }[],
): Set<string> {
  const helpers = body.filter(
    (node) =>
      node.type !== 'ExpressionStatement' &&
      (node.id as { name?: string } | undefined)?.name !== 'main' &&
      holdsFunction(node),
  );
  const within = (at: number) =>
    helpers.some((helper) => helper.range[0] <= at && at < helper.range[1]);
  return new Set(
    names.filter((name) =>
      through
        .filter(({ identifier }) => identifier.name === name)
        .every(({ identifier }) => within(identifier.range[0])),
    ),
  );
}

function holdsFunction(node: { type: string }): boolean {
  if (node.type !== 'VariableDeclaration') {
    return node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration';
  }
  const { declarations } = node as unknown as {
    declarations: { init?: { type: string } | null }[];
  };
  return declarations.some(({ init }) => /Function|Object|Class/.test(init?.type ?? ''));
}
