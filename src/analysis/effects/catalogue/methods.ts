/**
 * Methods of built-in objects, by kind of receiver.
 * Source: ECMA-262 2025, sections 20 to 24, and the Fetch and URL standards.
 */
import type { Kind } from '../../model.js';
import type { Entry } from './entry.js';

interface Methods {
  /** Read the receiver only; the value is what they return. */
  pure: Readonly<Record<string, Kind>>;
  /** Read the receiver and call their first argument. */
  iterating?: Readonly<Record<string, Kind>>;
  /** Change the receiver. */
  mutating?: Readonly<Record<string, Kind>>;
  /** Read the receiver and may throw on bad values. */
  throwing?: Readonly<Record<string, Kind>>;
}

const STRING: Methods = {
  pure: {
    at: 'string',
    charAt: 'string',
    charCodeAt: 'number',
    codePointAt: 'number',
    concat: 'string',
    endsWith: 'boolean',
    includes: 'boolean',
    indexOf: 'number',
    lastIndexOf: 'number',
    localeCompare: 'number',
    padEnd: 'string',
    padStart: 'string',
    slice: 'string',
    split: 'data',
    startsWith: 'boolean',
    substring: 'string',
    substr: 'string',
    toLocaleLowerCase: 'string',
    toLocaleUpperCase: 'string',
    toLowerCase: 'string',
    toString: 'string',
    toUpperCase: 'string',
    trim: 'string',
    trimEnd: 'string',
    trimStart: 'string',
    valueOf: 'string',
  },
  throwing: { repeat: 'string', normalize: 'string' },
};

const NUMBER: Methods = {
  pure: { toString: 'string', valueOf: 'number', toLocaleString: 'string' },
  throwing: { toFixed: 'string', toPrecision: 'string', toExponential: 'string' },
};

const ARRAY: Methods = {
  pure: {
    at: undefined,
    concat: 'array',
    entries: undefined,
    includes: 'boolean',
    indexOf: 'number',
    join: 'string',
    keys: undefined,
    lastIndexOf: 'number',
    slice: 'array',
    toReversed: 'array',
    toString: 'string',
    values: undefined,
    with: 'array',
    flat: 'array',
  },
  iterating: {
    every: 'boolean',
    filter: 'array',
    find: undefined,
    findIndex: 'number',
    findLast: undefined,
    findLastIndex: 'number',
    flatMap: 'array',
    forEach: undefined,
    map: 'array',
    reduce: undefined,
    reduceRight: undefined,
    some: 'boolean',
    toSorted: 'array',
  },
  mutating: {
    copyWithin: 'array',
    fill: 'array',
    pop: undefined,
    push: 'number',
    reverse: 'array',
    shift: undefined,
    sort: 'array',
    splice: 'array',
    unshift: 'number',
  },
};

/** Plain data as JSON gives it: strings, numbers, arrays and objects, at any depth. */
const DATA: Methods = {
  pure: { ...asData(ARRAY.pure), ...STRING.pure, ...NUMBER.pure, hasOwnProperty: 'boolean' },
  iterating: asData(ARRAY.iterating!),
  mutating: asData(ARRAY.mutating!),
  throwing: { ...STRING.throwing, ...NUMBER.throwing },
};

const METHODS: Readonly<Record<string, Methods>> = {
  string: STRING,
  number: NUMBER,
  array: ARRAY,
  data: DATA,
  boolean: { pure: { toString: 'string', valueOf: 'boolean' } },
  map: {
    pure: {
      get: undefined,
      has: 'boolean',
      entries: undefined,
      keys: undefined,
      values: undefined,
    },
    iterating: { forEach: undefined },
    mutating: { set: 'map', delete: 'boolean', clear: undefined },
  },
  set: {
    pure: { has: 'boolean', entries: undefined, keys: undefined, values: undefined },
    iterating: { forEach: undefined },
    mutating: { add: 'set', delete: 'boolean', clear: undefined },
  },
  params: {
    pure: {
      get: 'string',
      getAll: 'data',
      has: 'boolean',
      toString: 'string',
      entries: undefined,
      keys: undefined,
      values: undefined,
    },
    iterating: { forEach: undefined },
    mutating: { append: undefined, delete: undefined, set: undefined, sort: undefined },
  },
  date: {
    pure: {
      getTime: 'number',
      getFullYear: 'number',
      getMonth: 'number',
      getDate: 'number',
      getDay: 'number',
      getHours: 'number',
      getMinutes: 'number',
      getSeconds: 'number',
      getMilliseconds: 'number',
      getUTCFullYear: 'number',
      getUTCMonth: 'number',
      getUTCDate: 'number',
      getUTCDay: 'number',
      getUTCHours: 'number',
      getUTCMinutes: 'number',
      getUTCSeconds: 'number',
      getUTCMilliseconds: 'number',
      getTimezoneOffset: 'number',
      toString: 'string',
      toJSON: 'string',
      toLocaleString: 'string',
      toDateString: 'string',
      valueOf: 'number',
    },
    throwing: { toISOString: 'string', toLocaleDateString: 'string', toLocaleTimeString: 'string' },
    mutating: {
      setTime: 'number',
      setFullYear: 'number',
      setMonth: 'number',
      setDate: 'number',
      setHours: 'number',
      setMinutes: 'number',
      setSeconds: 'number',
      setMilliseconds: 'number',
      setUTCFullYear: 'number',
      setUTCMonth: 'number',
      setUTCDate: 'number',
      setUTCHours: 'number',
    },
  },
  abortcontroller: { pure: {}, mutating: { abort: undefined } },
  url: { pure: { toString: 'string', toJSON: 'string' } },
  error: { pure: { toString: 'string' } },
};

