/** Collections of small functions, as lodash is one. Those that change their arguments are not listed. */
import type { Kind } from '../../../model.js';
import { barrier, each, pure, throwing } from '../library.js';
import type { Library, Member } from '../library.js';

/** Calls the function at an index with the elements of its other arguments. */
const calling = (index: number, result?: Kind): Member => ({
  call: { ...throwing(result), callbacks: [index] },
});

export const esToolkit: Library = {
  modules: [
    'es-toolkit',
    ...['array', 'object', 'string', 'predicate', 'math', 'function', 'promise', 'util'].map(
      (name) => `es-toolkit/${name}`,
    ),
  ],
  versions: '>=1 <2',
  checked: '1.53.2',
  source: 'es-toolkit documentation, “Reference”; type declarations',
  exports: {
    ...each(
      `chunk compact difference drop dropRight flatten flattenDeep initial intersection tail take
       takeRight union uniq unzip without xor zip range words`,
      { call: throwing('array') },
    ),
    ...each('invert omit pick zipObject flattenObject toMerged toCamelCaseKeys toSnakeCaseKeys', {
      call: throwing('object'),
    }),
    ...each('clone cloneDeep head last identity', { call: throwing() }),
    ...each('sum mean median clamp round', { call: throwing('number') }),
    ...each(
      `isEqual isNil isNotNil isNull isUndefined isString isNumber isBoolean isFunction isPlainObject
       isDate isError isSubset isEmptyObject inRange`,
      { call: throwing('boolean') },
    ),
    ...each(
      `camelCase capitalize constantCase deburr escape escapeRegExp kebabCase lowerCase lowerFirst pad
       pascalCase reverseString snakeCase startCase trim trimEnd trimStart unescape upperCase
       upperFirst`,
      { call: throwing('string') },
    ),
    ...each(
      'dropWhile takeWhile dropRightWhile takeRightWhile flatMap partition uniqBy',
      calling(1, 'array'),
    ),
    ...each('countBy groupBy keyBy mapKeys mapValues omitBy pickBy', calling(1, 'object')),
    ...each('sumBy meanBy medianBy', calling(1, 'number')),
    ...each('maxBy minBy findKey', calling(1)),
    ...each('sample random randomInt', { call: { ...throwing(), reads: ['random'] } }),
    ...each('sampleSize shuffle', { call: { ...throwing('array'), reads: ['random'] } }),
    ...each('memoize once', { call: { ...throwing(), wraps: 0, shared: true } }),
    ...each('noop asyncNoop', { call: pure() }),
    ...each('delay timeout', { call: barrier('it waits for some time') }),
    ...each('retry withTimeout', { call: barrier('it is about time') }),
    ...each('Mutex Semaphore', { construct: { result: 'handle', shared: true }, type: 'handle' }),
  },
};

export const radash: Library = {
  modules: ['radash'],
  versions: '>=10 <13',
  checked: '12.1.1',
  source: 'Radash documentation; type declarations',
  exports: {
    ...each('cluster sift zip flat list intersects diff', { call: throwing('array') }),
    ...each('pick omit invert zipToObject lowerize upperize shake construct crush', {
      call: throwing('object'),
    }),
    ...each('clone first last get', { call: throwing() }),
    ...each(
      `isEmpty isEqual isString isNumber isInt isFloat isDate isFunction isObject isArray isPrimitive
       isPromise isSymbol inRange`,
      { call: throwing('boolean') },
    ),
    ...each('toInt toFloat', { call: throwing('number') }),
    ...each('camel capitalize dash pascal snake title trim template', { call: throwing('string') }),
    ...each('fork replace', calling(1, 'array')),
    ...each('group objectify counting mapKeys mapValues mapEntries', calling(1, 'object')),
    ...each('boil', calling(1)),
    ...each('draw random shuffle uid', { call: { ...throwing(), reads: ['random'] } }),
    memo: { call: { ...throwing(), wraps: 0, shared: true } },
    sleep: { call: barrier('it waits for some time') },
    retry: { call: barrier('it tries again after a while') },
    // Each call starts when the one before it has ended.
    map: { call: { callbacks: [1], waits: true, result: 'promise:array' } },
    parallel: { call: { callbacks: [2], waits: true, fansOut: true, result: 'promise:array' } },
  },
};
