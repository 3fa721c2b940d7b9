import path from 'node:path';
import { parseForESLint } from '@typescript-eslint/parser';
import ts from 'typescript';
import { platform } from './bindings.js';
import { libraryOf } from './libraries.js';
import { helpersOf } from './lookups.js';
import { errorsOf, LANGUAGE, watch } from './program.js';
import type { Loaded, Program } from './program.js';
import { outside, type World } from './world.js';

/** The texts of the files of a program, by path. */
export type ProgramFiles = Readonly<Record<string, string>>;

/** What is of a file, or of one run. */
const OF_FILES: ReadonlySet<string> = new Set([
  'process',
  'require',
  'module',
  'exports',
  'global',
  'globalThis',
]);

const EXTENSIONS = ['', '.ts', '.tsx', '.js', '.cjs', '/index.ts', '/index.js'];

interface CompiledFile {
  readonly free: readonly string[];
  readonly lookups: ReadonlySet<string>;
  readonly run: (...args: unknown[]) => unknown;
}

/** Files do not change between the many runs of a program. */
const compiled = new Map<string, CompiledFile>();

/** Makes a program of several files runnable. Throws where one of them does not parse. */
export function link(files: ProgramFiles, entry: string): Program {
  const parts = new Map(
    Object.entries(files)
      .filter(([name]) => /\.[jt]sx?$|\.cjs$/.test(name))
      .map(([name, text]) => [name, compileFile(name, text)]),
  );
  const lookups = new Set([...parts.values()].flatMap((part) => [...part.lookups]));
  return {
    text: files[entry] ?? '',
    calledByHelpersOnly: helperNames(parts, entry),
    load: async (world) => load(world, files, parts, entry, lookups),
  };
}

/** Undeclared names that only the other files have. */
function helperNames(parts: ReadonlyMap<string, CompiledFile>, entry: string): Set<string> {
  const own = new Set(parts.get(entry)?.free);
  return new Set([...parts.values()].flatMap(({ free }) => free.filter((name) => !own.has(name))));
}

function load(
  world: World,
  files: ProgramFiles,
  parts: ReadonlyMap<string, CompiledFile>,
  entry: string,
  lookups: ReadonlySet<string>,
): Loaded {
  const states: (() => unknown)[] = [];
  const modules = new Map<string, { exports: Record<string, unknown> }>();
  const libraries = new Map<string, Record<string, unknown>>();
  const globals = platform(world);
  const globalObject = { ...globals };
  const error = errorsOf(world, lookups);
  let main: unknown;
  const start = (name: string): Record<string, unknown> => {
    const known = modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const part = parts.get(name)!;
    const require = (specifier: string) => {
      const target = resolveIn(files, specifier, name);
      if (target !== undefined) return start(target);
      const library = libraries.get(specifier) ?? libraryOf(world, specifier);
      libraries.set(specifier, library);
      return library;
    };
    const variables: Record<string, unknown> = {
      require,
      module,
      exports: module.exports,
      process: { env: {} },
      global: globalObject,
      globalThis: globalObject,
    };
    const values = part.free.map((free) =>
      free in variables ? variables[free] : (globals[free] ?? outside(world, [free])),
    );
    const keep = (state: () => unknown, mainOfFile: unknown) => {
      states.push(() => [name, state(), module.exports]);
      if (name === entry) main = mainOfFile;
    };
    part.run(keep, (promise: unknown) => world.watchGate(promise), error, ...values);
    return module.exports;
  };
  start(entry);
  return {
    main: main as Loaded['main'],
    state: () => Object.fromEntries(states.map((state, index) => [index, state()])),
  };
}

function compileFile(name: string, text: string): CompiledFile {
  const key = `${name}\n${text}`;
  const known = compiled.get(key);
  if (known) return known;
  const { ast, scopeManager } = parseForESLint(text, {
    range: true,
    loc: true,
    sourceType: 'module',
    lib: [],
    ecmaFeatures: { jsx: name.endsWith('.tsx') },
  });
  const through = scopeManager.globalScope?.through ?? [];
  const names = new Set(
    through.map(({ identifier }) => String(identifier.name)).filter((item) => !OF_FILES.has(item)),
  );
  const free = [...OF_FILES, ...[...names].filter((item) => !LANGUAGE.has(item))];
  const state = (scopeManager.globalScope?.childScopes[0]?.variables ?? [])
    .filter(({ defs }) => defs.length > 0 && defs.every((def) => def.type === 'Variable'))
    .map((variable) => variable.name);
  const { lookups, dropped } = helpersOf(ast);
  const { outputText } = ts.transpileModule(watch(text, dropped), {
    fileName: name,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      jsx: ts.JsxEmit.ReactJSX,
    },
  });
  const own = (item: string) => `typeof ${item} === 'undefined' ? undefined : ${item}`;
  const kept = state.map((item) => `${item}: ${own(item)}`).join(', ');
  // An import is hoisted; so is what tells the world of the file, because of import cycles.
  const body = `"use strict";\n__keep(() => { try { return { ${kept} }; } catch { return {}; } }, ${own('main')});\n${outputText}`;
  const run = new Function('__keep', '__gate', 'Error', ...free, body);
  const part = { free, lookups, run: run as CompiledFile['run'] };
  if (compiled.size > 400) compiled.clear();
  compiled.set(key, part);
  return part;
}

/** The file that an import names; undefined for what comes from outside. */
function resolveIn(files: ProgramFiles, specifier: string, from: string): string | undefined {
  if (!specifier.startsWith('.')) {
    const mapped = mapPath(files, specifier);
    return mapped === undefined ? undefined : probe(files, mapped);
  }
  return probe(files, path.posix.join(path.posix.dirname(from), specifier));
}

function probe(files: ProgramFiles, target: string): string | undefined {
  const stems = [target, target.replace(/\.js$/, '')];
  return stems
    .flatMap((stem) => EXTENSIONS.map((extension) => stem + extension))
    .find((name) => Object.hasOwn(files, name));
}

/** `paths` of the configuration of TypeScript, and packages beside the program. */
function mapPath(files: ProgramFiles, specifier: string): string | undefined {
  const { compilerOptions } = JSON.parse(files['tsconfig.json'] ?? '{}') as {
    compilerOptions?: { paths?: Record<string, string[]> };
  };
  for (const [pattern, [target]] of Object.entries(compilerOptions?.paths ?? {})) {
    const prefix = pattern.replace(/\*$/, '');
    if (pattern === specifier) return path.posix.normalize(target!);
    if (pattern.endsWith('*') && specifier.startsWith(prefix))
      return path.posix.normalize(target!.replace('*', specifier.slice(prefix.length)));
  }
  return findPackage(files, specifier);
}

/** A package of the workspace: what its `package.json` exports. */
function findPackage(files: ProgramFiles, specifier: string): string | undefined {
  for (const [name, text] of Object.entries(files)) {
    if (path.posix.basename(name) !== 'package.json') continue;
    const manifest = JSON.parse(text) as { name?: string; exports?: string };
    if (manifest.name === specifier && manifest.exports !== undefined)
      return path.posix.join(path.posix.dirname(name), manifest.exports);
  }
  return undefined;
}
