import type { TSESTree } from '@typescript-eslint/types';

import type { Placement, Slot } from '../../analysis/index.js';
import { AST_NODE_TYPES, contains, unwrap } from '../../utils/ast.js';
import { getElements } from '../elements.js';
import { makeJoin } from '../join.js';
import type { JoinItem } from '../join.js';
import { makeResultName } from '../names.js';
import {
  getDeclaredName,
  getHead,
  getSemicolon,
  isTypeInDoubt,
  operationIsApart,
  takeComments,
} from '../parts.js';
import type { Member } from '../parts.js';
import type { Draft } from '../rewrite.js';
import { SettledText } from './text.js';

/** A result that has been waited for, and not yet been looked at. */
interface Open {
  member: Member;
  name: string;
}

const NOT_IN_ORDER = 'the order of the errors could not be kept';

/**
 * Joins that wait for all their promises. Each outcome is looked at where its await stood: below all
 * that could fail before it. So the first error in the source is thrown, as if one call had waited for
 * the other.
 */
export class OrderedJoins {
  private readonly text: SettledText;
  private open: Open[] = [];
  private readonly values = new Map<Slot, string>();

  constructor(private readonly draft: Draft) {
    this.text = new SettledText(draft.source, draft.style);
  }

  /** Looks at the outcomes that come before a placement; gives the reason where they have no order. */
  prepare(placement: Placement): string | undefined {
    const places =
      placement.kind === 'join'
        ? placement.members.map(getPlace)
        : [placement.operation.index + (placement.kind === 'residual' ? 1 : 0)];
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const isBetween = this.open.some(({ member }) => {
      const place = getPlace(member);
      return first < place && place < last;
    });
    if (isBetween) return NOT_IN_ORDER;
    this.lookAt((member) => getPlace(member) < first);
    return undefined;
  }

  /** Looks at the outcomes that are left. */
  finish(): void {
    this.lookAt(() => true);
  }

  /** `const [userResult, postsResult] = await Promise.allSettled([…])` */
  write(members: readonly Member[], index: number): string | undefined {
    const { draft } = this;
    const { lines, source, style, indent } = draft;
    const items: JoinItem[] = [];
    for (const [position, member] of members.entries()) {
      const { operation, slot } = member;
      if (isTypeInDoubt(draft, operation, slot))
        return `the type of ${slot.name} may depend on where it stands`;
      // `(await getRun())()`: as a method of the result it would have another `this`.
      if (isCalled(slot.node)) return `the value of ${slot.name} is called`;
      if (isUsedBetween(member)) return NOT_IN_ORDER;
      const [element] = getElements(source, slot, false);
      lines.markCopied(...element!.copied);
      const name = this.getName(member);
      this.open.push({ member, name });
      this.values.set(slot, this.text.makeValue(name));
      items.push({
        target: name,
        type: undefined,
        promise: element!.text,
        indent: element!.indent,
        fixed: element!.fixed,
        folded: element!.folded,
        ...takeComments(draft, operation, position === 0, index),
      });
    }
    const text = makeJoin(items, 'const ', indent, style, 'allSettled');
    const isApart = index > 0 && operationIsApart(draft, members[0]!.operation);
    lines.add(`${text}${getSemicolon(draft)}`, isApart);
    return undefined;
  }

  /** What stands for an await in the rest of its statement, where it went into one of these joins. */
  getValue(slot: Slot): string | undefined {
    return this.values.get(slot);
  }

  private getName({ operation, slot }: Member): string {
    const { draft } = this;
    const target = operation.binding?.target ?? getDeclaredName(operation);
    const declared = target?.type === AST_NODE_TYPES.Identifier ? target.name : undefined;
    return makeResultName(
      slot.node,
      draft.owner,
      operation.slots.length === 1 ? declared : undefined,
      draft.scopes,
    );
  }

  /** Throws what failed, and binds what did not, in the order of the source. */
  private lookAt(isDue: (member: Member) => boolean): void {
    const due = this.open.filter(({ member }) => isDue(member));
    this.open = this.open.filter((item) => !due.includes(item));
    due.sort((left, right) => getPlace(left.member) - getPlace(right.member));
    for (const { member, name } of due) {
      this.draft.lines.add(this.text.makeRethrow(name));
      const binding = this.getBinding(member, this.text.makeValue(name));
      if (binding !== undefined) this.draft.lines.add(`${binding}${getSemicolon(this.draft)}`);
    }
  }

  private getBinding({ operation }: Member, value: string): string | undefined {
    const { draft } = this;
    const { binding } = operation;
    if (!binding) return undefined;
    draft.lines.markCopied(binding.target.range);
    const target = draft.source.getText(binding.target);
    return `${getHead(draft, operation)}${target} = ${[value, ...binding.members].join('.')}`;
  }
}

/**
 * `${(await getUser()).name}: ${await countPosts()}`: taking the first value apart may fail before the
 * second is waited for.
 */
function isUsedBetween({ operation, slot }: Member): boolean {
  const next = operation.slots[operation.slots.indexOf(slot) + 1];
  if (!next) return false;
  for (let node = slot.node.parent; !contains(node, next.node); node = node.parent!)
    if (!HOLDERS.has(node.type)) return true;
  return false;
}

/** What only holds a value, as a part of a larger one. */
const HOLDERS: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.Property,
  AST_NODE_TYPES.ObjectExpression,
  AST_NODE_TYPES.ArrayExpression,
  AST_NODE_TYPES.TSAsExpression,
  AST_NODE_TYPES.TSNonNullExpression,
  AST_NODE_TYPES.TSSatisfiesExpression,
  AST_NODE_TYPES.JSXExpressionContainer,
  AST_NODE_TYPES.JSXAttribute,
  AST_NODE_TYPES.JSXOpeningElement,
  AST_NODE_TYPES.JSXElement,
  AST_NODE_TYPES.JSXFragment,
]);

function isCalled(node: TSESTree.Node): boolean {
  let current = node;
  while (current.parent && unwrap(current.parent) === unwrap(current)) current = current.parent;
  const { parent } = current;
  return (
    (parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === current) ||
    (parent?.type === AST_NODE_TYPES.TaggedTemplateExpression && parent.tag === current)
  );
}

/** Where the await stands among those of its list. */
function getPlace({ operation, slot }: Member): number {
  return operation.index + operation.slots.indexOf(slot) / (operation.slots.length + 1);
}
