/** Which expressions are a key that no two iterations share: in the loop itself, and in what it calls. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getKeyName, getPropertyName, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Call } from '../effects/callees.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { getInitializer, getOnlyDefinition } from '../variables.js';
import type { Iterated, LoopShape } from './model.js';

const MAX_DEPTH = 4;

/** What is known of the keys in one function. */
export class Keys {
  /** Variables that hold a key themselves. */
  readonly values = new Set<Variable>();
  /** Variables that hold a text with a key in it: an address. */
  readonly addresses = new Set<Variable>();
  /** Variables that hold objects, and their properties that are keys. */
  readonly holders = new Map<Variable, ReadonlySet<string>>();

  constructor(
    private readonly unit: Unit,
    /** The loop or the function in which the names are bound. */
    private readonly root: TSESTree.Node,
  ) {}

  get isEmpty(): boolean {
    return this.values.size + this.addresses.size + this.holders.size === 0;
  }

  /** `id`, `user.id`, and names that are given them. */
  isKey(node: TSESTree.Node, depth = 0): boolean {
    const target = unwrap(node);
    if (depth > MAX_DEPTH) return false;
    if (target.type === AST_NODE_TYPES.MemberExpression) {
      const name = getPropertyName(target);
      return name !== undefined && this.getHeld(target.object, depth).has(name);
    }
    if (target.type !== AST_NODE_TYPES.Identifier) return false;
    const variable = this.unit.variableOf(target);
    if (!variable || !isFixed(variable)) return false;
    if (this.values.has(variable)) return true;
    const made = this.getMadeInside(variable);
    if (made) return this.isKey(made, depth + 1);
    const taken = getTaken(variable);
    return (
      taken !== undefined &&
      contains(this.root, taken.from) &&
      this.getHeld(taken.from, depth).has(taken.name)
    );
  }

  /** `id`, a text that holds it: not `id.slice(0, 2)`, which two may share. */
  isAddress(node: TSESTree.Node, depth = 0): boolean {
    const target = unwrap(node);
    if (depth > MAX_DEPTH) return false;
    const isPart = (item: TSESTree.Node): boolean => this.isAddress(item, depth + 1);
    switch (target.type) {
      case AST_NODE_TYPES.TemplateLiteral:
        return target.expressions.some(isPart);
      case AST_NODE_TYPES.BinaryExpression:
        return target.operator === '+' && (isPart(target.left) || isPart(target.right));
      case AST_NODE_TYPES.CallExpression: {
        const { callee } = target;
        const isEncoded =
          callee.type === AST_NODE_TYPES.Identifier &&
          /^(encodeURIComponent|String)$/.test(callee.name);
        return isEncoded && target.arguments.some(isPart);
      }
      case AST_NODE_TYPES.Identifier: {
        const variable = this.unit.variableOf(target);
        if (!variable || !isFixed(variable)) return false;
        const made = this.getMadeInside(variable);
        return this.addresses.has(variable) || this.isKey(target) || (!!made && isPart(made));
      }
      default:
        return this.isKey(target);
    }
  }

  /** The properties of an object that are keys. */
  getHeld(node: TSESTree.Node, depth = 0): ReadonlySet<string> {
    const target = unwrap(node);
    if (depth > MAX_DEPTH) return new Set();
    if (target.type === AST_NODE_TYPES.ObjectExpression) {
      // What is spread behind a property takes its place.
      const last = target.properties.findLastIndex(
        (item) => item.type === AST_NODE_TYPES.SpreadElement,
      );
      const names = target.properties.flatMap((item, index) => {
        const name = item.type === AST_NODE_TYPES.Property ? getKeyName(item) : undefined;
        const isOwn = index > last && name !== undefined && !(item as TSESTree.Property).computed;
        return isOwn && this.isKey((item as TSESTree.Property).value, depth + 1) ? [name] : [];
      });
      return new Set(names);
    }
    const variable =
      target.type === AST_NODE_TYPES.Identifier ? this.unit.variableOf(target) : undefined;
    if (!variable || !isFixed(variable)) return new Set();
    const known = this.holders.get(variable);
    if (known) return known;
    const made = this.getMadeInside(variable);
    return made ? this.getHeld(made, depth + 1) : new Set();
  }

  /** The keys in a function, as a call hands them over. */
  enter(call: Call, target: FunctionNode): Keys {
    const keys = new Keys(this.unit, target);
    const values = call.arguments;
    if (values.some((item) => item.type === AST_NODE_TYPES.SpreadElement)) return keys;
    for (const [index, parameter] of target.params.entries()) {
      const given = values[index];
      if (given) keys.bind(parameter, this, given);
    }
    return keys;
  }

