import type { TSESLint } from '@typescript-eslint/utils';

import { mayCombine } from '../analysis/index.js';
import { analyzeFile } from '../analyze-file.js';
import { createRule, makeReportOption } from '../create-rule.js';
import { makeSequence, makeSequenceLoop } from '../fixes/index.js';
import { parseSettings } from '../settings.js';

type Options = [{ report?: 'proven' | 'assumed'; reads?: boolean }];

const DEFAULTS = { report: 'proven', reads: false } as const;
type MessageIds = 'parallel' | 'reads' | 'sequence';

export const noParallelTransaction = createRule<Options, MessageIds>({
  name: 'no-parallel-transaction',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow joins of promises that run on one transaction or single connection',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          ...makeReportOption(
            ['proven', 'assumed'],
            'Whether only what is proven to be a transaction or a connection of its own is reported, or also what has the name of one.',
          ),
          reads: {
            type: 'boolean',
            description:
              'Whether joins that only read are reported, too: they gain nothing, and break nothing.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [DEFAULTS],
    messages: {
      parallel:
        '`{{name}}` is {{what}}: it runs one thing at a time, so nothing is gained, and when one fails, the others go on while it is rolled back.',
      reads: '`{{name}}` is {{what}}: it runs one thing at a time, so nothing is gained.',
      sequence: 'Await them one after another: after a failure nothing else starts.',
    },
  },
  defaultOptions: [DEFAULTS],
  create(context, [options]) {
    const settings = parseSettings(context.settings.waterfall);
    return {
      'Program:exit'(program) {
        const { sourceCode } = context;
        if (!mayCombine(sourceCode.text)) return;
        for (const found of analyzeFile(context, program, settings).findParallelTransactions()) {
          if (found.evidence === 'assumed' && options.report !== 'assumed') continue;
          if (found.onlyReads && options.reads !== true) continue;
          const edit = makeSequence(sourceCode, found) ?? makeSequenceLoop(sourceCode, found);
          context.report({
            node: found.node.callee,
            messageId: found.onlyReads ? 'reads' : 'parallel',
            data: { name: found.variable.name, what: found.what },
            suggest: edit
              ? [
                  {
                    messageId: 'sequence',
                    fix: (fixer: TSESLint.RuleFixer) =>
                      fixer.replaceTextRange(edit.range, edit.text),
                  },
                ]
              : [],
          });
        }
      },
    };
  },
});
