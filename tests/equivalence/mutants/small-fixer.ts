import type { TSESTree } from '@typescript-eslint/types';
import { factsOf, mayJoin, type Facts, type Weakness } from './judge.js';
import { identifiersOf, nodesOf, parseText, type Call, type Node } from './syntax.js';

/** One awaited call of a statement list. */
interface Step {
  readonly statement: Node;
  readonly call: Call;
  /** What the value is bound to, or undefined where it is dropped. */
  readonly target: Node | undefined;
  readonly kind: 'const' | 'assignment' | 'dropped';
}

/**
 * A fixer small enough to be read at once. It merges neighbouring awaits as far as its weaknesses let it, so that each
 * weakness alone can be shown to be found out.
 */
export function smallFix(text: string, weakness: Weakness): string {
  const program = parseText(text);
  const facts = factsOf(program);
  const edits: { range: [number, number]; text: string }[] = [];
  for (const node of nodesOf(program)) {
    if (node.type !== 'BlockStatement') continue;
    for (const group of groupsOf(node, facts, weakness)) {
      const [first, last] = [group[0]?.statement, group[group.length - 1]?.statement];
      if (!first || !last) continue;
      const members = new Set(group.map((step) => step.statement));
      const passed = node.body.filter(
        (other) => isBetween(other, first, last) && !members.has(other),
      );
      const below = passed.map((other) => `\n  ${textOf(text, other)}`).join('');
      edits.push({
        range: [first.range[0], last.range[1]],
        text: merged(text, group, weakness) + below,
      });
    }
  }
  // Outer lists come first; an edit within one that is already made is dropped.
  const made = edits.filter(
    (edit, index) => !edits.some((other, at) => at < index && isWithin(edit.range, other.range)),
  );
  return made
    .sort((a, b) => b.range[0] - a.range[0])
    .reduce(
      (result, { range, text: replacement }) =>
        result.slice(0, range[0]) + replacement + result.slice(range[1]),
      text,
    );
}

const isWithin = (inner: [number, number], outer: [number, number]) =>
  outer[0] <= inner[0] && inner[1] <= outer[1];
const isBetween = (node: Node, first: Node, last: Node) =>
  node.range[0] > first.range[0] && node.range[1] < last.range[1];
const textOf = (text: string, node: Node) => text.slice(...node.range);

function groupsOf(block: TSESTree.BlockStatement, facts: Facts, weakness: Weakness): Step[][] {
  const groups: Step[][] = [];
  let group: Step[] = [];
  const close = () => {
    if (group.length > 1) groups.push(group);
    group = [];
  };
  for (const statement of block.body) {
    const step = stepOf(statement, block, weakness);
    if (!step || !mayJoin(step.call, facts, weakness)) {
      if (!(weakness.crossesGuards && statement.type === 'IfStatement')) close();
      continue;
    }
    if (group[0] && (group[0].kind !== step.kind || (!weakness.ignoresData && needs(step, group))))
      close();
    group.push(step);
  }
  close();
  return groups;
}

function needs(step: Step, group: readonly Step[]): boolean {
  const used = new Set([
    ...identifiersOf(step.call),
    ...(step.target ? identifiersOf(step.target) : []),
  ]);
  return group.some(
    ({ target }) => target && [...identifiersOf(target)].some((name) => used.has(name)),
  );
}

function stepOf(
  statement: Node,
  block: TSESTree.BlockStatement,
  weakness: Weakness,
): Step | undefined {
  if (statement.type === 'VariableDeclaration') {
    const [declarator, ...others] = statement.declarations;
    if (statement.kind !== 'const' || !declarator || others.length > 0) return undefined;
    return made(statement, declarator.init, declarator.id, 'const');
  }
  if (statement.type !== 'ExpressionStatement') return undefined;
  const { expression } = statement;
  if (expression.type === 'AwaitExpression') {
    return weakness.dropsGates || weakness.allowsWrites
      ? made(statement, expression, undefined, 'dropped')
      : undefined;
  }
  if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return undefined;
  if (expression.left.type !== 'Identifier' || block.parent?.type === 'TryStatement')
    return undefined;
  return weakness.ignoresHandlers
    ? made(statement, expression.right, expression.left, 'assignment')
    : undefined;
}

function made(
  statement: Node,
  value: Node | null,
  target: Node | undefined,
  kind: Step['kind'],
): Step | undefined {
  if (value?.type !== 'AwaitExpression' || value.argument.type !== 'CallExpression')
    return undefined;
  return { statement, call: value.argument, target, kind };
}

function merged(text: string, group: readonly Step[], weakness: Weakness): string {
  const calls = group.map(({ call }) => textOf(text, call));
  const targets = group.map(({ target }) => (target ? textOf(text, target) : ''));
  if (weakness.startsEarly) {
    const starts = calls.map((call, index) => `const started${index} = ${call};`);
    return [
      ...starts,
      ...targets.map((target, index) => `const ${target} = await started${index};`),
    ].join('\n  ');
  }
  const all = `await Promise.all([${calls.join(', ')}]);`;
  switch (group[0]?.kind) {
    case 'assignment':
      return `;[${targets.join(', ')}] = ${all}`;
    case 'dropped':
      return all;
    default:
      return `const [${targets.join(', ')}] = ${all}`;
  }
}