  private bind(parameter: TSESTree.Parameter, outer: Keys, given: TSESTree.Node): void {
    const pattern =
      parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
    if (pattern.type === AST_NODE_TYPES.Identifier) {
      const variable = this.unit.variableOf(pattern);
      if (!variable) return;
      if (outer.isKey(given)) this.values.add(variable);
      else if (outer.isAddress(given)) this.addresses.add(variable);
      const held = outer.getHeld(given);
      if (held.size > 0) this.holders.set(variable, held);
    } else if (pattern.type === AST_NODE_TYPES.ObjectPattern) {
      const held = outer.getHeld(given);
      for (const { name, variable } of getBound(this.unit, pattern))
        if (held.has(name)) this.values.add(variable);
    }
  }

  private getMadeInside(variable: Variable): TSESTree.Expression | undefined {
    const made = getInitializer(variable);
    return made && contains(this.root, made) ? made : undefined;
  }
}

/** The keys that the head of a loop binds: the element of a set, the `id` of a row, the key of an entry. */
export function getLoopKeys(
  unit: Unit,
  { node, element }: LoopShape,
  { distinct }: Iterated,
): Keys {
  const keys = new Keys(unit, node);
  if (!distinct || !element) return keys;
  const whole = element.type === AST_NODE_TYPES.Identifier ? unit.variableOf(element) : undefined;
  if (distinct === 'row') {
    if (whole) keys.holders.set(whole, new Set(['id']));
    if (element.type === AST_NODE_TYPES.ObjectPattern)
      for (const { name, variable } of getBound(unit, element))
        if (name === 'id') keys.values.add(variable);
  } else if (distinct === 'entry') {
    const [first] = element.type === AST_NODE_TYPES.ArrayPattern ? element.elements : [];
    const own = first?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(first) : undefined;
    if (own) keys.values.add(own);
  } else if (whole) {
    keys.values.add(whole);
  }
  return keys;
}

/** The variables that a pattern binds to properties of the object itself, without defaults. */
function getBound(
  unit: Unit,
  pattern: TSESTree.ObjectPattern,
): { name: string; variable: Variable }[] {
  return pattern.properties.flatMap((item) => {
    if (item.type !== AST_NODE_TYPES.Property || item.computed) return [];
    const name = getKeyName(item);
    const variable =
      item.value.type === AST_NODE_TYPES.Identifier ? unit.variableOf(item.value) : undefined;
    return name !== undefined && variable ? [{ name, variable }] : [];
  });
}

/** `const { id } = user`: where `id` is taken from. */
function getTaken(variable: Variable): { from: TSESTree.Expression; name: string } | undefined {
  const definition = getOnlyDefinition(variable);
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return undefined;
  if (declarator.id.type !== AST_NODE_TYPES.ObjectPattern) return undefined;
  const property = declarator.id.properties.find(
    (item) => item.type === AST_NODE_TYPES.Property && item.value === definition?.name,
  ) as TSESTree.Property | undefined;
  const name = property && !property.computed ? getKeyName(property) : undefined;
  return name === undefined ? undefined : { from: declarator.init, name };
}

/** A variable that gets another value may get one that another iteration has, too. */
function isFixed(variable: Variable): boolean {
  const isBoundOnce = variable.references.every(
    (reference) => !reference.isWrite() || reference.init === true,
  );
  // `user.id = other`, in the function or below it.
  return isBoundOnce && !variable.references.some(({ identifier }) => isChanged(identifier));
}

/** `user.id = …`, `delete user.id`, `user.id++`, `Object.assign(user, …)` */
function isChanged(identifier: TSESTree.Node): boolean {
  const parent = identifier.parent!;
  if (parent.type === AST_NODE_TYPES.CallExpression && parent.arguments[0] === identifier) {
    const { callee } = parent;
    return (
      callee.type === AST_NODE_TYPES.MemberExpression &&
      callee.object.type === AST_NODE_TYPES.Identifier &&
      /^(Object|Reflect)$/.test(callee.object.name) &&
      /^(assign|set|defineProperty|defineProperties|deleteProperty)$/.test(
        getPropertyName(callee) ?? '',
      )
    );
  }
  if (parent.type !== AST_NODE_TYPES.MemberExpression || parent.object !== identifier) return false;
  const user = parent.parent;
  switch (user.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return user.left === parent;
    case AST_NODE_TYPES.UpdateExpression:
      return true;
    case AST_NODE_TYPES.UnaryExpression:
      return user.operator === 'delete';
    default:
      return false;
  }
}
