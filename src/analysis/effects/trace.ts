import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, getPropertyName, unwrap } from '../../utils/ast.js';
import type { Variable } from '../model.js';
import type { SourceFile } from '../modules/index.js';
import { registerFile } from '../unit.js';
import type { Unit } from '../unit.js';
import { getPatternPath, isConstant } from '../variables.js';
import {
  getBound,
  getFrozen,
  getImported,
  isTypeName,
  getMeaning,
  hasDefault,
} from './definitions.js';
import { getRequired } from './module-path.js';
import { isImportReplaced, isMemberReplaced, isValueReplaced } from './replaced.js';
import { isTampered } from './tampering.js';

/** What an expression stands for, constants, imports and re-exports followed, in whatever file. */
export type Origin =
  /** A piece of code of the project: a function, a class, an expression that is not followed on. */
  | { kind: 'node'; node: TSESTree.Node }
  /** The exports of a file of the project: `import * as users from './users'`. */
  | { kind: 'file'; file: SourceFile }
  /** Something of a module that is no file of the project, or was not found. */
  | { kind: 'module'; module: string; path: readonly string[]; isMissing: boolean };

const MAX_DEPTH = 24;

/**
 * Finds what an expression stands for. The answer is the node itself where nothing is known of it.
 * @param node An expression, or the name of a type.
 */
export function trace(
  unit: Unit,
  node: TSESTree.Node,
  depth = 0,
  isType = isTypeName(node),
): Origin {
  const target = unwrap(node);
  const self: Origin = { kind: 'node', node: target };
  if (depth > MAX_DEPTH) return self;
  switch (target.type) {
    case AST_NODE_TYPES.MemberExpression: {
      const name = getPropertyName(target);
      if (name === undefined) return self;
      const base = trace(unit, target.object, depth + 1);
      if (base.kind === 'node' && isImportReplaced(unit, unwrap(target.object))) return self;
      return getMember(unit, base, [name], depth + 1) ?? self;
    }
    case AST_NODE_TYPES.TSQualifiedName: {
      const base = trace(unit, target.left, depth + 1);
      return getMember(unit, base, [target.right.name], depth + 1, isType) ?? self;
    }
    case AST_NODE_TYPES.CallExpression: {
      const bound = getBound(target) ?? getFrozen(unit, target);
      if (bound) return trace(unit, bound, depth + 1);
      return traceModule(unit, getRequired(unit, target), target, []) ?? self;
    }
    case AST_NODE_TYPES.AwaitExpression:
      return traceModule(unit, getImported(target.argument), target, []) ?? self;
    case AST_NODE_TYPES.Identifier: {
      const variable = unit.variableOf(target);
      return (variable && traceVariable(unit, variable, depth, isType)) ?? self;
    }
    default:
      return self;
  }
}

/** Where imports lead, as long as no file has changed. */
const imports = new WeakMap<Variable, { generation: number; isType: boolean; origin: Origin }>();

function traceVariable(
  unit: Unit,
  variable: Variable,
  depth: number,
  isType: boolean,
): Origin | undefined {
  const definition = getMeaning(variable, isType);
  // The node of a parameter's definition is its function.
  if (!definition || (definition.type as string) === 'Parameter' || !isConstant(variable))
    return undefined;
  const declaration = definition.node as TSESTree.Node;
  switch (declaration.type) {
    case AST_NODE_TYPES.ImportSpecifier: {
      const { imported } = declaration;
      const name = imported.type === AST_NODE_TYPES.Identifier ? imported.name : imported.value;
      return traceImport(unit, variable, declaration, [name], depth, isType);
    }
    case AST_NODE_TYPES.ImportDefaultSpecifier:
      return traceImport(unit, variable, declaration, ['default'], depth, isType);
    case AST_NODE_TYPES.ImportNamespaceSpecifier:
      return traceImport(unit, variable, declaration, [], depth, isType);
    case AST_NODE_TYPES.VariableDeclarator: {
      if (!declaration.init || hasDefault(declaration.id, definition.name)) return undefined;
      // `const users = require('./users'); users.get = fake;`
      const isRequired = unwrap(declaration.init).type === AST_NODE_TYPES.CallExpression;
      if (isRequired && isMemberReplaced(variable)) return undefined;
      const path = getPatternPath(declaration.id, definition.name);
      const base = path && trace(unit, declaration.init, depth + 1);
      return base && getMember(unit, base, path, depth + 1);
    }
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.TSInterfaceDeclaration:
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
      return { kind: 'node', node: declaration };
    default:
      return undefined;
  }
}

