import type { TSESLint } from '@typescript-eslint/utils';

import { FAMILIES } from '../analysis/index.js';
import type { Advice, Blocking, Deferral } from '../analysis/index.js';
import { analyzeFile } from '../analyze-file.js';
import { createRule, makeReportOption } from '../create-rule.js';
import { makeDeferral, makeEdit } from '../fixes/index.js';
import type { ErrorHandler, ErrorOrder } from '../fixes/index.js';
import { parseSettings } from '../settings.js';
import { joinWords } from '../utils/words.js';

type Options = [{ report?: Blocking['verdict']; fixable?: string[]; onError?: ErrorHandler }];
type MessageIds =
  'blocking' | 'blockingAssumed' | 'blockingAdvice' | 'after' | 'waitUntil' | 'detach' | 'overlap';
type Context = Readonly<TSESLint.RuleContext<MessageIds, Options>>;

const defaults = {
  report: 'proven',
  fixable: [] as string[],
  onError: { name: 'console.error' },
} as const;

export const noBlockingSideEffects = createRule<Options, MessageIds>({
  name: 'no-blocking-side-effects',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow answers that wait for work they do not need',
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
            'The weakest verdict that is reported: only work that is known to be done for others, or also what is taken for such by its name, and what shares its `catch` with the rest of the handler.',
          ),
          fixable: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description:
              'The calls that `--fix` may take out of the way of an answer, by the name that they have in the file or are exported by.',
          },
          onError: {
            type: 'object',
            properties: {
              name: {
                type: 'string',
                pattern: '^[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*$',
                description: 'A global such as `console.error`, or the name of an export.',
              },
              module: {
                type: 'string',
                minLength: 1,
                description: 'The module that exports it; without one, the name is a global.',
              },
            },
            required: ['name'],
            additionalProperties: false,
            description:
              'What is called with the error of work that nobody waits for, in a server that goes on running: a global, or an export of a module.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ report: 'proven', fixable: [], onError: { name: 'console.error' } }],
    messages: {
      blocking:
        'The answer of this {{handler}} waits for {{calls}}: {{kind}}, which it does not need.',
      blockingAssumed:
        'The answer of this {{handler}} waits for {{calls}}: {{kind}}, which it does not seem to need.',
      blockingAdvice:
        'The answer of this {{handler}} waits for {{calls}}: {{kind}}, which it does not need.{{advice}}',
      after:
        'Run it after the answer with after(): the answer no longer waits for it, and no longer fails with it{{caught}}.',
      waitUntil:
        'Hand it to {{callee}}(): the answer no longer waits for it, and no longer fails with it{{caught}}.',
      detach:
        'Let it run on, with {{handler}} for its errors: the answer no longer waits for it, and no longer fails with it{{caught}}.',
      overlap:
        'Wait for {{members}} in one {{call}}: the answer waits for the slower of them instead of the sum; it fails with {{failure}}.',
    },
  },
  defaultOptions: [defaults as unknown as Options[0]],
  create(context, [options]) {
    const settings = parseSettings(context.settings.waterfall);
    return {
      'ExpressionStatement > AwaitExpression'(node) {
        const { ast } = context.sourceCode;
        const blocking = analyzeFile(context, ast, settings).findBlocking(
          node,
          options.report ?? defaults.report,
        );
        if (blocking) report(context, blocking, options, settings.errorOrder);
      },
    };
  },
});

const KINDS: Readonly<Record<Blocking['kind'], string>> = {
  mail: 'mail',
  analytics: 'analytics',
  logging: 'logging',
  metrics: 'metrics',
  search: 'indexing for a search',
  cache: 'refreshing a cache',
  webhook: 'a webhook for others',
  notification: 'a notification',
  audit: 'a line of an audit',
  declared: 'work in the background',
};

const ADVICE: Readonly<Record<Advice, string>> = {
  queue: 'Nothing here goes on after the answer: put it into a queue.',
  upgrade: 'With Next.js 15.1, after() runs it when the answer is sent.',
  pages:
    'In API routes after() does not work: make it a route handler, hand it to waitUntil() of @vercel/functions, or put it into a queue.',
  context: 'Take the context of the request as a parameter, and hand it to waitUntil().',
};

function report(
  context: Context,
  blocking: Blocking,
  options: Options[0],
  errorOrder: ErrorOrder,
): void {
  const { deferral, verdict, node } = blocking;
  const onError = options.onError ?? defaults.onError;
  const isAdvice = typeof deferral === 'string';
  const data = {
    handler: FAMILIES[blocking.handler.family],
    calls: joinCalls(blocking),
    kind: KINDS[blocking.kind],
    advice: isAdvice ? ` ${ADVICE[deferral]}` : '',
  };
  const edits = makeDeferral(context.sourceCode, blocking, onError);
  const fix = (fixer: TSESLint.RuleFixer): TSESLint.RuleFix[] =>
    edits!.map(({ range, text }) => fixer.replaceTextRange(range, text));
  const isFixable = edits !== undefined && isListed(blocking, options.fixable ?? []);
  const suggestion = isAdvice ? undefined : describe(blocking, deferral, onError);
  const deferred = edits && suggestion && !isFixable ? [{ ...suggestion, fix }] : [];
  context.report({
    loc: context.sourceCode.getFirstToken(node)!.loc,
    messageId: isAdvice ? 'blockingAdvice' : verdict === 'proven' ? 'blocking' : 'blockingAssumed',
    data,
    fix: isFixable ? fix : null,
    suggest: [...deferred, ...suggestOverlap(context, blocking, errorOrder)],
  });
}

/** To go on waiting, beside the reads that follow. */
function suggestOverlap(
  { sourceCode, filename }: Context,
  { overlap }: Blocking,
  errorOrder: ErrorOrder,
): TSESLint.SuggestionReportDescriptor<MessageIds>[] {
  const edit = overlap && makeEdit(sourceCode, filename, overlap, 'rounds', errorOrder);
  if (!edit) return [];
  const members = joinWords([...new Set(overlap.members.map(({ slot }) => slot.name))], 6);
  const [call, failure] =
    errorOrder === 'source'
      ? ['Promise.allSettled', 'the first that failed in the order of the source']
      : ['Promise.all', 'whichever fails first, and then no longer waits for the others'];
  return [
    {
      messageId: 'overlap',
      data: { members, call, failure },
      fix: (fixer) => fixer.replaceTextRange(edit.range, edit.text),
    },
  ];
}

/** What a suggestion says of itself. */
function describe(
  { isCaught }: Blocking,
  deferral: Deferral,
  onError: ErrorHandler,
): { messageId: MessageIds; data: Record<string, string> } {
  const caught = isCaught ? '; the `catch` around it no longer hears of its errors' : '';
  switch (deferral.kind) {
    case 'after':
      return { messageId: 'after', data: { caught } };
    case 'waitUntil':
      return { messageId: 'waitUntil', data: { callee: deferral.name, caught } };
    case 'context':
      return { messageId: 'waitUntil', data: { callee: deferral.callee, caught } };
    case 'detach':
      return { messageId: 'detach', data: { handler: onError.name, caught } };
    default:
      return deferral satisfies never;
  }
}

/** Whether the user named each of the calls. */
function isListed({ calls }: Blocking, fixable: readonly string[]): boolean {
  return calls.every(
    ({ written, exported }) =>
      fixable.includes(written) || (exported !== undefined && fixable.includes(exported)),
  );
}

function joinCalls({ calls }: Blocking): string {
  return joinWords([...new Set(calls.map(({ written }) => `${written}()`))], 6);
}
