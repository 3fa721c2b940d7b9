import { parse } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';

export type Node = TSESTree.Node;
export type Call = TSESTree.CallExpression;
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

export const parseText = (text: string): TSESTree.Program =>
  parse(text, { range: true, sourceType: 'module' }) as unknown as TSESTree.Program;

/** Every node below and including one. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent' || key === 'loc' || key === 'range') continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof (child as Node).type === 'string') yield* nodesOf(child as Node);
    }
  }
}

export function identifiersOf(node: Node): Set<string> {
  const names = new Set<string>();
  for (const inner of nodesOf(node)) if (inner.type === 'Identifier') names.add(inner.name);
  return names;
}

/** The functions that a file declares by name, at its top. */
export function functionsOf(program: TSESTree.Program): Map<string, FunctionNode> {
  const functions = new Map<string, FunctionNode>();
  for (const statement of program.body) {
    if (statement.type === 'FunctionDeclaration' && statement.id) {
      functions.set(statement.id.name, statement as FunctionNode);
    }
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && init?.type === 'ArrowFunctionExpression')
        functions.set(id.name, init);
    }
  }
  return functions;
}

/** Variables of the module that someone may change. */
export function moduleStateOf(program: TSESTree.Program): Set<string> {
  const names = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      const isFixed = init?.type === 'Literal' || init?.type === 'ArrowFunctionExpression';
      if (id.type === 'Identifier' && !(statement.kind === 'const' && isFixed)) names.add(id.name);
    }
  }
  return names;
}