function traceImport(
  unit: Unit,
  variable: Variable,
  specifier: TSESTree.ImportClause,
  path: readonly string[],
  depth: number,
  isType: boolean,
): Origin | undefined {
  const known = imports.get(variable);
  if (known?.generation === unit.generation && known.isType === isType) return known.origin;
  // `users.get = fake;`: the importing file replaces a member.
  if (isMemberReplaced(variable)) return undefined;
  const { value } = (specifier.parent as TSESTree.ImportDeclaration).source;
  const origin = traceModule(unit, value, specifier, path, depth, isType);
  if (origin) imports.set(variable, { generation: unit.generation, isType, origin });
  return origin;
}

/**
 * Follows an import.
 * @param specifier The module as the import has it; undefined where the node is no import.
 * @param from A node of the file that imports.
 */
function traceModule(
  unit: Unit,
  specifier: string | undefined,
  from: TSESTree.Node,
  path: readonly string[],
  depth = 0,
  isType = false,
): Origin | undefined {
  if (specifier === undefined) return undefined;
  const resolution = unit.modules?.resolve(specifier, unit.fileOf(from).filename);
  const file = resolution?.kind === 'file' ? unit.modules?.load(resolution.path) : undefined;
  if (file) {
    registerFile(file);
    const found = getMember(unit, { kind: 'file', file }, path, depth + 1, isType);
    if (found) return found;
  }
  return resolution?.kind === 'package'
    ? { kind: 'module', module: resolution.module, path, isMissing: false }
    : { kind: 'module', module: specifier, path, isMissing: true };
}

/** What the whole of a CommonJS module is: `module.exports = load`. */
export function traceWhole(unit: Unit, file: SourceFile): Origin | undefined {
  return isModule(file) ? undefined : traceExport(unit, file, 'default', 0);
}

function isModule({ program }: SourceFile): boolean {
  return program.body.some((statement) => statement.type.startsWith('Export'));
}

function traceExport(
  unit: Unit,
  file: SourceFile,
  name: string,
  depth: number,
  isType = false,
): Origin | undefined {
  if (depth > MAX_DEPTH) return undefined;
  // Whoever requires a CommonJS module may replace what it exports.
  if (!isModule(file) && isTampered(unit, name, file.program)) return undefined;
  const target = unit.modules?.findExport(file, name);
  switch (target?.kind) {
    case undefined:
      return undefined;
    case 'external':
      return { kind: 'module', module: target.module, path: target.path, isMissing: false };
    case 'namespace':
      registerFile(target.file);
      return { kind: 'file', file: target.file };
    case 'node':
      registerFile(target.file);
      return trace(unit, target.node, depth + 1, isType);
    default:
      target satisfies never;
      return undefined;
  }
}

function getMember(
  unit: Unit,
  base: Origin,
  path: readonly string[],
  depth: number,
  isType = false,
): Origin | undefined {
  let current: Origin | undefined = base;
  for (const [index, name] of path.entries()) {
    switch (current.kind) {
      case 'module':
        return { ...current, path: [...current.path, ...path.slice(index)] };
      case 'file':
        current = traceExport(unit, current.file, name, depth, isType && index === path.length - 1);
        break;
      case 'node':
        current = traceProperty(unit, current.node, name, depth);
        break;
      default:
        current satisfies never;
    }
    if (!current) return undefined;
  }
  return current;
}

/** A property of an object literal: `{ users }`, `{ getUser: load }`, `{ ...shared }`. */
function traceProperty(
  unit: Unit,
  node: TSESTree.Node,
  name: string,
  depth: number,
): Origin | undefined {
  if (node.type !== AST_NODE_TYPES.ObjectExpression || isValueReplaced(unit, node))
    return undefined;
  if (depth > MAX_DEPTH || isTampered(unit, name, node)) return undefined;
  for (const item of node.properties.toReversed()) {
    if (item.type === AST_NODE_TYPES.SpreadElement) {
      const base = trace(unit, item.argument, depth + 1);
      const found = getMember(unit, base, [name], depth + 1);
      if (found || !isWithout(base, name)) return found;
      continue;
    }
    const key = getKeyName(item);
    if (key === undefined) return undefined;
    if (key === name) return item.kind === 'init' ? trace(unit, item.value, depth + 1) : undefined;
  }
  return undefined;
}

/** Whether a value is an object literal that visibly has no such property. */
function isWithout(base: Origin, name: string): boolean {
  return (
    base.kind === 'node' &&
    base.node.type === AST_NODE_TYPES.ObjectExpression &&
    base.node.properties.every((item) => {
      const key = item.type === AST_NODE_TYPES.Property ? getKeyName(item) : undefined;
      return key !== undefined && key !== name;
    })
  );
}
