import type { EarlyPromise } from '../analysis/index.js';
import { analyzeFile } from '../analyze-file.js';
import { createRule } from '../create-rule.js';
import { parseSettings } from '../settings.js';
import { getDottedName, unwrap } from '../utils/ast.js';

type Options = [{ report?: 'proven' | 'assumed' }];
type MessageIds = 'await' | 'leave' | 'loop' | 'floating';

export const noUnhandledEarlyPromise = createRule<Options, MessageIds>({
  name: 'no-unhandled-early-promise',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow promises that can reject before anyone listens',
      recommended: 'recommended',
    },
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
    },
  },
  defaultOptions: [{ report: 'proven' }],
  create(context, [options]) {
    const settings = parseSettings(context.settings.waterfall);
    return {
      'Program:exit'(program) {
        const { text } = context.sourceCode;
        if (!/\bawait\b|\bPromise\b/.test(text)) return;
        const analysis = analyzeFile(context, program, settings);
        for (const early of analysis.findEarlyPromises()) {
          if (early.started.evidence === 'assumed' && options.report !== 'assumed') continue;
          context.report({
            node: early.declarator ?? early.gap,
            messageId: early.kind,
            data: describe(early),
          });
        }
        for (const { node, name } of analysis.findFloatingJoins())
          context.report({ node, messageId: 'floating', data: { name } });
      },
    };
  },
});

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
