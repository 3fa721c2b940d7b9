import type { TSESLint } from '@typescript-eslint/utils';

import type { EarlyPromise } from '../analysis/index.js';
import { mayCombine } from '../analysis/index.js';
import { analyzeFile } from '../analyze-file.js';
import { createRule } from '../create-rule.js';
import { makeAwaited, makeJoinedLoop, makeJoinedWait, makeSilencer } from '../fixes/index.js';
import { parseSettings } from '../settings.js';
import { getDottedName, unwrap } from '../utils/ast.js';

type Options = [{ report?: 'proven' | 'assumed' }];
type MessageIds =
  'await' | 'leave' | 'loop' | 'floating' | 'join' | 'joinEarly' | 'joinLoop' | 'silence' | 'wait';
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
          report: {
            type: 'string',
            enum: ['proven', 'assumed'],
            description:
              'Whether only promises are reported that are proven to have started, or also what calls of unknown functions give, when it is awaited later.',
          },
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
      loop: 'These promises have all started and are awaited one after another: if one rejects before its turn, Node ends the process, also inside of `try`.',
      floating:
        'Nobody waits for this `{{name}}` and nobody hears when it rejects: Node ends the process then.',
      join: 'Wait for them together with Promise.all.',
      joinEarly:
        'Wait for it here, together with {{other}}: what follows starts when both have ended.',
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
        const { sourceCode } = context;
        if (!/\bawait\b/.test(sourceCode.text) && !mayCombine(sourceCode.text)) return;
        const analysis = analyzeFile(context, program, settings);
        const all = analysis.findEarlyPromises();
        for (const early of all) {
          if (early.started.evidence === 'assumed' && options.report !== 'assumed') continue;
          const join = makeJoinedWait(sourceCode, early, all);
          const isFix = join?.isAdjacent === true && early.isFixable;
          const data = describe(early);
          context.report({
            node: early.declarator ?? early.gap,
            messageId: early.kind,
            data,
            fix: isFix ? apply(join.edits) : null,
            suggest: [
              ...(isFix
                ? []
                : offer(join?.isAdjacent === true ? 'join' : 'joinEarly', join?.edits, data)),
              ...offer('joinLoop', makeJoinedLoop(sourceCode, early)?.edits, data),
              ...(isFix ? [] : offerOne('silence', makeSilencer(sourceCode, early), data)),
            ],
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

type Edit = NonNullable<ReturnType<typeof makeSilencer>>;

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
  const argument = gap.type === 'AwaitExpression' ? unwrap(gap.argument) : undefined;
  const other =
    argument?.type === 'CallExpression'
      ? `${getDottedName(argument.callee)}()`
      : argument?.type === 'Identifier'
        ? `\`${argument.name}\``
        : 'something else';
  return { name: variable?.name ?? started.name, other };
}
