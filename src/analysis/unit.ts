import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { getProgram } from '../utils/ast.js';
import type { VisitorKeys } from '../utils/walk.js';
import type { Platform } from './background/platform.js';
import type { EffectSetting } from './effects/setting.js';
import type { Modules, SourceFile } from './modules/index.js';
import type { Variable } from './model.js';

/** The settings that the analysis depends on. */
export interface AnalysisSettings {
  trustNames: 'undeclared' | 'unresolved' | 'never';
  maxWidth: number;
  effects: readonly EffectSetting[];
  /** Where handlers of requests run; `auto` to tell by packages and imports. */
  platform: Platform;
}

/** A type of a package. */
export interface NamedType {
  module: string;
  name: string;
}

/** One parsed file with its scopes. */
export interface FileInput {
  program: TSESTree.Program;
  scopes: TSESLint.Scope.ScopeManager;
  filename: string;
  /** The whole text, in which ranges count. */
  text: string;
  /** The text of a node. */
  getText(node: TSESTree.Node): string;
}

/** The file that is asked about, and the way to the other files of the project. */
export interface Unit extends FileInput {
  /** The child keys of the nodes of this file and of those that were read beside it. */
  readonly keys: VisitorKeys;
  settings: AnalysisSettings;
  modules: Modules | undefined;
  /** The package's type that a value of the linted file has, where a type checker is there. */
  typeOf?: ((node: TSESTree.Node) => NamedType | undefined) | undefined;
  /** Changes whenever a file that was read beside this one has changed. */
  generation: number;
  /** The variable that an identifier in an expression refers to, in whatever file it stands. */
  variableOf(identifier: TSESTree.Node): Variable | undefined;
  /** The file that a node stands in. */
  fileOf(node: TSESTree.Node): FileInput;
}

/**
 * Makes a unit; references are indexed at the first question.
 * @param input The file, with the child keys of its parser. Without `modules`, other files are not read.
 */
export function createUnit(
  input: Omit<Unit, 'variableOf' | 'fileOf' | 'modules' | 'generation'> & {
    modules?: Modules | undefined;
  },
): Unit {
  let index: ReferenceIndex | undefined;
  const isForeign = (node: TSESTree.Node): boolean =>
    foreignKeys !== undefined && getProgram(node) !== input.program;
  return {
    ...input,
    modules: input.modules,
    generation: input.modules?.refresh() ?? 0,
    get keys() {
      return foreignKeys ? mergeKeys(input.keys, foreignKeys) : input.keys;
    },
    getText: (node) => (isForeign(node) ? getForeign(node).getText(node) : input.getText(node)),
    variableOf(identifier) {
      index ??= indexReferences(input.scopes);
      const own = index.get(identifier);
      if (own !== undefined || !isForeign(identifier)) return own ?? undefined;
      return getForeign(identifier).index.get(identifier) ?? undefined;
    },
    fileOf: (node) => (isForeign(node) ? getForeign(node) : input),
  };
}

/** Null for a name that nothing in the file declares. */
type ReferenceIndex = Map<TSESTree.Node, Variable | null>;

interface ForeignFile extends FileInput {
  readonly index: ReferenceIndex;
}

const foreign = new WeakMap<TSESTree.Program, ForeignFile>();
let foreignKeys: VisitorKeys | undefined;

/** Makes a file known, so that questions about its nodes find it. */
export function registerFile({ program, scopes, keys, path, text }: SourceFile): void {
  if (foreign.has(program)) return;
  foreignKeys ??= keys;
  let index: ReferenceIndex | undefined;
  foreign.set(program, {
    program,
    scopes,
    filename: path,
    text,
    getText: (node) => text.slice(node.range[0], node.range[1]),
    get index() {
      return (index ??= indexReferences(scopes));
    },
  });
}

function getForeign(node: TSESTree.Node): ForeignFile {
  const file = foreign.get(getProgram(node));
  if (!file) throw new Error('A node of a file that was not registered.');
  return file;
}

const merged = new WeakMap<VisitorKeys, VisitorKeys>();

/** The keys of the linted file's parser win; the other files' parser adds the types it knows. */
function mergeKeys(own: VisitorKeys, other: VisitorKeys): VisitorKeys {
  let keys = merged.get(own);
  if (!keys) {
    keys = { ...other, ...own };
    merged.set(own, keys);
  }
  return keys;
}

function indexReferences(scopes: TSESLint.Scope.ScopeManager): ReferenceIndex {
  const index: ReferenceIndex = new Map();
  for (const scope of scopes.scopes) {
    for (const reference of scope.references) {
      index.set(reference.identifier, reference.resolved ?? null);
    }
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) {
        if (!index.has(identifier)) index.set(identifier, variable);
      }
    }
  }
  return index;
}
