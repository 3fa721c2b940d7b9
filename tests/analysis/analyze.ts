import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';

import {
  createAnalysis,
  createUnit,
  getStatementList,
  printAnalysis,
} from '../../src/analysis/index.js';
import type { Analysis, AnalysisSettings, StatementList } from '../../src/analysis/index.js';
import type { Modules } from '../../src/analysis/modules/index.js';
import { walk } from '../../src/utils/walk.js';

const defaults: AnalysisSettings = {
  trustNames: 'undeclared',
  maxWidth: 8,
  effects: [],
  platform: 'auto' as const,
};

/** Parses a text and starts the analysis of it, as the rule does. */
export function analyze(
  text: string,
  filename = 'file.ts',
  settings: Partial<AnalysisSettings> = {},
  modules?: Modules,
): Analysis {
  const { ast, scopeManager, visitorKeys } = parser.parseForESLint(text, {
    range: true,
    loc: true,
    comment: true,
    tokens: true,
    sourceType: 'module',
    ecmaFeatures: { jsx: filename.endsWith('x') },
  });
  const program = ast as unknown as TSESTree.Program;
  addParents(program, visitorKeys);
  return createAnalysis(
    createUnit({
      program,
      scopes: scopeManager as never,
      keys: visitorKeys,
      filename,
      settings: { ...defaults, ...settings },
      modules,
      text,
      getText: (node) => text.slice(...node.range),
    }),
  );
}

/** The statement lists of a file that wait themselves, in source order. */
export function getLists(analysis: Analysis): StatementList[] {
  const lists = new Map<TSESTree.Node, StatementList>();
  walk(analysis.unit.program, analysis.unit.keys, (node) => {
    if (node.type !== 'AwaitExpression') return true;
    for (
      let current = node.parent as TSESTree.Node | undefined;
      current;
      current = current.parent
    ) {
      const list = getStatementList(current);
      if (list) {
        lists.set(list.parent, list);
        break;
      }
    }
    return true;
  });
  return [...lists.values()];
}

/** The printed answers for a file, list by list. */
export function print(analysis: Analysis): string {
  return `${getLists(analysis)
    .map((list) => printAnalysis(analysis, list))
    .join('\n\n')}\n`;
}

/** The name of the function around a list: `keepGuard`, `fixPair`. */
export function getFunctionName(list: StatementList): string {
  for (let current: TSESTree.Node | undefined = list.parent; current; current = current.parent) {
    if (current.type === 'FunctionDeclaration') return current.id?.name ?? '';
    if (current.type === 'MethodDefinition' && current.key.type === 'Identifier')
      return current.key.name;
    if (
      current.type === 'VariableDeclarator' &&
      current.id.type === 'Identifier' &&
      current.init?.type === 'ArrowFunctionExpression'
    )
      return current.id.name;
  }
  return '';
}

function addParents(program: TSESTree.Program, keys: Parameters<typeof walk>[1]): void {
  const visit = (node: TSESTree.Node): void => {
    for (const key of keys[node.type] ?? []) {
      const value = (node as unknown as Record<string, unknown>)[key];
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child !== 'object' || child === null || !('type' in child)) continue;
        (child as { parent: TSESTree.Node }).parent = node;
        visit(child as TSESTree.Node);
      }
    }
  };
  visit(program);
}
