import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { findInnermostLoop, isLoopNode } from '../analysis/index.js';
import type { Analysis, CallbackAnswer, LoopAnswer, LoopNode } from '../analysis/index.js';
import { analyzeFile } from '../analyze-file.js';
import { createRule, makeReportOption } from '../create-rule.js';
import { addImport, makeForOfEdit, makeJoinedEdit, makeLoopEdit } from '../fixes/index.js';
import type { LoopForm } from '../fixes/index.js';
import { parseSettings } from '../settings.js';
import type { LimitLibrary, WaterfallSettings } from '../settings.js';
import { AST_NODE_TYPES, getPropertyName, isFunction } from '../utils/ast.js';
import { joinWords } from '../utils/words.js';

type Options = [{ report?: LoopAnswer['verdict'] }];
type MessageIds = 'turns' | 'turnsAssumed' | 'turnsUnknown' | 'turnsWrites' | Callbacks | Suggested;
type Callbacks = CallbackAnswer['kind'] | 'inTurn' | 'joined';
type Suggested = 'bounded' | 'all' | 'settled' | 'boundedWrites' | 'allWrites' | 'settledWrites';
type Context = Readonly<TSESLint.RuleContext<MessageIds, Options>>;

/** How many calls a suggestion starts at a time where the settings do not say. */
const USUAL_LIMIT = 8;
const LIBRARIES: readonly LimitLibrary[] = ['p-map', 'p-limit'];
const LOCALS: Readonly<Record<LimitLibrary, string>> = { 'p-map': 'pMap', 'p-limit': 'pLimit' };

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
          ...makeReportOption(
            ['proven', 'assumed', 'unknown'],
            'The weakest verdict that is reported: only loops proven to carry nothing from one iteration to the next, also those assumed to by the names of what they call, or also those whose effects are unknown.',
          ),
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ report: 'proven' }],
    messages: {
      turns:
        '{{iterations}} wait for one another, and none needs another: {{calls}} only {{verb}}.{{advice}}',
      turnsAssumed:
        '{{iterations}} wait for one another, and none needs another, assuming no writes in {{assumptions}}.{{advice}}',
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
  defaultOptions: [{ report: 'proven' }],
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
          const answer = analysis.findLoop(loop, options.report ?? 'proven');
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
    joined: makeJoinedEdit(sourceCode, answer),
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

interface Offer {
  form: LoopForm;
  fix: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];
}

function report(
  context: Context,
  settings: WaterfallSettings,
  analysis: Analysis,
  answer: LoopAnswer,
): void {
  const { sourceCode } = context;
  const { verdict, iterated, writes, batch, plan } = answer;
  const library = findLibrary(analysis, context.physicalFilename, settings);
  const isSmall =
    iterated.width !== undefined && iterated.width * answer.breadth <= settings.maxWidth;
  const bounded =
    plan.attempt || !library ? undefined : makeBounded(context, answer, library, settings);
  const all = plan.attempt ? undefined : makeOffer(context, answer, { kind: 'all' });
  const settled = makeOffer(context, answer, { kind: 'settled' });
  const applied = isSmall
    ? plan.attempt
      ? settled
      : all
    : settings.concurrency && !batch
      ? bounded
      : undefined;
  const fix = answer.fixable ? applied?.fix : undefined;
  const offers = [isSmall ? undefined : bounded, all, settled].filter((item) => item !== undefined);
  const data = {
    iterations: iterated.width === undefined ? 'These iterations' : `${iterated.width} iterations`,
    calls: joinWords(answer.calls, 4),
    verb: answer.calls.length === 1 ? 'reads' : 'read',
    assumptions: joinWords(answer.assumptions, 4),
    writes: writes ?? '',
    advice: getAdvice(answer, isSmall || library !== undefined, settings),
  };
  context.report({
    loc: sourceCode.getFirstToken(answer.first)!.loc,
    messageId:
      writes !== undefined
        ? 'turnsWrites'
        : verdict === 'proven'
          ? 'turns'
          : verdict === 'assumed'
            ? 'turnsAssumed'
            : 'turnsUnknown',
    data,
    fix: fix ?? null,
    suggest: fix
      ? []
      : offers.map((offer) => ({
          messageId: `${offer.form.kind}${writes === undefined ? '' : 'Writes'}` as const,
          data: {
            limit: offer.form.kind === 'bounded' ? String(offer.form.limit) : '',
            library: offer.form.kind === 'bounded' ? offer.form.library : '',
            caution: getCaution(answer, data.assumptions),
          },
          fix: offer.fix,
        })),
  });
}

/** The library that holds to a bound: the one of the settings, or one that the package depends on. */
function findLibrary(
  { unit }: Analysis,
  filename: string,
  { concurrency }: WaterfallSettings,
): LimitLibrary | undefined {
  const wanted = concurrency ? [concurrency.library] : LIBRARIES;
  return wanted.find((name) => unit.modules?.dependsOn(name, filename));
}

function makeBounded(
  context: Context,
  answer: LoopAnswer,
  library: LimitLibrary,
  { concurrency }: WaterfallSettings,
): Offer | undefined {
  const added = addImport(context.sourceCode, {
    module: library,
    name: 'default',
    local: LOCALS[library],
  });
  const limit = concurrency?.limit ?? USUAL_LIMIT;
  const offer =
    added && makeOffer(context, answer, { kind: 'bounded', library, local: added.local, limit });
  if (!offer || !added.edit) return offer;
  const { range, text } = added.edit;
  return {
    ...offer,
    fix: (fixer) => [fixer.replaceTextRange(range, text), ...offer.fix(fixer)],
  };
}

function makeOffer(context: Context, answer: LoopAnswer, form: LoopForm): Offer | undefined {
  const edit = makeLoopEdit(context.sourceCode, context.filename, answer, form);
  return edit && { form, fix: (fixer) => [fixer.replaceTextRange(edit.range, edit.text)] };
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
function getCaution({ verdict, observer }: LoopAnswer, assumptions: string): string {
  const words: string[] = [];
  if (verdict !== 'proven' && assumptions !== '')
    words.push(
      verdict === 'assumed' ? `assumes no writes in ${assumptions}` : `${assumptions} will overlap`,
    );
  if (observer) words.push(observer.text);
  return words.length > 0 ? ` (${words.join('; ')})` : '';
}
