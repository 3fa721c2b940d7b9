import type { TSESTree } from '@typescript-eslint/types';
import { kindOf } from '../world/names.js';
import {
  functionsOf,
  moduleStateOf,
  nodesOf,
  type Call,
  type FunctionNode,
  type Node,
} from './syntax.js';

/** What a small fixer takes for granted. With none of these it only makes rewrites that hold. */
export interface Weakness {
  /** Groups operations although one uses what the other defines. */
  readonly ignoresData?: boolean;
  /** Starts operations from below a statement that may leave. */
  readonly crossesGuards?: boolean;
  /** Believes that every call only reads. */
  readonly ignoresEffects?: boolean;
  /** Lets writes join a group. */
  readonly allowsWrites?: boolean;
  /** Takes a read verb for proof, although the body can be seen. */
  readonly believesNames?: boolean;
  /** Starts operations in one statement each and awaits them later. */
  readonly startsEarly?: boolean;
  /** Lets functions that are not async be called after another has been started. */
  readonly ignoresThrows?: boolean;
  /** Evaluates arguments early, whatever they are. */
  readonly ignoresArguments?: boolean;
  /** Merges assignments that a handler can see half done. */
  readonly ignoresHandlers?: boolean;
  /** Takes a call whose value is dropped for one that others need not wait for. */
  readonly dropsGates?: boolean;
}

export interface Facts {
  readonly functions: ReadonlyMap<string, FunctionNode>;
  readonly state: ReadonlySet<string>;
}

export const factsOf = (program: TSESTree.Program): Facts => ({
  functions: functionsOf(program),
  state: moduleStateOf(program),
});

const FS_READS = new Set(['readFile', 'readdir', 'stat']);
const FS_WRITES = new Set(['writeFile', 'appendFile', 'rm', 'mkdir']);
const RESULTS = new Set(['json', 'text']);
const LEAVES = new Set([
  'ThrowStatement',
  'AssignmentExpression',
  'UpdateExpression',
  'YieldExpression',
  'NewExpression',
]);

/** Whether a call may be started together with others. */
export function mayJoin(call: Call, facts: Facts, weakness: Weakness): boolean {
  if (call.callee.type !== 'Identifier') return weakness.ignoresEffects === true;
  if (!weakness.ignoresArguments && !call.arguments.every(isPlain)) return false;
  const { name } = call.callee;
  if (weakness.ignoresEffects) return true;
  if (weakness.believesNames && kindOf([name]) === 'read') return true;
  return onlyReads(name, facts, weakness, new Set());
}

function onlyReads(
  name: string,
  facts: Facts,
  weakness: Weakness,
  above: ReadonlySet<string>,
): boolean {
  const body = facts.functions.get(name);
  if (name === 'fetch' || FS_READS.has(name)) return true;
  if (weakness.allowsWrites && FS_WRITES.has(name)) return true;
  if (!body)
    return (
      kindOf([name]) === 'read' || (weakness.allowsWrites === true && kindOf([name]) === 'write')
    );
  if (above.has(name)) return false;
  if (!body.async && !weakness.ignoresThrows) return false;
  if (!body.params.every((param) => param.type === 'Identifier')) return false;
  return [...nodesOf(body.body)].every((node) =>
    isHarmless(node, facts, weakness, new Set([...above, name])),
  );
}

function isHarmless(
  node: Node,
  facts: Facts,
  weakness: Weakness,
  above: ReadonlySet<string>,
): boolean {
  if (LEAVES.has(node.type))
    return weakness.ignoresThrows === true && node.type === 'ThrowStatement';
  if (node.type === 'Identifier') return !facts.state.has(node.name);
  if (node.type !== 'CallExpression') return true;
  const { callee } = node;
  if (callee.type === 'MemberExpression') {
    const { property, object } = callee;
    if (property.type !== 'Identifier') return false;
    if (object.type === 'Identifier' && object.name === 'JSON')
      return weakness.ignoresThrows === true;
    return RESULTS.has(property.name);
  }
  if (callee.type !== 'Identifier') return false;
  if (callee.name === 'fetch' && node.arguments.length > 1) return weakness.allowsWrites === true;
  return onlyReads(callee.name, facts, weakness, above);
}

function isPlain(node: Node): boolean {
  if (node.type === 'Literal' || node.type === 'Identifier') return true;
  return node.type === 'MemberExpression' && !node.computed && isPlain(node.object);
}
