import type { ESLint, Rule } from 'eslint';
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { findInnermostLoop } from '../analysis/index.js';
import type {
  ExplainedLoop,
  Explanation,
  ExplainLoopOptions,
  ExplainOptions,
} from '../analysis/index.js';
import { analyzeFile, AwaitLists } from '../analyze-file.js';
import { makeLoopOffers, tryEdit } from '../fixes/index.js';
import type { Form } from '../fixes/index.js';
import { parseSettings } from '../settings.js';

/** What the internal rule found in one file, or in one block of code that a processor took from it. */
export interface Collected {
  /** The name under which it was linted. */
  filename: string;
  lists: Explanation[];
  /** The innermost loops that wait. */
  loops: ExplainedLoop[];
  /** The lists with one await: there is nothing in them to bring together. */
  singles: { line: number; endLine: number }[];
  /** Each list, and then each loop, is reported under its number, so that a processor can say where it really stands. */
  firstId: number;
}

/** The name of the internal rule: in no config, and in no list of rules. */
export const COLLECTOR = 'waterfall-explain';

/** The weakest verdicts that the rules report. */
export interface Reported {
  lists: ExplainOptions['report'];
  loops: ExplainLoopOptions['report'];
}

/** A plugin with one rule that hands what the analysis knows of a file to `onFile`. */
export function makeCollector(
  reported: Reported,
  onFile: (collected: Collected) => void,
): ESLint.Plugin {
  let nextId = 0;
  const create = (
    context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
  ): TSESLint.RuleListener => {
    const settings = parseSettings(context.settings['waterfall']);
    const lists = new AwaitLists();
    const loops = new Set<TSESTree.Node>();
    return {
      AwaitExpression(node) {
        lists.add(node);
        const loop = findInnermostLoop(node);
        if (loop) loops.add(loop);
      },
      ForOfStatement(node) {
        if (node.await) loops.add(node);
      },
      'Program:exit'(program: TSESTree.Program) {
        const { sourceCode, filename } = context;
        const analysis = analyzeFile(context, program, settings);
        const tryForm = (form: Form) => (group: Parameters<typeof tryEdit>[2]) => {
          const made = tryEdit(sourceCode, filename, group, form, settings.errorOrder);
          return 'obstacle' in made ? made.obstacle : undefined;
        };
        const tryChains = tryForm('dataflow');
        const explained = lists.getSeveral().map((list) =>
          analysis.explainList(list, {
            report: reported.lists,
            findEditObstacle: tryForm('rounds'),
            canWriteChains: (group) => tryChains(group) === undefined,
          }),
        );
        const explainedLoops = [...loops].map((loop) =>
          analysis.explainLoop(loop, {
            report: reported.loops,
            getOffers(answer) {
              const { fix, suggestions } = makeLoopOffers(context, analysis, answer, settings);
              return fix ? 'fix' : suggestions.length > 0 ? 'suggestion' : 'report';
            },
          }),
        );
        const firstId = nextId;
        nextId += explained.length + explainedLoops.length;
        for (const [index, { line }] of [...explained, ...explainedLoops].entries()) {
          const message = String(firstId + index);
          // The message is one that only this program reads.
          (context as unknown as Rule.RuleContext).report({ loc: { line, column: 0 }, message });
        }
        onFile({
          filename,
          lists: explained,
          loops: explainedLoops,
          singles: lists.getSingle().map(({ parent }) => ({
            line: parent.loc.start.line,
            endLine: parent.loc.end.line,
          })),
          firstId,
        });
      },
    };
  };
  const rule = { meta: { type: 'problem', schema: [] }, create } as unknown as Rule.RuleModule;
  return { rules: { collect: rule } };
}
