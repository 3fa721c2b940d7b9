import type { TSESTree } from '@typescript-eslint/types';
import { kindOf } from './names.js';

/**
 * The helpers that look something up: async functions of the program whose value every caller uses, and whose names
 * are not those of gates. An error that one of them makes is a read that failed. Any other error that the program
 * makes is a guard.
 */
export function lookupsOf(ast: TSESTree.Program): ReadonlySet<string> {
  const lookups = new Set<string>();
  const dropped = new Set<string>();
  const visit = (node: TSESTree.Node): void => {
    const name = asyncName(node);
    if (name !== undefined && name !== 'main' && kindOf([name]) !== 'gate') lookups.add(name);
    const unused = droppedCall(node);
    if (unused !== undefined) dropped.add(unused);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'parent') continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof (child as TSESTree.Node | null)?.type === 'string')
          visit(child as TSESTree.Node);
      }
    }
  };
  visit(ast);
  return new Set([...lookups].filter((name) => !dropped.has(name)));
}

function asyncName(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
      return node.async ? node.id?.name : undefined;
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' && isAsync(node.init) ? node.id.name : undefined;
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
      return node.key.type === 'Identifier' && isAsync(node.value) ? node.key.name : undefined;
    default:
      return undefined;
  }
}

function isAsync(node: TSESTree.Node | null): boolean {
  return (
    (node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression') && node.async
  );
}

function droppedCall(node: TSESTree.Node): string | undefined {
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'AwaitExpression') return;
  const { argument } = node.expression;
  if (argument.type !== 'CallExpression') return undefined;
  const { callee } = argument;
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return undefined;
  return callee.property.name;
}
