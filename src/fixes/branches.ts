import type { TSESTree } from '@typescript-eslint/types';

import { getAnnotation } from '../analysis/index.js';
import type { Group, Operation, Placement } from '../analysis/index.js';
import { AST_NODE_TYPES } from '../utils/ast.js';
import { getElements, getIndent } from './elements.js';
import { makeJoin } from './join.js';
import type { JoinItem } from './join.js';
import { Lines } from './lines.js';
import { reserveName } from './names.js';
import { writePlacements } from './placements.js';
import type { Draft } from './rewrite.js';
import { SettledText } from './settled/text.js';

/**
 * Writes each chain of a group as an element of one `Promise.all`, so that it goes on as soon as its
 * own awaits are done. Gives the reason where it cannot be written.
 */
export function makeBranches(draft: Draft, group: Group): string | undefined {
  const { branches } = group;
  const isConst = group.list.operations
    .slice(group.first, group.last + 1)
    .every((operation) => isConstDeclaration(operation));
  const nodes = new Set(
    group.list.operations.slice(group.first, group.last + 1).map((operation) => operation.node),
  );
  // Other declarators of a shared declaration would be left out.
  const isWhole = group.list.operations.every(
    (operation) =>
      !nodes.has(operation.node) ||
      (operation.index >= group.first && operation.index <= group.last),
  );
  if (!branches) return 'no chain would go on earlier';
  if (!isConst || !isWhole) return 'not all of it is whole declarations with const';
  const items: JoinItem[] = [];
  for (const branch of branches) {
    const item = makeItem(draft, group, branch);
    if (!item) return 'a chain gives nothing that is used below, or cannot be written';
    items.push(item);
  }
  const end = draft.style.semicolons ? ';' : '';
  if (draft.errorOrder === 'first') {
    draft.lines.add(`${makeJoin(items, 'const ', draft.indent, draft.style)}${end}`);
    return undefined;
  }
  if (!isInOrder(branches)) return 'the order of the errors could not be kept';
  const text = new SettledText(draft.source, draft.style);
  const names = branches.map((branch, index) => nameResult(draft, branch, items[index]!.target));
  const settled = items.map((item, index) => ({ ...item, target: names[index]! }));
  draft.lines.add(`${makeJoin(settled, 'const ', draft.indent, draft.style, 'allSettled')}${end}`);
  for (const [index, name] of names.entries()) {
    draft.lines.add(text.makeRethrow(name));
    draft.lines.add(`const ${items[index]!.target} = ${text.makeValue(name)}${end}`);
  }
  return undefined;
}

/** Whether all of a branch stands above all of the next. */
function isInOrder(branches: readonly (readonly Placement[])[]): boolean {
  const places = branches.map((branch) => getOperations(branch).map(({ index }) => index));
  return places.every(
    (place, index) => index === 0 || Math.max(...places[index - 1]!) < Math.min(...place),
  );
}

function getOperations(branch: readonly Placement[]): Operation[] {
  return branch.flatMap((item) =>
    item.kind === 'join' ? item.members.map((member) => member.operation) : [item.operation],
  );
}

function nameResult(draft: Draft, branch: readonly Placement[], target: string): string {
  const node = getOperations(branch)[0]!.node;
  const base = /^[\w$]+$/.test(target) ? `${target}Result` : 'branchResult';
  return reserveName(node, `result of ${target}`, base, draft.owner, draft.scopes);
}

function makeItem(draft: Draft, group: Group, branch: readonly Placement[]): JoinItem | undefined {
  const [only] = branch;
  const target = only?.kind === 'operation' ? only.operation.binding?.target : undefined;
  if (
    branch.length === 1 &&
    only?.kind === 'operation' &&
    target &&
    only.operation.binding!.members.length === 0 &&
    !getAnnotation(target)
  ) {
    const [element] = getElements(draft.source, only.operation.slots[0]!, false);
    const chunk = draft.chunks.get(only.operation.node)!;
    const comments = [...chunk.leading, ...chunk.trailing];
    draft.lines.markCopied(
      target.range,
      ...element!.copied,
      ...comments.map((comment) => comment.range),
    );
    const above = comments.map((comment) => draft.source.text.slice(...comment.range));
    return {
      target: draft.source.getText(target),
      type: undefined,
      promise: element!.text,
      indent: element!.indent,
      fixed: element!.fixed,
      folded: element!.folded,
      above,
      behind: [],
    };
  }
  const names = getNamesUsedBelow(draft, group, branch);
  if (names.length === 0) return undefined;
  const body = writeBody(draft, branch);
  if (body === undefined) return undefined;
  const { eol, indent, semicolons } = draft.style;
  const end = semicolons ? ';' : '';
  const value =
    names.length === 1
      ? names[0]!
      : `[${names.join(', ')}]${draft.isTypeScript ? ' as const' : ''}`;
  const promise = [
    `(async () => {`,
    `${draft.indent}${indent}${body}`,
    `${draft.indent}${indent}return ${value}${end}`,
    `${draft.indent}})()`,
  ].join(eol);
  return {
    target: names.length === 1 ? names[0]! : `[${names.join(', ')}]`,
    type: undefined,
    promise,
    indent: canShift(draft, branch) ? draft.indent : undefined,
    above: [],
    behind: [],
  };
}

function canShift({ source }: Draft, branch: readonly Placement[]): boolean {
  return getOperations(branch).every(({ node }) => getIndent(source, node) !== undefined);
}

/** The statements of a branch, written one level deeper. */
function writeBody(draft: Draft, branch: readonly Placement[]): string | undefined {
  const indent = draft.indent + draft.style.indent;
  const first = branch[0]!;
  const start = first.kind === 'join' ? first.members[0]!.operation.node : first.operation.node;
  const lines = new Lines(draft.source, draft.style, indent, start);
  if (writePlacements({ ...draft, indent, lines }, branch) !== undefined) return undefined;
  draft.lines.adopt(lines);
  return lines.finish(null);
}

/** The names that a branch declares and that code outside it reads. */
function getNamesUsedBelow(draft: Draft, group: Group, branch: readonly Placement[]): string[] {
  const operations = new Set(getOperations(branch));
  const isInside = (range: TSESTree.Range): boolean =>
    [...operations].some(({ node, declarator }) => {
      const part = declarator ?? node;
      return part.range[0] <= range[0] && range[1] <= part.range[1];
    });
  const names = new Set<string>();
  for (const operation of group.list.operations) {
    if (!operations.has(operation)) continue;
    for (const variable of draft.scopes.getDeclaredVariables(
      operation.declarator ?? operation.node,
    )) {
      if (variable.references.some((reference) => !isInside(reference.identifier.range)))
        names.add(variable.name);
    }
  }
  return [...names];
}

function isConstDeclaration({ node }: Operation): boolean {
  return node.type === AST_NODE_TYPES.VariableDeclaration && node.kind === 'const';
}
