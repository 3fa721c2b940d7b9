import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../../../../utils/ast.js';
import type { KindOf } from '../entry.js';
import { each, pure, throwing } from '../library.js';
import type { Library, Member, Row, RowOf } from '../library.js';

const schema: Row = { result: 'zod.schema', throws: true };

/** Built from schemas of which none runs code of the program. */
const built: RowOf = (call, kindOf) => ({
  throws: true,
  result: call.arguments.every((item) => isPlain(item, kindOf)) ? 'zod.schema' : undefined,
});

/** A schema, a literal, or an object or list of them: what a schema is made from. */
function isPlain(node: TSESTree.Node, kindOf: KindOf): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.every(
        (item) => item.type === AST_NODE_TYPES.Property && isPlain(item.value, kindOf),
      );
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.every(
        (item) =>
          item !== null && item.type !== AST_NODE_TYPES.SpreadElement && isPlain(item, kindOf),
      );
    default:
      return ['zod.schema', 'string', 'number', 'boolean', 'null', 'regexp', 'date'].includes(
        kindOf(node) ?? '',
      );
  }
}

const builders: Readonly<Record<string, Member>> = {
  ...each(
    `any array base64 bigint boolean cidrv4 cuid cuid2 date discriminatedUnion email enum int
    intersection ipv4 ipv6 iso.date iso.datetime iso.time jwt literal looseObject map nan nanoid
    never null nullable number object optional record set strictObject string stringbool tuple
    ulid undefined union unknown url uuid void coerce.string coerce.number coerce.boolean
    coerce.date coerce.bigint`,
    { call: built },
  ),
  ZodError: { construct: pure('error'), type: 'error' },
};

/** Where the value is plain data, a refusal is a failure of what gave it; elsewhere it is a gate. */
const parse: RowOf = (call, kindOf) => {
  const [value] = call.arguments;
  return value && kindOf(value) === 'data'
    ? throwing()
    : { gate: 'it refuses input that is not valid' };
};

/** Zod: schemas that are built in sight and run no code of the program. */
export const zod: Library = {
  modules: ['zod', 'zod/v4', 'zod/v3'],
  versions: '>=3.20 <5',
  checked: '4.6.7',
  source: 'Zod documentation, “Defining schemas”; type declarations',
  exports: {
    ...builders,
    ...each(
      'ZodType ZodTypeAny ZodSchema Schema z.ZodType z.ZodTypeAny z.ZodSchema z.Schema z.core.$ZodType',
      { type: 'zod.given' },
    ),
    z: { value: 'zod.namespace' },
  },
  kinds: {
    // A schema that is handed in. What it refines it refines at once: assumed to compute only.
    'zod.given': { members: { safeParse: { call: pure('zod.result') } } },
    'zod.result': { members: { success: { value: 'boolean' }, error: { value: 'data' } } },
    'zod.namespace': { members: builders },
    'zod.schema': {
      members: {
        ...each(
          `array and catch default describe email endsWith extend gt gte includes int length
          lowercase lt lte max merge min multipleOf negative nonempty nonnegative nonpositive
          nullable nullish omit optional or partial passthrough pick positive readonly regex
          required size startsWith strict strip trim toLowerCase toUpperCase url uuid cuid cuid2
          datetime finite safe`,
          { call: chain },
        ),
        parse: { call: parse },
        safeParse: { call: pure('zod.result') },
      },
    },
  },
};

/** A step of a schema: `.optional()`, `.default('a')`, `.pick({ id: true })`, `.or(other)`. */
function chain(call: Parameters<RowOf>[0], kindOf: KindOf): Row {
  return call.arguments.every((item) => isPlain(item, kindOf))
    ? schema
    : { ...schema, result: undefined };
}
