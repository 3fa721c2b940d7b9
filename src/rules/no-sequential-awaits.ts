import type { TSESLint } from '@typescript-eslint/utils';

import { findTagProblems } from '../analysis/index.js';
import type { Group } from '../analysis/index.js';
import { analyzeFile, AwaitLists } from '../analyze-file.js';
import { createRule, makeReportOption } from '../create-rule.js';
import { makeEdit } from '../fixes/index.js';
import type { Form } from '../fixes/index.js';
import { parseSettings } from '../settings.js';
import type { ErrorOrder } from '../settings.js';
import { joinWords } from '../utils/words.js';

type Options = [{ report?: Group['verdict'] }];
type MessageIds =
  | 'sequential'
  | 'sequentialAssumed'
  | 'sequentialUnknown'
  | 'join'
  | 'joinAssumed'
  | 'joinUnknown'
  | 'dataflow'
  | 'dataflowAssumed'
  | 'invalidTag';
type Context = Readonly<TSESLint.RuleContext<MessageIds, Options>>;

export const noSequentialAwaits = createRule<Options, MessageIds>({
  name: 'no-sequential-awaits',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow awaits that wait for one another without need',
      recommended: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          ...makeReportOption(
            ['proven', 'assumed', 'unknown'],
            'The weakest verdict that is reported: only awaits proven to be independent, also those assumed to be by the names of what they call, or also those whose effects are unknown.',
          ),
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ report: 'assumed' }],
    messages: {
      sequential:
        '{{before}} awaits take {{before}} rounds; {{after}} {{verb}} enough ({{members}}).',
      sequentialAssumed:
        '{{before}} awaits take {{before}} rounds; {{after}} {{verb}} enough, assuming no writes in {{assumptions}}.',
      sequentialUnknown:
        '{{before}} awaits take {{before}} rounds. No value ties them together: {{after}} would do if {{assumptions}} may run at the same time.',
      join: 'Run them together with Promise.all.',
      joinAssumed: 'Run them together with Promise.all (assumes no writes in {{assumptions}}).',
      joinUnknown:
        'Run them together with Promise.all ({{assumptions}} will overlap, and the others have started when one fails).',
      dataflow: 'Run each chain on its own inside one Promise.all.',
      invalidTag: '{{problem}} As it is, the tag says nothing.',
      dataflowAssumed:
        'Run each chain on its own inside one Promise.all (assumes that {{assumptions}} may run at the same time).',
    },
  },
  defaultOptions: [{ report: 'assumed' }],
  create(context, [options]) {
    // A wrong setting is said in every file, not only where there is something to find.
    const settings = parseSettings(context.settings.waterfall);
    const lists = new AwaitLists();
    return {
      AwaitExpression: (node) => lists.add(node),
      'Program:exit'(program) {
        const { text } = context.sourceCode;
        for (const { message, loc } of findTagProblems({ comments: program.comments ?? [], text }))
          context.report({ loc, messageId: 'invalidTag', data: { problem: message } });
        const candidates = lists.getSeveral();
        if (candidates.length === 0) return;
        const analysis = analyzeFile(context, program, settings);
        for (const list of candidates) {
          for (const group of analysis.findGroups(list, options.report ?? 'assumed'))
            report(context, group, settings.errorOrder);
        }
      },
    };
  },
});

function report(context: Context, group: Group, errorOrder: ErrorOrder): void {
  const { sourceCode } = context;
  const token = sourceCode.getFirstToken(group.late.awaits[0] ?? group.late.node)!;
  const data = {
    before: String(group.roundsBefore),
    after: String(group.roundsAfter),
    verb: group.roundsAfter === 1 ? 'is' : 'are',
    members: countWords(group.members.map(({ slot }) => slot.name)),
    assumptions: countWords(group.assumptions.map((name) => `${name}()`)),
    verdict: group.verdict,
    shape: group.shape,
    criticalPath: String(group.criticalPath),
  };
  const edit = (form: Form) => makeEdit(sourceCode, context.filename, group, form, errorOrder);
  const rounds = edit('rounds');
  const toFix = (made: typeof rounds) => (fixer: TSESLint.RuleFixer) =>
    made ? fixer.replaceTextRange(made.range, made.text) : null;
  const suggest: TSESLint.ReportSuggestionArray<MessageIds> = [];
  if (rounds && !group.fixable) {
    suggest.push({
      messageId: group.verdict === 'unknown' ? 'joinUnknown' : 'joinAssumed',
      data,
      fix: toFix(rounds),
    });
  }
  const chains = edit('dataflow');
  if (chains) {
    suggest.push({
      messageId: group.verdict === 'proven' ? 'dataflow' : 'dataflowAssumed',
      data,
      fix: toFix(chains),
    });
  }
  context.report({
    loc: token.loc,
    messageId:
      group.verdict === 'proven'
        ? 'sequential'
        : group.verdict === 'assumed'
          ? 'sequentialAssumed'
          : 'sequentialUnknown',
    data,
    fix: rounds && group.fixable ? toFix(rounds) : null,
    suggest,
  });
}

/** `a, 2 × b and c`; long lists are cut. */
function countWords(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const items = [...counts].map(([word, count]) => (count > 1 ? `${count} × ${word}` : word));
  return joinWords(items, 6);
}
