import { AST_NODE_TYPES } from '../../../../utils/ast.js';
import { each, pure, throwing } from '../library.js';
import type { Library, Member } from '../library.js';

/**
 * Calls functions with the elements of the first argument. `sortBy(rows, [byName])` hides them in a
 * list: one that holds more than texts is not followed.
 */
const calling = (result: string | undefined): Member => ({
  call: (call, kindOf) => {
    const [, ...given] = call.arguments;
    const isHidden = given.some(
      (item) =>
        kindOf(item) === 'array' &&
        (item.type !== AST_NODE_TYPES.ArrayExpression ||
          !item.elements.every((element) => element?.type === AST_NODE_TYPES.Literal)),
    );
    return isHidden
      ? undefined
      : { ...throwing(result), callbacks: given.map((_, index) => index + 1) };
  },
});

/**
 * Functions of lodash that read their arguments and call nothing, or only what they are given. What
 * they are given may be a path or an object in place of a function, which is known by its kind.
 */
const functions: Readonly<Record<string, Member>> = {
  ...each(
    `chunk compact concat difference drop dropRight flatten flattenDeep intersection
    range slice tail take takeRight toPairs union uniq values without
    xor zip toArray`,
    { call: throwing('array') },
  ),
  ...each('keys words split', { call: throwing('data') }),
  ...each('invert omit pick fromPairs zipObject clone', { call: throwing('object') }),
  ...each('cloneDeep get first head last nth defaultTo', { call: throwing() }),
  ...each('indexOf lastIndexOf size sum mean max min clamp round ceil floor toNumber toInteger', {
    call: throwing('number'),
  }),
  ...each(
    `eq gt gte has includes inRange isArray isBoolean isDate isEmpty isEqual isError isFinite
    isFunction isInteger isMap isNaN isNil isNull isNumber isObject isPlainObject isRegExp isSet
    isString isUndefined lt lte startsWith endsWith`,
    { call: throwing('boolean') },
  ),
  ...each(
    `camelCase capitalize deburr escape kebabCase lowerCase lowerFirst pad padEnd padStart repeat
    snakeCase startCase toLower toString toUpper trim trimEnd trimStart truncate unescape
    upperCase upperFirst join`,
    { call: throwing('string') },
  ),
  ...each(
    'filter flatMap map orderBy partition reject sortBy uniqBy dropWhile takeWhile',
    calling('array'),
  ),
  ...each('countBy groupBy keyBy mapKeys mapValues omitBy pickBy', calling('object')),
  ...each('every some', calling('boolean')),
  ...each('findIndex findLastIndex sumBy meanBy', calling('number')),
  ...each('find findKey findLast maxBy minBy', calling(undefined)),
  ...each('sample random', { call: { ...throwing(), reads: ['random'] } }),
  ...each('sampleSize shuffle', { call: { ...throwing('array'), reads: ['random'] } }),
  ...each('memoize once', { call: { ...throwing(), wraps: 0, shared: true } }),
  noop: { call: pure() },
};

const library = {
  versions: '>=4 <5',
  source: 'lodash documentation; @types/lodash',
};

export const lodash: Library = {
  ...library,
  modules: ['lodash', 'lodash-es'],
  checked: '4.18.1',
  packages: ['lodash-es@4.18.1', '@types/lodash@4.17.27', '@types/lodash-es@4.17.12'],
  exports: functions,
};

/** `import get from 'lodash/get'` */
export const lodashFunctions: Library = {
  ...library,
  modules: ['lodash/*', 'lodash-es/*', 'lodash.*'],
  checked: '4.18.1',
  exports: {},
  getExport: (name, module) => {
    const own = module.replace(/^lodash(-es)?[./]/, '').replace(/\.js$/, '');
    return name === 'default' && Object.hasOwn(functions, own) ? functions[own] : undefined;
  },
};
