import type { TSESTree } from '@typescript-eslint/types';
import { kindOf } from './names.js';

const SKIPPED = new Set(['parent', 'loc', 'range', 'tokens', 'comments']);

export interface Helpers {
  /**
   * The helpers that look something up: async functions whose names are not those of gates. An error that one of them
   * makes is a read that failed. Any other error that the program makes is a guard.
   */
  readonly lookups: ReadonlySet<string>;
  /** What is awaited although its value is dropped, wherever it stands: each of these is a gate. */
  readonly dropped: readonly [start: number, end: number][];
}

export function helpersOf(ast: TSESTree.Program): Helpers {
  const lookups = new Set<string>();
  const dropped: [start: number, end: number][] = [];
  const visit = (node: TSESTree.Node): void => {
    const name = asyncName(node);
    if (name !== undefined && name !== 'main' && kindOf([name]) !== 'gate') lookups.add(name);
    if (node.type === 'ExpressionStatement' && node.expression.type === 'AwaitExpression') {
      dropped.push(node.expression.argument.range);
    }
    for (const [key, value] of Object.entries(node)) {
      if (SKIPPED.has(key)) continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof (child as TSESTree.Node | null)?.type === 'string')
          visit(child as TSESTree.Node);
      }
    }
  };
  visit(ast);
  return { lookups, dropped };
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
