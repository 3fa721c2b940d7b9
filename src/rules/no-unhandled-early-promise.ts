import type { TSESLint } from '@typescript-eslint/utils';

import type { EarlyPromise } from '../analysis/index.js';
import { mayCombine } from '../analysis/index.js';
import { analyzeFile } from '../analyze-file.js';
import { createRule, makeReportOption } from '../create-rule.js';
import {
  makeAwaited,
  makeBranch,
  makeJoinedLoop,
  makeJoinedWait,
  makeSilencer,
} from '../fixes/index.js';
import type { Edit, JoinedWait } from '../fixes/index.js';
import { parseSettings } from '../settings.js';
import { getDottedName, unwrap } from '../utils/ast.js';

type Options = [{ report?: 'proven' | 'assumed' }];
type MessageIds =
  | EarlyPromise['kind']
  | 'floating'
  | 'join'
  | 'joinEarly'
  | 'branch'
  | 'joinLoop'
  | 'silence'
  | 'wait';
type Suggestion = TSESLint.SuggestionReportDescriptor<MessageIds>;

export const noUnhandledEarlyPromise = createRule<Options, MessageIds>({
  name: 'no-unhandled-early-promise',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow promises that can reject before anyone listens',
      recommended: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          ...makeReportOption(
            ['proven', 'assumed'],
            'Whether only promises are reported that are proven to have started, or also what calls of unknown functions give, when it is awaited later.',
          ),
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ report: 'proven' }],
    messages: {
      await:
        '`{{name}}` has started, and nobody listens while {{other}} is awaited: if it rejects then, Node ends the process, also inside of `try`.',
      leave:
        '`{{name}}` has started, and nobody listens when the function is left here: if it rejects, Node ends the process.',
      throw:
        '`{{name}}` has started, and nobody listens when {{other}} throws: if it rejects, Node ends the process.',
      loop: 'These promises have all started and are awaited one after another: if one rejects before its turn, Node ends the process, also inside of `try`.',
      floating:
        'Nobody waits for this `{{name}}` and nobody hears when it rejects: Node ends the process then.',
      join: 'Wait for them together with Promise.all.',
      joinEarly:
        'Wait for it here, together with {{other}}: what follows starts when both have ended.',
      branch:
        'Wait for it together with the work that stands before its await, as two branches of one Promise.all.',
      joinLoop: 'Wait for all of them with Promise.all, then go through the values.',
      silence: 'Attach a handler at once: a rejection then waits for the await of `{{name}}`.',
      wait: 'Wait for it.',
    },
  },
  defaultOptions: [{ report: 'proven' }],
  create(context, [options]) {
    const settings = parseSettings(context.settings.waterfall);
    return {
      'Program:exit'(program) {
        const { sourceCode, filename } = context;
        if (!/\bawait\b/.test(sourceCode.text) && !mayCombine(sourceCode.text)) return;
        const analysis = analyzeFile(context, program, settings);
        const all = analysis.findEarlyPromises();
        for (const early of all) {
          if (early.started.evidence === 'assumed' && options.report !== 'assumed') continue;
          const data = describe(early);
          const join = makeJoinedWait(sourceCode, early, all);
          const isFix = join?.isAdjacent === true && early.isFixable;
          context.report({
            node: early.declarator ?? early.gap,
            messageId: early.kind,
            data,
            fix: isFix ? apply(join.edits) : null,
            suggest: isFix ? [] : suggest(sourceCode, filename, early, all, join),
          });
        }
        for (const { node, name } of analysis.findFloatingJoins()) {
          const suggest = offerOne('wait', makeAwaited(sourceCode, node), { name });
          context.report({ node, messageId: 'floating', data: { name }, suggest });
        }
      },
    };
  },
});

function suggest(
  source: Readonly<TSESLint.SourceCode>,
  filename: string,
  early: EarlyPromise,
  all: readonly EarlyPromise[],
  join: JoinedWait | undefined,
): Suggestion[] {
  const data = describe(early);
  const isAdjacent = join?.isAdjacent === true;
  // What waits in between would have to wait for the promise, too: a branch of its own goes on.
  const isChain = early.branch?.isChain === true;
  const branch =
    isAdjacent || (join && !isChain) ? undefined : makeBranch(source, filename, early, all);
  return [
    ...offerOne('branch', branch, data),
    ...(branch ? [] : offer(isAdjacent ? 'join' : 'joinEarly', join?.edits, data)),
    ...offer('joinLoop', makeJoinedLoop(source, early), data),
    ...offerOne('silence', makeSilencer(source, early), data),
  ];
}

function apply(edits: readonly Edit[]): TSESLint.ReportFixFunction {
  return (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange(range, text));
}

function offer(
  messageId: MessageIds,
  edits: readonly Edit[] | undefined,
  data: Record<string, string>,
): Suggestion[] {
  return edits ? [{ messageId, data, fix: apply(edits) }] : [];
}

function offerOne(
  messageId: MessageIds,
  edit: Edit | undefined,
  data: Record<string, string>,
): Suggestion[] {
  return offer(messageId, edit && [edit], data);
}

function describe({ variable, gap, started }: EarlyPromise): Record<string, string> {
  const argument = gap.type === 'AwaitExpression' ? unwrap(gap.argument) : gap;
  const other =
    argument?.type === 'CallExpression'
      ? `${getDottedName(argument.callee)}()`
      : argument?.type === 'Identifier'
        ? `\`${argument.name}\``
        : 'something else';
  return { name: variable?.name ?? started.name, other };
}
