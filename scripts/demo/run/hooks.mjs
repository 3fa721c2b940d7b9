// Module hooks that let Node run the application as it stands: TypeScript and TSX are transpiled,
// `@/` is the application's root, and React and Next.js are the few lines beside this file.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const stubs = new Map([
  ['react/jsx-runtime', new URL('./jsx-runtime.mjs', import.meta.url).href],
  ['next/cache', new URL('./next.mjs', import.meta.url).href],
  ['next/headers', new URL('./next.mjs', import.meta.url).href],
  ['next/server', new URL('./next.mjs', import.meta.url).href],
  ['express', new URL('./express.mjs', import.meta.url).href],
  ['next/navigation', new URL('./next.mjs', import.meta.url).href],
]);

let root = '';

export function initialize(data) {
  root = data.root;
}

export function resolve(specifier, context, next) {
  const stub = stubs.get(specifier);
  if (stub) return { url: stub, shortCircuit: true };
  if (!specifier.startsWith('@/')) return next(specifier, context);

  const base = new URL(specifier.slice(2), root).href;
  const url = [`${base}.ts`, `${base}.tsx`].find((candidate) => existsSync(new URL(candidate)));
  if (!url) throw new Error(`${specifier} is no module of the application.`);
  return { url, shortCircuit: true };
}

export async function load(url, context, next) {
  if (!/\.tsx?$/.test(url)) return next(url, context);

  const fileName = fileURLToPath(url);
  const { outputText } = ts.transpileModule(await readFile(fileName, 'utf8'), {
    fileName,
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      jsx: ts.JsxEmit.ReactJSX,
    },
  });
  return { format: 'module', source: outputText, shortCircuit: true };
}
