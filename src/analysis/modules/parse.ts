import { createRequire } from 'node:module';

import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { VisitorKeys } from '../../utils/walk.js';
import { isDeeplyNested } from './nesting.js';
import { completeTree } from './parents.js';

/** A parsed file of the project. */
export interface SourceFile {
  /** Absolute, with symbolic links followed. */
  path: string;
  /** Every node has `parent`, `range` and `loc`; `loc` is computed when it is asked for. */
  program: TSESTree.Program;
  scopes: TSESLint.Scope.ScopeManager;
  keys: VisitorKeys;
  /** Without a byte order mark; ranges count in it. */
  text: string;
}

type Parser = (path: string, text: string, isModule: boolean) => object | undefined;
type Language = 'js' | 'jsx' | 'ts' | 'tsx';

/** The native parser of the project oxc: its tree is that of typescript-estree, but for null. */
interface Oxc {
  parseSync(
    path: string,
    text: string,
    options: object,
  ): { program: object; errors: unknown[]; comments: OxcComment[] };
}

interface OxcComment {
  type: 'Line' | 'Block';
  value: string;
  start: number;
  end: number;
  range?: [number, number];
}

/** typescript-estree, which users of TypeScript have with their parser. */
interface Estree {
  parse(text: string, options: object): object;
}

interface Scoping {
  analyze(program: object, options: object): TSESLint.Scope.ScopeManager;
  keys: VisitorKeys;
}

const require = createRequire(import.meta.url);

/** Loads at the first call: nothing native is loaded before another file is followed. */
function lazy<T>(load: () => T): () => T | undefined {
  let loaded: { value: T | undefined } | undefined;
  return () => {
    if (!loaded) {
      loaded = { value: undefined };
      try {
        loaded.value = load();
      } catch {
        // Not installed, or not made for this platform.
      }
    }
    return loaded.value;
  };
}

const getOxc = lazy(() => {
  const oxc = require('oxc-parser') as Oxc;
  // A binary that is there and does not work shows when it is used.
  oxc.parseSync('probe.ts', '', {});
  return oxc;
});

const getEstree = lazy(() => require('@typescript-eslint/typescript-estree') as Estree);

const getScoping = lazy((): Scoping => {
  const { analyze } = require('@typescript-eslint/scope-manager') as Pick<Scoping, 'analyze'>;
  const { visitorKeys } = require('@typescript-eslint/visitor-keys') as {
    visitorKeys: VisitorKeys;
  };
  return { analyze, keys: visitorKeys };
});

/**
 * Parses a file with its scopes; undefined where it has an error.
 * @param text Without a byte order mark.
 */
export function parseFile(path: string, text: string): SourceFile | undefined {
  const scoping = getScoping();
  if (!scoping) return undefined;
  try {
    return (
      parseAs(scoping, path, text, true) ??
      // `return` at the top level, `var await`.
      (/\.c?[jt]s$/.test(path) ? parseAs(scoping, path, text, false) : undefined)
    );
  } catch {
    // Nested so deeply that a parser or the scopes ran out of stack.
    return undefined;
  }
}

function parseAs(
  { analyze, keys }: Scoping,
  path: string,
  text: string,
  isModule: boolean,
): SourceFile | undefined {
  const isDeep = isDeeplyNested(text);
  const parse = isDeep || !getOxc() ? parseWithEstree : parseWithOxc;
  const tree = parse(path, text, isModule);
  if (!tree) return undefined;
  const program = completeTree(tree, keys, text);
  const scopes = analyze(program, {
    sourceType: isModule ? 'module' : 'script',
    // A CommonJS file is the body of a function.
    globalReturn: !isModule,
    childVisitorKeys: keys,
    // Globals are those that no file declares: `lib` would add hundreds of variables to each file.
    lib: [],
  });
  return { path, program, scopes, keys, text };
}

const parseWithOxc: Parser = (path, text, isModule) => {
  const { program, comments, errors } = getOxc()!.parseSync(path, text, {
    lang: getLanguage(path),
    sourceType: isModule ? 'module' : 'commonjs',
    astType: 'ts',
    range: true,
    preserveParens: false,
  });
  if (errors.length > 0) return undefined;
  for (const comment of comments) comment.range = [comment.start, comment.end];
  return Object.assign(program, { comments });
};

const parseWithEstree: Parser = (path, text, isModule) => {
  try {
    return getEstree()?.parse(text, {
      filePath: path,
      jsx: getLanguage(path).endsWith('x'),
      sourceType: isModule ? 'module' : 'script',
      range: true,
      comment: true,
      suppressDeprecatedPropertyWarnings: true,
    });
  } catch {
    return undefined;
  }
};

/** JSX is allowed in each JavaScript file, as bundlers do. */
function getLanguage(path: string): Language {
  if (/\.[cm]?ts$/.test(path)) return 'ts';
  return path.endsWith('.tsx') ? 'tsx' : 'jsx';
}
