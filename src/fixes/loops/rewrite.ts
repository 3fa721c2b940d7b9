/** Makes the edit of a loop, or gives up where something would be lost. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { Accumulator, LoopAnswer } from '../../analysis/index.js';
import { AST_NODE_TYPES } from '../../utils/ast.js';
import { isShadowed } from '../shadowing.js';
import type { Edit } from '../rewrite.js';
import { makeCall } from './call.js';
import { getOuts, makeDraft } from './draft.js';
import type { LoopDraft, LoopForm } from './draft.js';
import { getFilters } from './filters.js';
import { makeHead, writeRest } from './rest.js';
import { LoopText } from './text.js';
import { canReturn, usesNarrowed } from './types.js';

/** The edit that starts the iterations of a loop together; undefined where it cannot be written. */
export function makeLoopEdit(
  source: Readonly<TSESLint.SourceCode>,
  filename: string,
  answer: LoopAnswer,
  form: LoopForm,
): Edit | undefined {
  const { shape, iterated, plan, accumulator } = answer;
  const { node } = shape;
  const scopes = source.scopeManager;
  if (!scopes || isShadowed(source, node, 'Promise') || source.text.includes('\uFFFD'))
    return undefined;
  if (iterated.form === 'unknown' || !isInList(node)) return undefined;
  const start = (): LoopDraft =>
    makeDraft(source, scopes, filename, answer, form, new LoopText(source, node));
  const draft = start();
  if (draft.text.hasDirectiveBeside(node)) return undefined;
  const isCollected =
    accumulator !== undefined && form.kind !== 'settled' && canReturn(draft, accumulator);
  const collected = isCollected ? collect(draft, accumulator) : undefined;
  if (collected) return collected;
  if (plan.attempt && form.kind !== 'settled') return undefined;
  if (plan.outs.some((variable) => isChangedLater(draft, variable))) return undefined;
  return split(start());
}

function finish(draft: LoopDraft, range: TSESTree.Range, made: string): Edit | undefined {
  const { text, source } = draft;
  if (!text.keepsComments(range)) return undefined;
  const next = source.getTokenAfter(draft.answer.shape.node);
  const isHazard = next !== null && /^[[(`+\-/*,.]/.test(next.value);
  const isOpen = !/[;}]$/.test(made);
  return { range, text: isHazard && isOpen ? `${made};` : made };
}

/** Whether a loop stands in a list of statements, where several may take its place. */
function isInList({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === AST_NODE_TYPES.BlockStatement ||
    parent?.type === AST_NODE_TYPES.Program ||
    parent?.type === AST_NODE_TYPES.SwitchCase ||
    parent?.type === AST_NODE_TYPES.StaticBlock
  );
}

/** Whether the rest gives a variable of the mapped part another value. */
function isChangedLater({ answer }: LoopDraft, variable: TSESLint.Scope.Variable): boolean {
  const { plan } = answer;
  const last = plan.mapped.at(-1)?.node.range[1] ?? 0;
  return variable.references.some(
    (reference) =>
      reference.isWrite() &&
      reference.init !== true &&
      (reference.identifier.range[0] >= last ||
        // A function that was made in the mapped part writes it whenever it is called.
        reference.from.variableScope !== variable.scope.variableScope),
  );
}

/** Whether a condition above the loop, or a guard in it, narrows what the new text uses elsewhere. */
function losesTypes(draft: LoopDraft, isCollected: boolean): boolean {
  const { answer, source } = draft;
  const { plan } = answer;
  const nodes = [...plan.mapped.map((step) => step.node), ...draft.parts.keys()];
  if (usesNarrowed(source, answer.shape.node, nodes)) return true;
  if (isCollected) return false;
  const guards = plan.mapped.filter((step) => step.kind === 'guard');
  return plan.outs.some(({ name }) =>
    guards.some(({ node }) =>
      source.getTokens((node as TSESTree.IfStatement).test).some((token) => token.value === name),
    ),
  );
}

/** `const out = await Promise.all(xs.map(…))` in the place of a list that a loop filled. */
function collect(draft: LoopDraft, { declaration }: Accumulator): Edit | undefined {
  const { answer, text, source } = draft;
  if (draft.isTypeScript && losesTypes(draft, true)) return undefined;
  if (text.hasDirectiveBeside(declaration)) return undefined;
  const { node } = answer.shape;
  const { id } = declaration.declarations[0]!;
  const filters = getFilters(draft);
  const steps = answer.plan.mapped.slice(filters.count);
  const isFlat = answer.plan.skips && filters.count === 0;
  const head = `${declaration.kind} ${text.get(id)} = ${isFlat ? '(' : ''}await `;
  const made = makeCall(draft, head, steps, isFlat ? 'list' : 'added', filters.tests);
  if (!made) return undefined;
  const statement = join(draft, made.above, `${head}${made.call}${isFlat ? ').flat()' : ''}`);
  // What stands between the declaration and the loop stays above the new declaration.
  const gap = text.slice([source.getLastToken(declaration)!.range[1], node.range[0]]);
  const isBehind = source
    .getCommentsAfter(declaration)
    .some((comment) => comment.loc.start.line === declaration.loc.end.line);
  if (isBehind) return undefined;
  return finish(draft, [declaration.range[0], node.range[1]], gap.trimStart() + statement);
}

/** `const users = await …;` and the loop over it. */
function split(draft: LoopDraft): Edit | undefined {
  const { answer, form, isTypeScript, text } = draft;
  const { plan } = answer;
  if (isTypeScript && losesTypes(draft, false)) return undefined;
  const hasRest = plan.split !== undefined || plan.rest.length > 0;
  const write = (made: string): Edit | undefined => finish(draft, answer.shape.node.range, made);
  if (!hasRest && form.kind !== 'settled') {
    const made = makeCall(draft, 'await ', plan.mapped, 'nothing', []);
    return made && write(join(draft, made.above, `await ${made.call}`));
  }
  if (hasRest && !plan.attempt && getOuts(draft).length === 0) return undefined;
  const head = `${makeHead(draft)} await `;
  const made = makeCall(draft, head, plan.mapped, hasRest ? 'values' : 'nothing', []);
  const rest = writeRest(draft);
  if (!made || rest === undefined) return undefined;
  const started = join(draft, made.above, head + made.call);
  return write(`${started}${text.style.eol}${text.indent}${rest}`);
}

function join({ text }: LoopDraft, above: readonly string[], statement: string): string {
  return [...above, `${statement}${text.semicolon}`].join(text.style.eol + text.indent);
}
