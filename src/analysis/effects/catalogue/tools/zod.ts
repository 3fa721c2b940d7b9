import { each, pure } from '../library.js';
import type { Library, Member } from '../library.js';
import { building, checking } from './schema-rows.js';

const built = building('zod.schema');

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
          // `.optional()`, `.default('a')`, `.pick({ id: true })`, `.or(other)`
          { call: built },
        ),
        parse: { call: checking(0) },
        safeParse: { call: pure('zod.result') },
      },
    },
  },
};
