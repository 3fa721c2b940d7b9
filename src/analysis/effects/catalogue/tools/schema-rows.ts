/** What libraries that check values share: schemas that are built in sight and run no code of the program. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../../../../utils/ast.js';
import type { Kind } from '../../../model.js';
import type { KindOf } from '../entry.js';
import { throwing } from '../library.js';
import type { Row, RowOf } from '../library.js';

const VALUES = ['string', 'number', 'boolean', 'null', 'regexp', 'date'];

/** A schema, a literal, or an object or list of them: what a schema is made from. */
function isPlain(node: TSESTree.Node, kindOf: KindOf, kind: string): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.every(
        (item) => item.type === AST_NODE_TYPES.Property && isPlain(item.value, kindOf, kind),
      );
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.every(
        (item) =>
          item !== null &&
          item.type !== AST_NODE_TYPES.SpreadElement &&
          isPlain(item, kindOf, kind),
      );
    default: {
      const found = kindOf(node);
      return found === kind || VALUES.includes(found ?? '');
    }
  }
}

/** A schema of the kind, where it is built from plain parts and from schemas of which none runs code. */
export function building(kind: string): RowOf {
  return (call, kindOf) => ({
    throws: true,
    result: call.arguments.every((item) => isPlain(item, kindOf, kind)) ? kind : undefined,
  });
}

/**
 * A check that throws. Where the value is plain data, a refusal is a failure of what gave it; elsewhere
 * it decides whether its caller goes on.
 */
export function checking(index: number, result?: Kind): RowOf {
  return (call, kindOf) => {
    const value = call.arguments[index];
    return value && kindOf(value) === 'data'
      ? throwing(result)
      : { gate: 'it refuses input that is not valid', result };
  };
}

/** The row where the options at an index are missing, or hold nothing that runs. */
export function withPlainOptions(row: RowOf, index: number, kind: string): RowOf {
  return (call, kindOf, textOf) =>
    call.arguments.slice(index).every((item) => isPlain(item, kindOf, kind))
      ? row(call, kindOf, textOf)
      : undefined;
}

/** The same row whatever the arguments are. */
export function always(row: Row): RowOf {
  return () => row;
}
