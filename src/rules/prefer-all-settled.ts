import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { Join, JoinMember } from '../analysis/index.js';
import { analyzeFile, getLibraryYear } from '../analyze-file.js';
import { createRule } from '../create-rule.js';
import { makeSettledEdit } from '../fixes/index.js';
import type { SettledForm } from '../fixes/index.js';
import { parseSettings } from '../settings.js';

type Options = [
  {
    mode?: 'hazards' | 'always';
    report?: 'proven' | 'assumed';
    autofix?: 'off' | 'rethrow' | 'unwrap';
  },
];
type MessageIds =
  'abandoned' | 'logged' | 'batch' | 'batchLogged' | 'closed' | 'always' | SettledForm;
type Context = Readonly<TSESLint.RuleContext<MessageIds, Options>>;

const defaultOptions: Options = [{ mode: 'hazards', report: 'proven', autofix: 'off' }];

export const preferAllSettled = createRule<Options, MessageIds>({
  name: 'prefer-all-settled',
  meta: {
    type: 'suggestion',
    docs: {
      description:
        'disallow `Promise.all` where one rejection abandons or hides the work of the others',
      recommended: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          mode: {
            type: 'string',
            enum: ['hazards', 'always'],
            description:
              'Report only where a rejection abandons or hides work, or every awaited `Promise.all`.',
          },
          report: {
            type: 'string',
            enum: ['proven', 'assumed'],
            description:
              'The weakest evidence that is reported: only calls known to write, or also those whose names say so.',
          },
          autofix: {
            type: 'string',
            enum: ['off', 'rethrow', 'unwrap'],
            description: 'The suggestion that `--fix` applies, if any.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions,
    messages: {
      abandoned:
        'Promise.all stops waiting when one of these fails, while {{writers}} may still be at work ({{why}}): how that ends is lost.',
      logged:
        'Only the first failure reaches this catch block, which goes on while {{writers}} may still be at work ({{why}}).',
      batch:
        'Promise.all stops waiting at the first item that fails, while {{writers}} may still be at work for the others ({{why}}): which of them succeed is lost.',
      batchLogged:
        'Only the first item that fails is logged, and the code goes on while {{writers}} may still be at work for the others ({{why}}).',
      closed:
        'When one of these fails, {{closer}} runs in the finally block while the others may still use {{variable}}.',
      always: 'Promise.all stops waiting at the first failure, and how the others end is lost.',
      rethrow: 'Wait for all of them, then throw the first reason in the order of the source.',
      outcomes: 'Wait for all of them, then throw the reason, or an AggregateError of all reasons.',
      unwrap: 'Keep the values of those that succeed; the values of the others are undefined.',
    },
  },
  defaultOptions,
  create(context, [options]) {
    const settings = parseSettings(context.settings.waterfall);
    const awaits: TSESTree.AwaitExpression[] = [];
    return {
      "AwaitExpression[argument.callee.property.name='all']"(node: TSESTree.AwaitExpression) {
        awaits.push(node);
      },
      'Program:exit'(program) {
        if (awaits.length === 0) return;
        const analysis = analyzeFile(context, program, settings);
        for (const awaited of awaits) {
          const join = analysis.findJoin(awaited, options.mode !== 'always');
          if (join && isReported(join, options)) report(context, join, options);
        }
      },
    };
  },
});

function isReported({ evidence }: Join, { mode, report: weakest }: Options[0]): boolean {
  return mode === 'always' || evidence === 'proven' || weakest === 'assumed';
}

function report(context: Context, join: Join, { autofix }: Options[0]): void {
  const { sourceCode, filename } = context;
  const library = getLibraryYear(sourceCode.parserServices);
  const edit = (form: SettledForm): TSESLint.ReportFixFunction | undefined => {
    const made = makeSettledEdit(sourceCode, filename, join, form, library);
    return made && ((fixer) => fixer.replaceTextRange(made.range, made.text));
  };
  const chosen = autofix === undefined || autofix === 'off' ? undefined : edit(autofix);
  const forms: readonly SettledForm[] = ['rethrow', 'outcomes', 'unwrap'];
  const suggest = forms.flatMap((messageId) => {
    const fix = chosen && messageId === autofix ? undefined : edit(messageId);
    return fix ? [{ messageId, fix }] : [];
  });
  const { hazard } = join;
  const { callee } = join.call;
  context.report({
    loc: callee.loc,
    messageId: hazard?.kind ?? 'always',
    data:
      hazard === undefined
        ? {}
        : hazard.kind === 'closed'
          ? { closer: hazard.closer, variable: hazard.variable }
          : describeWriters(hazard.writers),
    fix: chosen ?? null,
    suggest,
  });
}

/** The calls that go on, proven ones first, and what the first of them does. */
function describeWriters(writers: readonly JoinMember[]): { writers: string; why: string } {
  const proven = writers.filter(({ write }) => write!.evidence === 'proven');
  const shown = proven.length > 0 ? proven : writers;
  const names = [...new Set(shown.map(({ name }) => name))];
  const cut = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  const text = cut.length < 2 ? cut.join('') : `${cut.slice(0, -1).join(', ')} and ${cut.at(-1)!}`;
  return { writers: text, why: shown[0]!.write!.words };
}
