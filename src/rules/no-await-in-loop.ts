import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { findInnermostLoop, isLoopNode } from '../analysis/index.js';
import type { Analysis, CallbackAnswer, LoopAnswer, LoopNode } from '../analysis/index.js';
import { analyzeFile } from '../analyze-file.js';
import { createRule } from '../create-rule.js';
import { makeForOfEdit, makeJoinedEdit, makeLoopOffers, makeReducedEdit } from '../fixes/index.js';
import type { LoopOffer } from '../fixes/index.js';
import { parseSettings } from '../settings.js';
import type { WaterfallSettings } from '../settings.js';
import { AST_NODE_TYPES, getDottedName, getPropertyName, isFunction } from '../utils/ast.js';
import { joinWords } from '../utils/words.js';

type Options = [{ report?: LoopAnswer['verdict'] }];
type MessageIds = 'turns' | 'turnsAssumed' | 'turnsUnknown' | 'turnsWrites' | Callbacks | Suggested;
type Callbacks = CallbackAnswer['kind'] | 'inTurn' | 'joined';
type Suggested = 'bounded' | 'all' | 'settled' | 'boundedWrites' | 'allWrites' | 'settledWrites';
type Context = Readonly<TSESLint.RuleContext<MessageIds, Options>>;

const MESSAGES = {
  proven: 'turns',
  assumed: 'turnsAssumed',
  unknown: 'turnsUnknown',
} as const satisfies Record<LoopAnswer['verdict'], MessageIds>;

export const noAwaitInLoop = createRule<Options, MessageIds>({
  name: 'no-await-in-loop',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow loops whose iterations wait for one another without need',
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
            enum: ['proven', 'assumed', 'unknown'],
            description:
              'The weakest verdict that is reported: only loops proven to carry nothing from one iteration to the next, also those assumed to by the names of what they call, or also those whose effects are unknown.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ report: 'assumed' }],
    messages: {
      turns:
        '{{iterations}} wait for one another, and none needs another: {{calls}} only {{verb}}.{{advice}}',
      turnsAssumed:
        '{{iterations}} wait for one another, and none needs another, assuming {{premises}}.{{advice}}',
      turnsUnknown:
        '{{iterations}} wait for one another. No value ties them together: they could run at the same time if {{assumptions}} may overlap.{{advice}}',
      turnsWrites:
        '{{iterations}} wait for one another, and each writes something of its own ({{writes}}).{{advice}}',
      forEach:
        'Nothing waits for the callbacks of this forEach(): the code goes on before they end, and a failure is heard by nobody.',
      unjoined:
        'Nothing waits for the promises that this map() gives: the code goes on before they settle, and a failure is heard by nobody.',
      awaited: 'This await gets a list of promises and waits for none of them.',
      reduce:
        'Each callback of this reduce() waits for the one before it, before it asks for something that needs nothing of it.',
      inTurn: 'Take them one after the other in a for…of loop.',
      joined: 'Run them together, and wait for all of them with Promise.all.',
      bounded: 'Run {{limit}} at a time with {{library}}{{caution}}.',
      all: 'Run them all at once with Promise.all{{caution}}.',
      settled:
        'Run them all at once with Promise.allSettled, and take the outcomes in order{{caution}}.',
      boundedWrites:
        'Run {{limit}} at a time with {{library}} (after a failure, others may be written that come later).',
      allWrites:
        'Run them all at once with Promise.all (after a failure, others may still be written).',
      settledWrites:
        'Run them all at once with Promise.allSettled (after a failure, all others are still written).',
    },
  },
  defaultOptions: [{ report: 'assumed' }],
  create(context, [options]) {
    const settings = parseSettings(context.settings.waterfall);
    const loops = new Set<LoopNode>();
    const calls: TSESTree.CallExpression[] = [];
    return {
      AwaitExpression(node) {
        const loop = findInnermostLoop(node);
        if (loop && isLoopNode(loop)) loops.add(loop);
      },
      CallExpression(node) {
        if (isListCall(node)) calls.push(node);
      },
      'Program:exit'(program) {
        if (loops.size + calls.length === 0) return;
        const analysis = analyzeFile(context, program, settings);
        for (const loop of loops) {
          const answer = analysis.findLoop(loop, options.report ?? 'assumed');
          if (answer) report(context, settings, analysis, answer);
        }
        for (const call of calls) {
          const answer = analysis.findCallback(call);
          if (answer) reportCallback(context, answer);
        }
      },
    };
  },
});

