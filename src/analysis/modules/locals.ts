import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, getStaticString, unwrap } from '../../utils/ast.js';
import type { Origin } from './origin.js';
import type { SourceFile } from './parse.js';

type Definition = TSESLint.Scope.Definition;

/**
 * Where a name of the top level of a file comes from: another file for imports, otherwise the
 * declaration of a function, class or type, or the identifier that binds a variable.
 */
export function findLocal(file: SourceFile, name: string): Origin | undefined {
  const definition = pickDefinition(findVariable(file, name)?.defs ?? []);
  if (!definition) return undefined;
  const node = definition.node as TSESTree.Node;
  switch (node.type) {
    case AST_NODE_TYPES.ImportSpecifier:
    case AST_NODE_TYPES.ImportDefaultSpecifier:
    case AST_NODE_TYPES.ImportNamespaceSpecifier:
      return {
        kind: 'from',
        specifier: (node.parent as TSESTree.ImportDeclaration).source.value,
        name: getImportedName(node),
      };
    case AST_NODE_TYPES.TSImportEqualsDeclaration: {
      const { moduleReference } = node;
      if (moduleReference.type !== AST_NODE_TYPES.TSExternalModuleReference) {
        return { kind: 'node', node };
      }
      const specifier = getStaticString(moduleReference.expression);
      return specifier === undefined ? undefined : { kind: 'from', specifier, name: '=' };
    }
    case AST_NODE_TYPES.VariableDeclarator:
      return findRequired(file, node, definition.name) ?? { kind: 'node', node: definition.name };
    default:
      return { kind: 'node', node };
  }
}

/** `require('./x')` (the whole), or `require('./x').y`, as an import. */
export function readRequire(file: SourceFile, expression: TSESTree.Node): Origin | undefined {
  const node = unwrap(expression);
  if (node.type === AST_NODE_TYPES.MemberExpression && !node.computed) {
    const whole = readRequire(file, node.object);
    return whole?.kind === 'from' && whole.name === '='
      ? { ...whole, name: (node.property as TSESTree.Identifier).name }
      : undefined;
  }
  if (
    node.type !== AST_NODE_TYPES.CallExpression ||
    node.callee.type !== AST_NODE_TYPES.Identifier ||
    node.callee.name !== 'require' ||
    findVariable(file, 'require')
  ) {
    return undefined;
  }
  const specifier = getStaticString(node.arguments[0]);
  return specifier === undefined ? undefined : { kind: 'from', specifier, name: '=' };
}

/** The variable of the top level of a file with that name. */
export function findVariable(file: SourceFile, name: string): TSESLint.Scope.Variable | undefined {
  const { globalScope } = file.scopes;
  // That of a module, or of the function that a CommonJS file is the body of.
  const own = globalScope?.childScopes.find((scope) => scope.block === file.program);
  return (own ?? globalScope)?.set.get(name);
}

/** The names that a declaration binds. */
export function getBoundNames(declaration: TSESTree.Node): string[] {
  if (declaration.type === AST_NODE_TYPES.VariableDeclaration) {
    return declaration.declarations.flatMap(({ id }) => getPatternNames(id));
  }
  const { id } = declaration as { id?: TSESTree.Node | null };
  return id?.type === AST_NODE_TYPES.Identifier ? [id.name] : [];
}

function getPatternNames(pattern: TSESTree.Node | null): string[] {
  switch (pattern?.type) {
    case AST_NODE_TYPES.Identifier:
      return [pattern.name];
    case AST_NODE_TYPES.ObjectPattern:
      return pattern.properties.flatMap((item) =>
        getPatternNames(item.type === AST_NODE_TYPES.Property ? item.value : item),
      );
    case AST_NODE_TYPES.ArrayPattern:
      return pattern.elements.flatMap(getPatternNames);
    case AST_NODE_TYPES.AssignmentPattern:
      return getPatternNames(pattern.left);
    case AST_NODE_TYPES.RestElement:
      return getPatternNames(pattern.argument);
    default:
      return [];
  }
}

/** `const x = require('./x')` and `const { y } = require('./x')`. */
function findRequired(
  file: SourceFile,
  { id, init, parent }: TSESTree.VariableDeclarator,
  name: TSESTree.Node,
): Origin | undefined {
  const required = init && parent.kind === 'const' ? readRequire(file, init) : undefined;
  if (!required || id === name) return required;
  if (id.type !== AST_NODE_TYPES.ObjectPattern) return undefined;
  const property = id.properties.find((item) => item.value === name);
  const key = property?.type === AST_NODE_TYPES.Property ? getKeyName(property) : undefined;
  return required.kind === 'from' && required.name === '=' && key !== undefined
    ? { ...required, name: key }
    : undefined;
}

function getImportedName(node: TSESTree.ImportClause): string {
  if (node.type === AST_NODE_TYPES.ImportNamespaceSpecifier) return '*';
  if (node.type === AST_NODE_TYPES.ImportDefaultSpecifier) return 'default';
  return node.imported.type === AST_NODE_TYPES.Identifier
    ? node.imported.name
    : node.imported.value;
}

/** Of the definitions that share a name, the one that is a value and has a body. */
function pickDefinition(definitions: readonly Definition[]): Definition | undefined {
  const rank = ({ node }: Definition): number => {
    switch (node.type as AST_NODE_TYPES) {
      case AST_NODE_TYPES.TSDeclareFunction:
        return 1;
      case AST_NODE_TYPES.TSModuleDeclaration:
        return 2;
      case AST_NODE_TYPES.TSInterfaceDeclaration:
      case AST_NODE_TYPES.TSTypeAliasDeclaration:
        return 3;
      default:
        return 0;
    }
  };
  return definitions.reduce<Definition | undefined>(
    (best, one) => (best === undefined || rank(one) < rank(best) ? one : best),
    undefined,
  );
}
