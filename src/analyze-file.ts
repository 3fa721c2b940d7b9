import path from 'node:path';

import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { createAnalysis, createUnit, findStatementList, getModules } from './analysis/index.js';
import type { Analysis, StatementList } from './analysis/index.js';
import { makeTypeOf } from './checked-types.js';
import type { WaterfallSettings } from './settings.js';

export { getLibraryYear } from './checked-types.js';

/** What is needed of the context of a rule. */
type FileContext = Pick<
  TSESLint.RuleContext<string, readonly unknown[]>,
  'filename' | 'physicalFilename' | 'sourceCode'
>;

const started = new WeakMap<
  TSESTree.Program,
  { settings: WaterfallSettings; analysis: Analysis }
>();

/** The analysis of the file that a rule looks at: one for all rules, as long as it holds. */
export function analyzeFile(
  { filename, physicalFilename, sourceCode }: FileContext,
  program: TSESTree.Program,
  settings: WaterfallSettings,
): Analysis {
  // A snippet without a place on the disk has no other files beside it.
  const modules = path.isAbsolute(physicalFilename) ? getModules() : undefined;
  const known = started.get(program);
  if (
    known?.settings === settings &&
    known.analysis.unit.modules === modules &&
    known.analysis.unit.generation === (modules?.refresh() ?? 0)
  )
    return known.analysis;
  const analysis = createAnalysis(
    createUnit({
      program,
      scopes: sourceCode.scopeManager!,
      keys: sourceCode.visitorKeys,
      filename,
      settings,
      modules,
      typeOf: makeTypeOf(sourceCode.parserServices),
      text: sourceCode.text,
      getText: (node) => sourceCode.getText(node),
    }),
  );
  started.set(program, { settings, analysis });
  return analysis;
}

/** The statement lists of a file that wait, with the number of awaits that are their own. */
export class AwaitLists {
  private readonly lists = new Map<TSESTree.Node, { list: StatementList; awaits: number }>();

  add(node: TSESTree.AwaitExpression): void {
    const list = findStatementList(node);
    if (!list) return;
    const known = this.lists.get(list.parent);
    if (known) known.awaits++;
    else this.lists.set(list.parent, { list, awaits: 1 });
  }

  /** The lists with more than one await: only those can hold something to find. */
  getSeveral(): StatementList[] {
    return [...this.lists.values()].flatMap(({ list, awaits }) => (awaits > 1 ? [list] : []));
  }

  /** The lists with one await. */
  getSingle(): StatementList[] {
    return [...this.lists.values()].flatMap(({ list, awaits }) => (awaits === 1 ? [list] : []));
  }
}
