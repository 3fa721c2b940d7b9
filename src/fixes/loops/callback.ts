/** The callback that runs the mapped part for one element. */
import type { TSESTree } from '@typescript-eslint/types';

import { findContinues } from '../../analysis/index.js';
import type { Step } from '../../analysis/index.js';
import { AST_NODE_TYPES, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { getHandedOver, getOuts, nameFor } from './draft.js';
import type { LoopDraft } from './draft.js';
import type { Replacement } from './text.js';

/** What a callback hands back. */
export type Returned =
  /** The values that the rest needs, as they are or in an object. */
  | 'values'
  /** `added`: what goes into the list. `list`: that, in a list that may be empty. */
  | 'added'
  | 'list'
  | 'nothing';

export interface Callback {
  /** Without the arrow: `(x)`, `async ({ id })`. */
  head: string;
  /** An expression, or a block. */
  body: string;
  isBlock: boolean;
}

/** Steps that are left out because a `filter` before the callback does their work. */
export function makeCallback(
  draft: LoopDraft,
  steps: readonly Step[],
  returned: Returned,
  indent: string,
): Callback | undefined {
  const parameters = getParameters(draft, steps);
  const concise =
    steps.length === 0 ? makeConcise(draft, returned) : makeDirect(draft, steps, returned);
  if (concise) {
    const isAsync =
      concise.waits || draft.answer.throwsSynchronously || mayThrow(draft, concise.node);
    const isObject = concise.text.startsWith('{');
    return {
      head: `${isAsync ? 'async ' : ''}${parameters}`,
      body: isObject ? `(${concise.text})` : concise.text,
      isBlock: false,
    };
  }
  const inner = indent + draft.text.style.indent;
  const lines: string[] = [];
  const skipped =
    returned === 'list' ? 'return [];' : returned === 'nothing' ? 'return;' : 'return undefined;';
  for (const group of groupSteps(steps)) {
    const text = writeSteps(draft, group, inner, withSemicolon(draft, skipped));
    if (text === undefined) return undefined;
    lines.push(text);
  }
  const last = writeReturn(draft, returned);
  if (last !== undefined) lines.push(last);
  const { eol } = draft.text.style;
  return {
    head: `async ${parameters}`,
    body: `{${eol}${lines.map((line) => inner + line).join(eol)}${eol}${indent}}`,
    isBlock: true,
  };
}

function withSemicolon(draft: LoopDraft, statement: string): string {
  return draft.text.style.semicolons ? statement : statement.replace(/;$/, '');
}

interface Concise {
  text: string;
  waits: boolean;
  node: TSESTree.Node;
}

/** `out.push(await f(x))` and `total += await f(x)`: nothing but the value. */
function makeConcise(draft: LoopDraft, returned: Returned): Concise | undefined {
  const { text, answer, parts } = draft;
  const { split } = answer.plan;
  const outs = getHandedOver(draft);
  const added = answer.accumulator?.added;
  const node = returned === 'added' && added ? added : split?.parts[0];
  if (!split || !node || returned === 'list' || returned === 'nothing') return undefined;
  if (returned === 'values') {
    if (split.parts.length > 1 || answer.plan.skips) return undefined;
    if (outs.length > 0) {
      const name = parts.get(node as TSESTree.Expression)!;
      const fields = [...outs.map((variable) => variable.name), `${name}: ${text.get(node)}`];
      return { text: `{ ${fields.join(', ')} }`, waits: true, node };
    }
  }
  return makeValue(draft, node);
}

/** The text of a value: of an await, without the keyword. */
function makeValue({ text, source }: LoopDraft, node: TSESTree.Node): Concise {
  if (node.type !== AST_NODE_TYPES.AwaitExpression)
    return { text: text.get(node), waits: true, node };
  const waits = source
    .getTokens(node.argument)
    .some((token) => token.value === 'await' && token.type !== 'String');
  return { text: text.get(node.argument), waits, node: node.argument };
}

/** `const user = await getUser(id);` as the only step, whose value is all that is handed on. */
function makeDirect(
  draft: LoopDraft,
  steps: readonly Step[],
  returned: Returned,
): Concise | undefined {
  const [step] = steps;
  const { plan } = draft.answer;
  if (steps.length > 1 || step?.kind !== 'statement' || plan.split) return undefined;
  const { node } = step;
  if (hasComments(draft, node)) return undefined;
  if (returned === 'nothing' && node.type === AST_NODE_TYPES.ExpressionStatement)
    return makeValue(draft, node.expression);
  if (returned !== 'values' && returned !== 'added') return undefined;
  const declarator = getOnlyDeclarator(node);
  if (!declarator?.init || declarator.id.type !== AST_NODE_TYPES.Identifier) return undefined;
  const { name } = declarator.id;
  if (declarator.id.typeAnnotation) return undefined;
  const isAll =
    returned === 'values'
      ? getOuts(draft).join() === name && !plan.skips
      : isName(draft.answer.accumulator?.added, name);
  return isAll ? makeValue(draft, declarator.init) : undefined;
}

/** Whether comments stand in a statement, above it, or behind it on its line. */
function hasComments({ source }: LoopDraft, node: TSESTree.Node): boolean {
  return (
    source.getCommentsInside(node).length > 0 ||
    source.getCommentsBefore(node).length > 0 ||
    source.getCommentsAfter(node).some(({ loc }) => loc.start.line === node.loc.end.line)
  );
}

function getOnlyDeclarator(node: TSESTree.Statement): TSESTree.VariableDeclarator | undefined {
  return node.type === AST_NODE_TYPES.VariableDeclaration && node.declarations.length === 1
    ? node.declarations[0]
    : undefined;
}

function isName(node: TSESTree.Node | undefined, name: string): boolean {
  return node?.type === AST_NODE_TYPES.Identifier && node.name === name;
}

/** `f(x.a.b)`: where `x.a` may be missing, evaluating throws before there is a promise. */
function mayThrow({ source }: LoopDraft, root: TSESTree.Node): boolean {
  let found = unwrap(root).type !== AST_NODE_TYPES.CallExpression;
  walk(root, source.visitorKeys, (node) => {
    if (isFunction(node)) return false;
    const isDeep =
      node.type === AST_NODE_TYPES.MemberExpression &&
      unwrap(node.object).type === AST_NODE_TYPES.MemberExpression;
    const call = node.parent;
    const isCallee = call?.type === AST_NODE_TYPES.CallExpression && call.callee === node;
    found ||= isDeep && !isCallee;
    const isInnerCall =
      node !== unwrap(root) &&
      (node.type === AST_NODE_TYPES.CallExpression || node.type === AST_NODE_TYPES.NewExpression);
    found ||= isInnerCall;
    return !found;
  });
  return found;
}

/** `(x)`, `({ id }, i)`, `(_, i)` */
function getParameters(draft: LoopDraft, steps: readonly Step[]): string {
  const { answer, text } = draft;
  const { element, index } = answer.shape;
  const own = element ? text.get(element) : nameFor(draft, '_');
  if (!index) return `(${own})`;
  const nodes = [...steps.map((step) => step.node), ...draft.parts.keys()];
  const isCounted =
    !element ||
    answer.plan.outs.some((variable) => variable.name === index.name) ||
    nodes.some((node) => mentions(draft, node, index.name)) ||
    (answer.accumulator !== undefined && mentions(draft, answer.accumulator.added, index.name));
  return isCounted ? `(${own}, ${index.name})` : `(${own})`;
}

function mentions({ source }: LoopDraft, node: TSESTree.Node, name: string): boolean {
  return source.getTokens(node).some((token) => token.value === name);
}

/** Steps that stand below one another in one list. */
function groupSteps(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const group = groups.at(-1);
    const isApart = step.kind === 'guard' && step.negated;
    if (!group || isApart || group[0]!.node.parent !== step.node.parent || isNegated(group[0]!))
      groups.push([step]);
    else group.push(step);
  }
  return groups;
}

