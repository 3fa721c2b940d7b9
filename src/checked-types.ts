import type { ParserServices, TSESTree } from '@typescript-eslint/utils';

import type { NamedType } from './analysis/index.js';

/**
 * Asks the type checker, where the parser brings one, which package's type a value has.
 * @returns A function that gives the package and the name of the type; undefined without a checker.
 */
export function makeTypeOf(
  services: Partial<ParserServices> | undefined,
): ((node: TSESTree.Node) => NamedType | undefined) | undefined {
  if (!services?.program || !services.esTreeNodeToTSNodeMap) return undefined;
  const checker = services.program.getTypeChecker();
  const map = services.esTreeNodeToTSNodeMap;
  return (node) => {
    const known = map.get(node);
    const type = known && checker.getTypeAtLocation(known);
    const symbol = type?.aliasSymbol ?? type?.getSymbol();
    const declaration = symbol?.declarations?.[0];
    if (!symbol || !declaration) return undefined;
    const module =
      getAmbientModule(declaration) ?? getPackage(declaration.getSourceFile().fileName);
    return module === undefined ? undefined : { module, name: symbol.name };
  };
}

interface DeclarationNode {
  parent?: DeclarationNode;
  name?: unknown;
}

/** `declare module 'pg' { … }`: the name of a module is a literal, that of a namespace is not. */
function getAmbientModule(declaration: DeclarationNode): string | undefined {
  for (let node = declaration.parent; node; node = node.parent) {
    const { name } = node as { name?: { text?: string; escapedText?: string } };
    if (name?.text !== undefined && name.escapedText === undefined) return name.text;
  }
  return undefined;
}

/** The package that a declaration file belongs to: `pg` for `…/node_modules/@types/pg/index.d.ts`. */
function getPackage(file: string): string | undefined {
  const inside = file.split('/node_modules/').at(-1)!;
  if (inside === file) return undefined;
  const parts = inside.split('/');
  const name = parts.slice(0, inside.startsWith('@') ? 2 : 1).join('/');
  // The types of Prisma's client are generated beside it.
  if (name === '.prisma') return '@prisma/client';
  const typed = /^@types\/(.+)$/.exec(name)?.[1];
  return typed === undefined ? name : typed.replace(/^([^_]+)__/, '@$1/');
}

/** The years of the ECMAScript library by TypeScript's number of a target; ES2020 is 7. */
const FIRST_TARGET = 2013;

/**
 * The year of the ECMAScript library that a file is compiled against, where the parser brings a type
 * checker; otherwise one that has everything.
 */
export function getLibraryYear(services: Partial<ParserServices> | undefined): number {
  const options = services?.program?.getCompilerOptions();
  if (!options) return Number.POSITIVE_INFINITY;
  if (options.lib === undefined)
    return options.target === undefined ? Number.POSITIVE_INFINITY : FIRST_TARGET + options.target;
  // `lib.es2020.d.ts`, `lib.es2020.full.d.ts`, `lib.esnext.d.ts`
  const years = options.lib.map((name) =>
    /esnext/i.test(name) ? Number.POSITIVE_INFINITY : Number(/es(\d{4})/i.exec(name)?.[1] ?? 0),
  );
  return Math.max(0, ...years);
}
