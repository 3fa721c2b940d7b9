import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../../utils/ast.js';
import type { ExportTable } from './export-table.js';
import { readRequire } from './locals.js';
import { readMembers, toOrigin } from './origin.js';
import type { Origin } from './origin.js';
import type { SourceFile } from './parse.js';

/** The whole of `module.exports`, among the names of single exports. */
const WHOLE = '=';

/** An assignment to `exports.name`, or to `module.exports` as a whole. */
interface Write {
  name: string;
  node: TSESTree.AssignmentExpression;
}

/** The exports of a CommonJS file: of what is assigned at its top level, once for each name. */
export function readCommonJs(file: SourceFile): ExportTable {
  const names = new Map<string, Origin>();
  const stars: string[] = [];
  const writes = findWrites(file).filter(({ node }) => !isVoid(getValue(node)));
  const byName = groupByName(writes);

  const whole = byName.get(WHOLE);
  if (whole) {
    // Which of several it is, or whether it is assigned at all, is decided when it runs.
    if (whole.length > 1 || !isTopLevel(whole[0]!.node)) return { names, stars, isCommonJs: true };
    const value = getValue(whole[0]!.node);
    const required = readRequire(file, value);
    names.set('default', required ?? toOrigin(value));
    if (required?.kind === 'from' && required.name === '=') stars.push(required.specifier);
    for (const [name, origin] of readMembers(value)) names.set(name, origin);
  }
  for (const [name, [write, ...others]] of byName) {
    if (name === WHOLE || !write) continue;
    if (others.length > 0 || names.has(name) || !isTopLevel(write.node)) names.delete(name);
    else names.set(name, readRequire(file, getValue(write.node)) ?? toOrigin(getValue(write.node)));
  }
  return { names, stars, isCommonJs: true };
}

function groupByName(writes: readonly Write[]): Map<string, Write[]> {
  const groups = new Map<string, Write[]>();
  for (const write of writes) {
    const group = groups.get(write.name);
    if (group) group.push(write);
    else groups.set(write.name, [write]);
  }
  return groups;
}

/** Every assignment to `exports` or `module` of Node, wherever it stands. */
function findWrites(file: SourceFile): Write[] {
  const writes: Write[] = [];
  for (const { identifier } of file.scopes.globalScope?.through ?? []) {
    const { name } = identifier;
    if (name !== 'exports' && name !== 'module') continue;
    let target = identifier as TSESTree.Node;
    if (name === 'module') {
      const parent = target.parent;
      if (!isMemberOf(parent, target) || getPropertyName(parent) !== 'exports') continue;
      target = parent;
      if (isTarget(target)) writes.push({ name: WHOLE, node: target.parent });
    }
    const member = target.parent;
    if (!isMemberOf(member, target) || !isTarget(member)) continue;
    const key = getPropertyName(member);
    if (key !== undefined) writes.push({ name: key, node: member.parent });
  }
  return writes;
}

function isMemberOf(
  node: TSESTree.Node | undefined,
  object: TSESTree.Node,
): node is TSESTree.MemberExpression {
  return node?.type === AST_NODE_TYPES.MemberExpression && node.object === object;
}

function isTarget(
  node: TSESTree.Node,
): node is TSESTree.Node & { parent: TSESTree.AssignmentExpression } {
  return node.parent?.type === AST_NODE_TYPES.AssignmentExpression && node.parent.left === node;
}

/** Whether an assignment is a statement of the file, or part of a chain that is. */
function isTopLevel(node: TSESTree.AssignmentExpression): boolean {
  let current: TSESTree.Node = node;
  while (current.parent?.type === AST_NODE_TYPES.AssignmentExpression) current = current.parent;
  return (
    node.operator === '=' &&
    current.parent?.type === AST_NODE_TYPES.ExpressionStatement &&
    current.parent.parent.type === AST_NODE_TYPES.Program
  );
}

/** The value at the end of a chain: `f` in `exports = module.exports = f`. */
function getValue(node: TSESTree.AssignmentExpression): TSESTree.Expression {
  let value = node.right;
  while (value.type === AST_NODE_TYPES.AssignmentExpression) value = value.right;
  return value;
}

/** `exports.a = void 0`: compilers announce names so. */
function isVoid(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === AST_NODE_TYPES.UnaryExpression && value.operator === 'void';
}
