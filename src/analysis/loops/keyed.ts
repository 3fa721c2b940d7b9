/** Writes of iterations that are provably about different things. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Call } from '../effects/callees.js';
import type { Entry } from '../effects/catalogue/index.js';
import type { Effects } from '../effects/infer.js';
import { getHandedOver } from '../effects/passed.js';
import type { Summary, Write } from '../model.js';
import type { Scene } from '../scene.js';
import type { Unit } from '../unit.js';
import { isRowKeyed, isNamedByKey } from './addresses.js';
import { getLoopKeys } from './keys.js';
import type { Keys } from './keys.js';
import type { Iterated, LoopShape } from './model.js';

/** Resources in which a key names one thing. */
const KEYED = new Set(['http', 'db', 'fs', 'storage', 'kv']);
/** Resources whose order nobody relies on. */
const LINES = new Set(['stdout', 'log']);
const MAX_DEPTH = 4;

/** What is asked of one part of an iteration. */
interface Question {
  unit: Unit;
  effects: Effects;
  /** The resources that an iteration writes. */
  resources: ReadonlySet<string>;
  /** The calls that were found to write a thing of their own. */
  writers: Set<Call>;
}

/**
 * What the parts of an iteration write, where each call that touches it says by its key which thing it is
 * about, and no two elements share that key; also in the bodies of what is called. Undefined where that
 * is not so.
 * @param writes What they write beyond their own iteration.
 */
export function describeKeyedWrite(
  { unit, effects }: Scene,
  shape: LoopShape,
  iterated: Iterated,
  parts: readonly TSESTree.Node[],
  writes: readonly Write[],
): string | undefined {
  const keys = getLoopKeys(unit, shape, iterated);
  if (keys.isEmpty) return undefined;
  const resources = new Set<string>();
  for (const { location } of writes) {
    if (location.root.kind !== 'resource' || !KEYED.has(location.root.name)) return undefined;
    resources.add(location.root.name);
  }
  const question: Question = { unit, effects, resources, writers: new Set() };
  const isKeyed = parts.every((part) => isKeyedCode(question, part, keys, []));
  return isKeyed && question.writers.size > 0 ? [...resources].join(', ') : undefined;
}

/** Whether a write is a line on the screen or in a log. */
export function isLine({ location: { root } }: Write): boolean {
  return root.kind === 'resource' && LINES.has(root.name);
}

/** Whether all that a piece of code does with the resources is about the key. */
function isKeyedCode(
  question: Question,
  root: TSESTree.Node,
  keys: Keys,
  around: readonly FunctionNode[],
): boolean {
  const { unit, effects } = question;
  let isKeyed = true;
  walk(root, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.TaggedTemplateExpression)
      isKeyed &&= !touches(question, effects.getTag(node));
    else if (
      node.type === AST_NODE_TYPES.CallExpression ||
      node.type === AST_NODE_TYPES.NewExpression
    )
      isKeyed &&= isKeyedCall(question, root, node, keys, around);
    return isKeyed;
  });
  return isKeyed;
}

function isKeyedCall(
  question: Question,
  root: TSESTree.Node,
  call: Call,
  keys: Keys,
  around: readonly FunctionNode[],
): boolean {
  const { effects } = question;
  // `run(saveAll)`: a function that stands elsewhere, and may be called with anything.
  const isHanded = call.arguments.some((argument) =>
    getHandedOver(effects, argument).some(
      (item) => !contains(root, item) && reaches(question, effects.summarize(item)),
    ),
  );
  if (isHanded) return false;
  const callee = effects.getCallee(call);
  switch (callee.kind) {
    case 'entry':
      return !touches(question, callee.entry) || isKeyedEntry(question, call, callee.entry, keys);
    case 'functions': {
      const touching = callee.functions.filter((item) =>
        reaches(question, effects.summarize(item)),
      );
      if (touching.length === 0) return true;
      const isPlain = callee.isOpen !== true && (callee.makers ?? []).length === 0;
      return (
        isPlain &&
        around.length < MAX_DEPTH &&
        touching.every((item) => {
          if (around.includes(item)) return false;
          const own = keys.enter(call, item);
          return !own.isEmpty && isKeyedCode(question, item, own, [...around, item]);
        })
      );
    }
    case 'declared':
      return callee.effect === 'pure' || callee.effect === 'log';
    // Nothing is known of it: the verdict says so.
    default:
      return true;
  }
}

/** Whether an entry of the catalogue has to do with what an iteration writes. */
function touches({ resources }: Question, entry: Entry | undefined): boolean {
  if (!entry) return false;
  if (entry.sql) return true;
  return (
    (entry.writes ?? []).some(({ resource }) => resources.has(resource)) ||
    (entry.reads ?? []).some((resource) => resources.has(resource)) ||
    (entry.options !== undefined && resources.has('http'))
  );
}

/** Whether a function has to do with what an iteration writes. */
function reaches({ resources }: Question, { writes, reads, optionParameters }: Summary): boolean {
  return (
    writes.some(
      ({ location: { root }, benign }) =>
        benign !== true && root.kind === 'resource' && resources.has(root.name),
    ) ||
    reads.some((resource) => resources.has(resource)) ||
    optionParameters.length > 0
  );
}

function isKeyedEntry(
  { resources, writers }: Question,
  call: Call,
  entry: Entry,
  keys: Keys,
): boolean {
  if (entry.sql) return false;
  if ((entry.writes ?? entry.options ?? []).length > 0) writers.add(call);
  const isOwn = ({ resource }: { resource: string }): boolean => resources.has(resource);
  const isDatabase =
    (entry.writes ?? []).some((item) => isOwn(item) && item.resource === 'db') ||
    (entry.reads ?? []).some((resource) => resource === 'db' && resources.has(resource));
  return isDatabase ? isRowKeyed(call, keys) : isNamedByKey(call, entry, keys);
}
