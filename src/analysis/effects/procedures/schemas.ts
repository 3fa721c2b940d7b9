/** What the schema of a procedure runs when it checks a value. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../../utils/ast.js';
import type { FunctionNode } from '../../../utils/ast.js';
import { getOnlyDefinition } from '../../variables.js';
import { resolveFunctions } from '../functions.js';
import type { Resolver } from '../functions.js';
import { trace } from '../trace.js';

/** Libraries whose schemas do nothing on their own but look at the value. */
const MODULES = /^(zod(\/.*)?|valibot|yup)$/;

/** Methods whose arguments are values and not called: an enum of another package may stand there. */
const VALUES = /^(nativeEnum|enum|literal)$/;

const MAX_PARTS = 400;

/**
 * The functions in a schema: those of `refine`, `transform` and their like, wherever they stand in it.
 * @returns Undefined where a part of the schema cannot be seen.
 */
export function collectSchemaFunctions(
  resolver: Resolver,
  schema: TSESTree.Node,
): readonly FunctionNode[] | undefined {
  const collector = new Collector(resolver);
  return collector.collect(schema) ? [...collector.functions] : undefined;
}

class Collector {
  readonly functions = new Set<FunctionNode>();
  private readonly seen = new Set<TSESTree.Node>();

  constructor(private readonly resolver: Resolver) {}

  /** False where a part cannot be seen. */
  collect(node: TSESTree.Node | null, isValue = false): boolean {
    if (node === null) return true;
    const origin = trace(this.resolver.unit, node);
    // `z`, `z.string`
    if (origin.kind === 'module') return isValue || MODULES.test(origin.module);
    if (origin.kind !== 'node' || this.seen.size > MAX_PARTS) return false;
    const target = unwrap(origin.node);
    if (this.seen.has(target)) return true;
    this.seen.add(target);
    if (!isFunction(target)) return this.collectParts(target);
    this.functions.add(target);
    return true;
  }

  private collectParts(target: TSESTree.Node): boolean {
    switch (target.type) {
      case AST_NODE_TYPES.CallExpression: {
        const callee = unwrap(target.callee);
        const isValue =
          callee.type === AST_NODE_TYPES.MemberExpression &&
          VALUES.test(getPropertyName(callee) ?? '');
        return (
          this.collect(callee) && target.arguments.every((item) => this.collect(item, isValue))
        );
      }
      // `base.extend`, `base.shape.id`: a part of a schema runs no more than the whole.
      case AST_NODE_TYPES.MemberExpression:
        return this.collect(target.object);
      case AST_NODE_TYPES.ObjectExpression:
        return target.properties.every((item) =>
          this.collect(item.type === AST_NODE_TYPES.Property ? item.value : item.argument),
        );
      case AST_NODE_TYPES.ArrayExpression:
        return target.elements.every((item) => this.collect(item));
      case AST_NODE_TYPES.SpreadElement:
        return this.collect(target.argument);
      case AST_NODE_TYPES.Literal:
      case AST_NODE_TYPES.TemplateLiteral:
      case AST_NODE_TYPES.UnaryExpression:
        return true;
      default:
        return this.isEnum(target) || this.collectFunctions(target);
    }
  }

  private isEnum(node: TSESTree.Node): boolean {
    const variable =
      node.type === AST_NODE_TYPES.Identifier ? this.resolver.unit.variableOf(node) : undefined;
    const definition = variable && getOnlyDefinition(variable);
    return definition?.node.type === AST_NODE_TYPES.TSEnumDeclaration;
  }

  private collectFunctions(node: TSESTree.Node): boolean {
    const found = resolveFunctions(this.resolver, node);
    if (found?.makers.length !== 0 || found.isOpen === true) return false;
    for (const item of found.functions) this.functions.add(item);
    return true;
  }
}
