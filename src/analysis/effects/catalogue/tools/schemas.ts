/** Libraries that check values. What a schema is given to run, such as `test` and `custom`, is not followed. */
import { each, pure, throwing } from '../library.js';
import type { Library, Member, RowOf } from '../library.js';
import { always, building, checking, withPlainOptions } from './schema-rows.js';

const yupBuilt = building('yup.schema');
const yupBuilders: Readonly<Record<string, Member>> = {
  ...each('string number boolean bool date object array mixed tuple', { call: yupBuilt }),
  ValidationError: { construct: pure('error'), type: 'error' },
};
const asYup = (row: RowOf): Member => ({ call: withPlainOptions(row, 1, 'yup.schema') });

export const yup: Library = {
  modules: ['yup'],
  versions: '>=0.32 <2',
  checked: '1.7.1',
  source: 'Yup documentation, “API”; type declarations',
  exports: yupBuilders,
  kinds: {
    'yup.schema': {
      type: 'StringSchema',
      members: {
        ...each(
          `required optional notRequired defined nonNullable nullable strict strip label meta
           describe typeError oneOf notOneOf default concat
           min max length matches email url uuid datetime trim lowercase uppercase`,
          { call: yupBuilt },
        ),
        validate: asYup(checking(0, 'promise')),
        isValid: asYup(always({ result: 'promise:boolean' })),
        validateSync: asYup(checking(0)),
        isValidSync: asYup(always(throwing('boolean'))),
        cast: asYup(checking(0)),
      },
      // Of numbers, objects and lists.
      getMember: (name) =>
        /^(?:positive|negative|integer|moreThan|lessThan|round|truncate|of|shape|pick|omit|noUnknown|partial|deepPartial|exact|isTrue|isFalse)$/.test(
          name,
        )
          ? { call: yupBuilt }
          : undefined,
    },
  },
};

const joiBuilt = building('joi.schema');
const joiBuilders: Readonly<Record<string, Member>> = {
  ...each(`any alternatives array binary boolean bool date number object string symbol`, {
    call: joiBuilt,
  }),
  ...each('attempt assert', { call: checking(0) }),
  ValidationError: { type: 'error' },
};

/** The value is checked at once, without waiting, by `validate`; `validateAsync` rejects. */
export const joi: Library = {
  modules: ['joi'],
  versions: '>=17 <19',
  checked: '18.3.2',
  source: 'joi documentation, “API Reference”; type declarations',
  exports: {
    ...joiBuilders,
    default: { value: 'joi.namespace' },
  },
  kinds: {
    'joi.schema': {
      type: 'StringSchema',
      members: {
        ...each(
          `required optional forbidden allow valid equal invalid disallow not only default label
           description note tag meta strip strict empty messages message options prefs presence
           min max length email uri guid uuid alphanum token hex base64 isoDate pattern regex trim
           lowercase uppercase`,
          { call: joiBuilt },
        ),
        validate: {
          call: withPlainOptions(always(pure('joi.result')), 1, 'joi.schema'),
        },
        validateAsync: {
          call: withPlainOptions(checking(0, 'promise'), 1, 'joi.schema'),
        },
      },
      // Of numbers, objects and lists.
      getMember: (name) =>
        /^(?:integer|positive|negative|greater|less|multiple|port|precision|items|unique|single|keys|unknown|or|xor|and|nand|with|without|try|iso|timestamp)$/.test(
          name,
        )
          ? { call: joiBuilt }
          : undefined,
    },
    'joi.namespace': { members: joiBuilders },
    'joi.result': { members: { error: { value: 'data' } } },
  },
};

const valibotBuilt = building('valibot.schema');

/** `v.parse(schema, value)`, with a schema that is known. */
function withSchema(row: RowOf): Member {
  return {
    call: (call, kindOf, textOf) => {
      const [schema] = call.arguments;
      return call.arguments.length === 2 && schema && kindOf(schema) === 'valibot.schema'
        ? row(call, kindOf, textOf)
        : undefined;
    },
  };
}

export const valibot: Library = {
  modules: ['valibot'],
  versions: '>=0.31 <2',
  checked: '1.5.0',
  source: 'Valibot documentation, “API”; type declarations',
  exports: {
    ...each(
      `any array bigint boolean date enum literal looseObject looseTuple map nan never null nullable
       nullish number object optional picklist pipe record set strictObject strictTuple string tuple
       undefined union unknown variant intersect pick omit partial required nonNullable nonNullish
       nonOptional
       email url uuid ulid cuid2 ip ipv4 ipv6 isoDate isoDateTime isoTimestamp regex integer minLength
       maxLength length nonEmpty minValue maxValue multipleOf finite safeInteger startsWith endsWith
       includes trim trimStart trimEnd toLowerCase toUpperCase hexColor emoji digits decimal
       creditCard imei mac slug value notValue readonly description title`,
      { call: valibotBuilt },
    ),
    parse: withSchema(checking(1)),
    parseAsync: withSchema(checking(1, 'promise')),
    assert: withSchema(checking(1)),
    safeParse: withSchema(always(pure('valibot.result'))),
    safeParseAsync: withSchema(always({ result: 'promise:valibot.result' })),
    is: withSchema(always(pure('boolean'))),
    ValiError: { construct: pure('error'), type: 'error' },
  },
  kinds: {
    'valibot.schema': {},
    'valibot.result': { members: { success: { value: 'boolean' }, issues: { value: 'data' } } },
  },
};