function isNegated(step: Step): boolean {
  return step.kind === 'guard' && step.negated;
}

function writeSteps(
  draft: LoopDraft,
  group: readonly Step[],
  indent: string,
  skipped: string,
): string | undefined {
  const { text, source } = draft;
  const [first] = group;
  if (first?.kind === 'guard' && first.negated) {
    const test = text.get(first.node.test);
    const isSimple = /^[\w$.]+(\([^()]*\))?$/.test(test);
    return `if (${isSimple ? `!${test}` : `!(${test})`}) ${skipped}`;
  }
  const replacements: Replacement[] = group.flatMap(({ node }) =>
    findContinues({ keys: source.visitorKeys }, node).map((item) => ({
      range: item.range,
      text: source.getText(item).endsWith(';') ? skipped.replace(/;?$/, ';') : skipped,
    })),
  );
  return text.block(
    group.map((step) => step.node),
    indent,
    replacements,
  );
}

function writeReturn(draft: LoopDraft, returned: Returned): string | undefined {
  const { answer, text, parts } = draft;
  const end = text.semicolon;
  const added = answer.accumulator?.added;
  if (returned === 'nothing') return undefined;
  if (returned === 'added' || returned === 'list') {
    const value = added!;
    const own =
      returned === 'added' && value.type === AST_NODE_TYPES.AwaitExpression
        ? text.get(value.argument)
        : text.get(value);
    return returned === 'list' ? `return [${own}]${end}` : `return ${own}${end}`;
  }
  const names = getOuts(draft);
  if (parts.size === 0 && names.length === 0) return undefined;
  const fields = [
    ...getHandedOver(draft).map((variable) => variable.name),
    ...[...parts].map(([part, name]) => `${name}: ${text.get(part)}`),
  ];
  const [only] = [...parts.keys()];
  if (names.length === 1 && !answer.plan.skips)
    return only
      ? `return ${only.type === AST_NODE_TYPES.AwaitExpression ? text.get(only.argument) : text.get(only)}${end}`
      : `return ${names[0]!}${end}`;
  return `return { ${fields.join(', ')} }${end}`;
}