const EVERY_MUTATOR = [...Object.values(METHODS)].flatMap((methods) =>
  Object.keys(methods.mutating ?? {}),
);

/** Method names that change their receiver, whatever its kind. */
export const MUTATORS: ReadonlySet<string> = new Set(EVERY_MUTATOR);

/** What a method of a built-in object does, or undefined where the kind has no such method. */
export function getMethodEntry(kind: Kind, name: string): Entry | undefined {
  if (kind === undefined) return undefined;
  if (kind.startsWith('promise')) return getPromiseMethod(kind, name);
  if (kind === 'response' || kind === 'request') return getBodyMethod(name);
  const methods = METHODS[kind === 'headers' || kind === 'formdata' ? 'params' : kind];
  if (!methods) return undefined;
  const source = `${kind}.${name}`;
  if (Object.hasOwn(methods.pure, name)) return { source, result: methods.pure[name] };
  if (methods.throwing && Object.hasOwn(methods.throwing, name)) {
    return { source, result: methods.throwing[name], throws: true };
  }
  if (methods.iterating && Object.hasOwn(methods.iterating, name)) {
    const result = methods.iterating[name];
    const folds = name === 'reduce' || name === 'reduceRight';
    return { source, result, callbacks: [0], folds, ...(folds && { throws: true }) };
  }
  if (methods.mutating && Object.hasOwn(methods.mutating, name)) {
    const callbacks = name === 'sort' ? [0] : [];
    return { source, result: methods.mutating[name], mutates: 'receiver', callbacks };
  }
  if (kind === 'string' || kind === 'data') return getPatternMethod(source, name);
  return undefined;
}

/** `text.replace(pattern, fn)` and its like call a function in second place, if it is one. */
function getPatternMethod(source: string, name: string): Entry | undefined {
  if (name === 'replace' || name === 'replaceAll')
    return { source, result: 'string', callbacks: [1] };
  if (name === 'match' || name === 'search') return { source, result: 'data' };
  return undefined;
}

function getPromiseMethod(kind: string, name: string): Entry | undefined {
  const source = `promise.${name}`;
  if (name === 'then') return { source, result: 'promise', callbacks: [0, 1], waits: true };
  if (name === 'catch') return { source, result: 'promise', callbacks: [0], waits: true };
  if (name === 'finally') return { source, result: kind, callbacks: [0], waits: true };
  return undefined;
}

/** Reading the body of a response or request; source: Fetch standard, “Body mixin”. */
function getBodyMethod(name: string): Entry | undefined {
  const results: Record<string, Kind> = {
    json: 'promise:data',
    text: 'promise:string',
    blob: 'promise',
    arrayBuffer: 'promise',
    bytes: 'promise',
    formData: 'promise:formdata',
  };
  if (!Object.hasOwn(results, name))
    return name === 'clone'
      ? { source: 'body.clone', result: 'response', shared: true, throws: true }
      : undefined;
  return {
    source: `body.${name}`,
    result: results[name],
    mutates: 'receiver',
    consumes: true,
    waits: true,
  };
}

function asData(methods: Readonly<Record<string, Kind>>): Record<string, Kind> {
  return Object.fromEntries(
    Object.entries(methods).map(([name, kind]) => [
      name,
      kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : 'data',
    ]),
  );
}
