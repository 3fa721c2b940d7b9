import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, getStaticString, unwrap } from '../../utils/ast.js';
import type { Unit } from '../unit.js';
import { getOnlyDefinition, getPatternPath, isConstant, isUndeclared } from '../variables.js';

/** A value that comes from another module. */
export interface ModulePath {
  module: string;
  path: readonly string[];
}

const MAX_DEPTH = 16;

/** `require('./a')`, where nothing in the file declares `require`. */
export function getRequired(unit: Unit, call: TSESTree.CallExpression): string | undefined {
  const isRequire =
    call.callee.type === AST_NODE_TYPES.Identifier &&
    call.callee.name === 'require' &&
    isUndeclared(unit.variableOf(call.callee));
  return isRequire ? getStaticString(call.arguments[0]) : undefined;
}

/** Where a value is imported from, followed through constants, destructuring and `require`. */
export function getModulePath(unit: Unit, node: TSESTree.Node, depth = 0): ModulePath | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const target = unwrap(node);
  if (target.type === AST_NODE_TYPES.MemberExpression) {
    const name = getPropertyName(target);
    const base = name === undefined ? undefined : getModulePath(unit, target.object, depth + 1);
    if (!base) return undefined;
    // A default import of a namespace: `import fs from 'node:fs/promises'`.
    const path = base.path[0] === 'default' && base.path.length === 1 ? [] : base.path;
    return { module: base.module, path: [...path, name!] };
  }
  if (target.type === AST_NODE_TYPES.CallExpression) {
    const module = getRequired(unit, target);
    return module === undefined ? undefined : { module, path: [] };
  }
  const variable = target.type === AST_NODE_TYPES.Identifier ? unit.variableOf(target) : undefined;
  const definition = variable && getOnlyDefinition(variable);
  if (!variable || !definition || !isConstant(variable)) return undefined;
  const declaration = definition.node as TSESTree.Node;
  switch (declaration.type) {
    case AST_NODE_TYPES.ImportSpecifier: {
      const imported = declaration.imported;
      const name = imported.type === AST_NODE_TYPES.Identifier ? imported.name : imported.value;
      return {
        module: (declaration.parent as TSESTree.ImportDeclaration).source.value,
        path: [name],
      };
    }
    case AST_NODE_TYPES.ImportDefaultSpecifier:
      return {
        module: (declaration.parent as TSESTree.ImportDeclaration).source.value,
        path: ['default'],
      };
    case AST_NODE_TYPES.ImportNamespaceSpecifier:
      return { module: (declaration.parent as TSESTree.ImportDeclaration).source.value, path: [] };
    case AST_NODE_TYPES.VariableDeclarator: {
      if (!declaration.init) return undefined;
      const base = getModulePath(unit, declaration.init, depth + 1);
      const path = base && getPatternPath(declaration.id, definition.name);
      return base && path && { module: base.module, path: [...base.path, ...path] };
    }
    default:
      return undefined;
  }
}
