import type { TSESLint } from '@typescript-eslint/utils';

import type { MisuseKind, SettledMisuse } from '../analysis/index.js';
import { analyzeFile } from '../analyze-file.js';
import { createRule } from '../create-rule.js';
import { makeDeclaredUnwrap, makeInlineUnwrap } from '../fixes/index.js';
import type { Unwrap } from '../fixes/index.js';
import { parseSettings } from '../settings.js';
import { getDottedName, unwrap } from '../utils/ast.js';

type Options = [{ returned?: boolean; dropped?: boolean }];
type MessageIds = MisuseKind | 'orUndefined' | 'orThrow' | 'inline';

const DEFAULTS = { returned: false, dropped: false };

export const noUncheckedSettled = createRule<Options, MessageIds>({
  name: 'no-unchecked-settled',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow settled results used as if they were the values',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          returned: {
            type: 'boolean',
            description:
              'Whether results that a function returns or copies into an object are reported, too.',
          },
          dropped: {
            type: 'boolean',
            description:
              'Whether a `Promise.allSettled` whose results nobody looks at is reported, too.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [DEFAULTS],
    messages: {
      truthy:
        '{{result}} is a settled result, which is an object also when {{source}} fails: this test always passes.',
      nullish:
        '{{result}} is a settled result, which is an object also when {{source}} fails: what stands behind `??` is never used.',
      compared:
        '{{result}} is a settled result, which is an object of its own: this comparison never finds the value of {{source}}.',
      property:
        '{{result}} is a settled result: `{{property}}` is a property of its `value`, and always undefined here.',
      text: '{{result}} is a settled result: here it stands for the value of {{source}}, and gives “[object Object]”.',
      iterated: '{{result}} is a settled result, which cannot be iterated: its `value` can.',
      called: '{{result}} is a settled result, which cannot be called: its `value` can.',
      thrown: '{{result}} is a settled result: what failed is its `reason`.',
      argument: '{{result}} is a settled result: the function takes the value of {{source}}.',
      unchecked:
        'The value of {{source}} is read and nobody asks whether it failed: it is undefined then, and the reason is lost.',
      data: '{{result}} is a settled result: what leaves here is `{ status, value }`, or `{ status, reason }` when {{source}} fails.',
      returned:
        '{{result}} is a settled result: who asks for the value of {{source}} gets `{ status, value }` or `{ status, reason }`.',
      dropped: 'Nobody looks at these results: what fails here, fails in silence.',
      orUndefined: 'Take the value, or undefined where it failed.',
      orThrow: 'Throw the reason where it failed, and take the value.',
      inline: 'Take the value here, or undefined where it failed.',
    },
  },
  defaultOptions: [DEFAULTS],
  create(context, [options]) {
    const settings = parseSettings(context.settings.waterfall);
    return {
      'Program:exit'(program) {
        const { sourceCode } = context;
        // Without a type checker the parser says `null`.
        const hasTypes = Boolean(sourceCode.parserServices?.program);
        if (!hasTypes && !/settle|PromiseFulfilledResult/i.test(sourceCode.text)) return;
        const withDropped = options.dropped === true;
        const misuses = analyzeFile(context, program, settings).findSettledMisuses(withDropped);
        for (const misuse of misuses) {
          if (misuse.kind === 'returned' && options.returned !== true) continue;
          context.report({
            node: misuse.node,
            messageId: misuse.kind,
            data: describe(sourceCode, misuse),
            suggest: suggest(sourceCode, misuse, misuses),
          });
        }
      },
    };
  },
});

function describe(
  source: Readonly<TSESLint.SourceCode>,
  { node, result, settled }: SettledMisuse,
): Record<string, string> {
  const made = settled.element && unwrap(settled.element);
  const name = made?.type === 'CallExpression' ? `${getDottedName(made.callee)}()` : undefined;
  const text = result ? source.getText(result) : undefined;
  const property =
    node.type === 'MemberExpression'
      ? source.getText(node.property)
      : node.type === 'Property'
        ? source.getText(node.key)
        : '';
  return {
    result: text === undefined || text.length > 40 ? 'This' : `\`${text}\``,
    source: name ?? 'the work',
    property,
  };
}

function suggest(
  source: Readonly<TSESLint.SourceCode>,
  misuse: SettledMisuse,
  misuses: readonly SettledMisuse[],
): TSESLint.SuggestionReportDescriptor<MessageIds>[] {
  const offers: [MessageIds, Unwrap | undefined][] = [
    ['orUndefined', makeDeclaredUnwrap(source, misuse, misuses, 'orUndefined')],
    ['orThrow', makeDeclaredUnwrap(source, misuse, misuses, 'orThrow')],
    ['inline', makeInlineUnwrap(source, misuse)],
  ];
  return offers.flatMap(([messageId, made]) =>
    made
      ? [
          {
            messageId,
            fix: (fixer: TSESLint.RuleFixer) =>
              made.edits.map(({ range, text }) => fixer.replaceTextRange(range, text)),
          },
        ]
      : [],
  );
}
