import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { LoopAnswer } from '../../analysis/index.js';
import { AST_NODE_TYPES, contains, getOwner } from '../../utils/ast.js';
import { getOuterRange } from '../elements.js';
import { makeName, reserveName } from '../names.js';
import type { Replacement } from './text.js';
import type { LoopText } from './text.js';

/** At most `limit` at a time; `local` is the name of the library's function in the file. */
export interface Bound {
  library: 'p-map' | 'p-limit';
  local: string;
  limit: number;
}

/** How the iterations are started together. */
export type LoopForm =
  | { kind: 'all' }
  /** The outcome of each, in order. */
  | { kind: 'settled'; bound?: Bound }
  | { kind: 'bounded'; bound: Bound };

/** What the builders of a loop's new text share. */
export interface LoopDraft {
  text: LoopText;
  source: Readonly<TSESLint.SourceCode>;
  scopes: TSESLint.Scope.ScopeManager;
  answer: LoopAnswer;
  form: LoopForm;
  owner: TSESTree.Node;
  isTypeScript: boolean;
  /** The values of the split statement, by the expression that gives them. */
  parts: ReadonlyMap<TSESTree.Expression, string>;
}

export function makeDraft(
  source: Readonly<TSESLint.SourceCode>,
  scopes: TSESLint.Scope.ScopeManager,
  filename: string,
  answer: LoopAnswer,
  form: LoopForm,
  text: LoopText,
): LoopDraft {
  const owner = getOwner(answer.shape.node);
  return {
    text,
    source,
    scopes,
    answer,
    form,
    owner,
    isTypeScript: /\.([cm]?ts|tsx)$/.test(filename),
    parts: new Map(
      (answer.plan.split?.parts ?? []).map((part) => [
        part,
        makeName(getAwait(part), owner, undefined, scopes),
      ]),
    ),
  };
}

/** The await that a part of a split statement is named after. */
function getAwait(part: TSESTree.Expression): TSESTree.Node {
  if (part.type !== AST_NODE_TYPES.ConditionalExpression) return part;
  return part.consequent.type === AST_NODE_TYPES.AwaitExpression ? part.consequent : part.alternate;
}

/** A name that the function does not use yet, for something that is made of the loop. */
export function nameFor({ answer, owner, scopes }: LoopDraft, base: string): string {
  return reserveName(answer.shape.node, base, base, owner, scopes);
}

/** The variables that the mapped part hands to the rest. */
export function getHandedOver({ answer }: LoopDraft): TSESLint.Scope.Variable[] {
  const { attempt, outs } = answer.plan;
  // A failure hands over nothing: the loop over the outcomes binds the element anew.
  return attempt ? outs.filter((variable) => !isHead(answer, variable)) : [...outs];
}

/** Whether a variable is bound by the head of the loop. */
export function isHead({ shape }: LoopAnswer, variable: TSESLint.Scope.Variable): boolean {
  return [shape.element, shape.index].some(
    (node) =>
      node !== undefined && variable.identifiers.some((identifier) => contains(node, identifier)),
  );
}

/** The names that the mapped part hands to the rest. */
export function getOuts(draft: LoopDraft): string[] {
  return [...getHandedOver(draft).map((variable) => variable.name), ...draft.parts.values()];
}

/** What stands in the place of the awaits of the split statement. */
export function getPartReplacements({ parts, source }: LoopDraft): Replacement[] {
  return [...parts].map(([part, name]) => {
    // `{ value: await f(x) }`, where the value is called so.
    const { parent } = part;
    const isNamed =
      parent.type === AST_NODE_TYPES.Property &&
      parent.value === part &&
      !parent.computed &&
      parent.key.type === AST_NODE_TYPES.Identifier &&
      parent.key.name === name;
    return { range: isNamed ? parent.range : getOuterRange(source, part), text: name };
  });
}

/** How many run at a time, where that is said. */
export function getBound({ form }: LoopDraft): Bound | undefined {
  return form.kind === 'all' ? undefined : form.bound;
}

/** Whether each outcome stands in a list of its own: `pMap` gives up where a call fails. */
export function isWrapped(draft: LoopDraft): boolean {
  return draft.form.kind === 'settled' && getBound(draft)?.library === 'p-map';
}