/** `ids.forEach(async …)`, `ids.map(async …)`, `ids.reduce(async …, …)` */
function isListCall({ callee, arguments: [callback] }: TSESTree.CallExpression): boolean {
  return (
    isFunction(callback) &&
    callback.async &&
    callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(forEach|map|reduce)$/.test(getPropertyName(callee) ?? '')
  );
}

function reportCallback(context: Context, answer: CallbackAnswer): void {
  const { sourceCode } = context;
  const suggest: TSESLint.ReportSuggestionArray<MessageIds> = [];
  const edits = {
    inTurn: makeForOfEdit(sourceCode, answer),
    joined: makeJoinedEdit(sourceCode, answer) ?? makeReducedEdit(sourceCode, answer),
  };
  for (const messageId of ['inTurn', 'joined'] as const) {
    const edit = edits[messageId];
    if (edit)
      suggest.push({ messageId, fix: (fixer) => fixer.replaceTextRange(edit.range, edit.text) });
  }
  const { callee } = answer.call;
  const node = callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
  context.report({ node, messageId: answer.kind, suggest });
}

function report(
  context: Context,
  settings: WaterfallSettings,
  analysis: Analysis,
  answer: LoopAnswer,
): void {
  const { sourceCode } = context;
  const { verdict, iterated, writes } = answer;
  const { fix, suggestions, canBound } = makeLoopOffers(context, analysis, answer, settings);
  const assumptions = joinWords(answer.assumptions, 4);
  const data = {
    iterations: iterated.width === undefined ? 'These iterations' : `${iterated.width} iterations`,
    calls: joinWords(answer.calls, 4),
    verb: answer.calls.length === 1 ? 'reads' : 'read',
    assumptions,
    premises: getPremises(answer, assumptions),
    writes: writes ?? '',
    advice: getAdvice(answer, canBound, settings),
  };
  context.report({
    loc: sourceCode.getFirstToken(answer.first)!.loc,
    messageId: writes !== undefined ? 'turnsWrites' : MESSAGES[verdict],
    data,
    fix: fix ? apply(fix) : null,
    suggest: fix ? [] : suggestions.map((offer) => describeOffer(offer, answer, assumptions)),
  });
}

function describeOffer(
  offer: LoopOffer,
  answer: LoopAnswer,
  assumptions: string,
): TSESLint.SuggestionReportDescriptor<MessageIds> {
  const { form } = offer;
  const bound = form.kind === 'all' ? undefined : form.bound;
  const id = bound ? 'bounded' : form.kind;
  return {
    messageId: answer.writes === undefined ? id : `${id}Writes`,
    data: {
      limit: bound ? String(bound.limit) : '',
      library: bound?.library ?? '',
      caution: getCaution(answer, assumptions),
    },
    fix: apply(offer),
  };
}

function apply({ edits }: LoopOffer): TSESLint.ReportFixFunction {
  return (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange(range, text));
}

/** What is better than running them together, or what is missing for it. */
function getAdvice(
  { batch }: LoopAnswer,
  canBound: boolean,
  { concurrency }: WaterfallSettings,
): string {
  if (batch !== undefined) return ` One query would do for all of them: ${batch}.`;
  return canBound || !concurrency
    ? ''
    : ` Install ${concurrency.library} to run ${concurrency.limit} at a time.`;
}

/** What a suggestion takes for granted, or changes. */
function getCaution(answer: LoopAnswer, assumptions: string): string {
  const { verdict, observer } = answer;
  const words: string[] = [];
  if (verdict === 'assumed') words.push(`assumes ${getPremises(answer, assumptions)}`);
  if (verdict === 'unknown') words.push(`${assumptions} will overlap`);
  if (observer) words.push(observer.text);
  return words.length > 0 ? ` (${words.join('; ')})` : '';
}

/** `no writes in getUser()`, `that users is a list` */
function getPremises({ iterated, shape, unnamed }: LoopAnswer, assumptions: string): string {
  const words: string[] = [];
  if (!unnamed) words.push(`no writes in ${assumptions}`);
  if (iterated.form === 'assumed') words.push(`that ${getDottedName(shape.iterated)} is a list`);
  return joinWords(words, 2);
}
