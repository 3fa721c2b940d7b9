/**
 * Functions and constructors of the language and the platform, by global name.
 * Source: ECMA-262 2025; WHATWG URL, Fetch, Encoding and HTML standards (timers).
 */
import { AST_NODE_TYPES } from '../../../utils/ast.js';
import type { Kind } from '../../model.js';
import { getAddressed } from './clients/addresses.js';
import type { Entry, EntryOf } from './entry.js';

const pure = (result?: Kind): Entry => ({ source: 'language', result });
const throwing = (result?: Kind): Entry => ({ source: 'language', result, throws: true });

const OBJECT: Record<string, Entry> = {
  keys: pure('data'),
  values: pure('array'),
  entries: pure('array'),
  fromEntries: pure('object'),
  freeze: { ...pure(), shared: true, mutates: 0 },
  is: pure('boolean'),
  hasOwn: pure('boolean'),
  getPrototypeOf: { ...pure(), shared: true },
  create: pure('object'),
  assign: { ...pure(), shared: true, mutates: 0 },
};

const NAMESPACES: Record<string, Record<string, Entry>> = {
  Object: OBJECT,
  JSON: {
    stringify: { ...throwing('string'), callbacks: [1] },
    parse: { ...throwing('data'), callbacks: [1] },
  },
  Array: {
    isArray: pure('boolean'),
    of: pure('array'),
    from: { source: 'language', result: 'array', callbacks: [1] },
  },
  Number: {
    isInteger: pure('boolean'),
    isFinite: pure('boolean'),
    isNaN: pure('boolean'),
    isSafeInteger: pure('boolean'),
    parseInt: pure('number'),
    parseFloat: pure('number'),
  },
  String: { fromCharCode: pure('string'), raw: pure('string') },
  Date: { parse: pure('number'), UTC: pure('number') },
  URL: { canParse: pure('boolean') },
  Symbol: { for: pure() },
  AbortSignal: { timeout: pure(), any: pure(), abort: pure() },
  // Node.js; `Buffer.from(arrayBuffer)` shares its memory.
  Buffer: {
    from: throwing('data'),
    concat: throwing('data'),
    alloc: throwing('data'),
    byteLength: throwing('number'),
    isBuffer: pure('boolean'),
  },
};

/** `crypto.subtle`; source: Web Cryptography API. Each works off the main thread. */
const SUBTLE: Record<string, Kind> = {
  digest: 'promise',
  sign: 'promise',
  verify: 'promise:boolean',
  encrypt: 'promise',
  decrypt: 'promise',
  deriveBits: 'promise',
  deriveKey: 'promise',
  importKey: 'promise',
  exportKey: 'promise',
};

const MATH = [
  'abs',
  'ceil',
  'floor',
  'round',
  'trunc',
  'max',
  'min',
  'pow',
  'sqrt',
  'cbrt',
  'sign',
  'hypot',
  'log',
  'log2',
  'log10',
  'exp',
  'sin',
  'cos',
  'tan',
  'atan',
  'atan2',
  'clz32',
  'fround',
  'imul',
];

const FUNCTIONS: Record<string, Entry> = {
  String: pure('string'),
  Number: pure('number'),
  Boolean: pure('boolean'),
  parseInt: pure('number'),
  parseFloat: pure('number'),
  isNaN: pure('boolean'),
  isFinite: pure('boolean'),
  BigInt: throwing(),
  encodeURIComponent: throwing('string'),
  encodeURI: throwing('string'),
  decodeURIComponent: throwing('string'),
  decodeURI: throwing('string'),
  structuredClone: throwing(),
  Error: pure('error'),
  btoa: throwing('string'),
  atob: throwing('string'),
};

const CONSTRUCTORS: Record<string, Entry> = {
  Map: pure('map'),
  Set: pure('set'),
  WeakMap: pure('map'),
  WeakSet: pure('set'),
  Array: throwing('array'),
  Object: pure('object'),
  Error: pure('error'),
  TypeError: pure('error'),
  RangeError: pure('error'),
  SyntaxError: pure('error'),
  URLSearchParams: pure('params'),
  URL: throwing('url'),
  RegExp: throwing('regexp'),
  Headers: throwing('headers'),
  FormData: pure('formdata'),
  AbortController: pure('abortcontroller'),
  TextEncoder: pure(),
  TextDecoder: pure(),
  Request: throwing('request'),
  Response: throwing('response'),
  // Reads the arguments only: without any it reads the clock, which `getConstructorEntry` sees.
  Date: pure('date'),
};

const CLOCK: Entry = { source: 'clock', reads: ['clock'], result: 'number' };

/** Reads of the clock and of random numbers: they commute, but not across an await that they time. */
const VOLATILE: Record<string, Entry> = {
  'Date.now': CLOCK,
  'performance.now': CLOCK,
  'Math.random': { source: 'random', reads: ['random'], result: 'number' },
  'crypto.randomUUID': { source: 'random', reads: ['random'], result: 'string' },
};

const TIMERS = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
];

const CONSOLE_RESULT: Entry = {
  source: 'console',
  writes: [{ resource: 'stdout' }],
  benign: true,
};

/** What calling a global by its dotted name does; undefined where the catalogue does not know it. */
export const getGlobalEntry = (name: string): Entry | EntryOf | undefined => {
  if (name.startsWith('globalThis.') || name.startsWith('window.')) {
    return getGlobalEntry(name.slice(name.indexOf('.') + 1));
  }
  if (name === 'fetch') return getFetchEntry;
  if (Object.hasOwn(FUNCTIONS, name)) return FUNCTIONS[name];
  if (Object.hasOwn(VOLATILE, name)) return VOLATILE[name];
  if (TIMERS.includes(name))
    return { source: name, timer: name.startsWith('clear') ? 'stop' : 'start', callbacks: [0] };
  if (name.startsWith('console.')) return CONSOLE_RESULT;
  if (name === 'process.exit' || name === 'process.abort') {
    return { source: name, gate: `${name}() ends the process` };
  }
  if (name === 'process.cwd') return pure('string');
  if (name.startsWith('Promise.')) return getPromiseFunction(name.slice('Promise.'.length));
  const subtle = name.startsWith('crypto.subtle.') ? name.slice('crypto.subtle.'.length) : '';
  if (Object.hasOwn(SUBTLE, subtle))
    return { source: 'crypto.subtle', result: SUBTLE[subtle], waits: true };
  const [namespace, method, ...rest] = name.split('.');
  if (rest.length > 0 || namespace === undefined || method === undefined) return undefined;
  if (namespace === 'Math' && MATH.includes(method)) return pure('number');
  const table = Object.hasOwn(NAMESPACES, namespace) ? NAMESPACES[namespace] : undefined;
  return table && Object.hasOwn(table, method) ? table[method] : undefined;
};

/** What `new Name(…)` does for a global constructor. */
export function getConstructorEntry(name: string, argumentCount: number): Entry | undefined {
  if (name === 'Date' && argumentCount === 0) return { ...CLOCK, result: 'date' };
  // The executor runs at once; when the promise settles is up to it.
  if (name === 'Promise')
    return { source: 'Promise', callbacks: [0], result: 'promise', waits: true };
  const entry = Object.hasOwn(CONSTRUCTORS, name) ? CONSTRUCTORS[name] : undefined;
  // `new Map(entries)` goes through its argument, which may not be a list.
  return entry && argumentCount > 0 && /Map|Set/.test(name) ? { ...entry, throws: true } : entry;
}

const COMBINATORS: Record<string, Kind> = {
  all: 'promise:array',
  allSettled: 'promise:array',
  race: 'promise',
  any: 'promise',
  resolve: 'promise',
};

function getPromiseFunction(method: string): Entry | undefined {
  if (method === 'reject') return { source: 'Promise.reject', result: 'promise' };
  if (!Object.hasOwn(COMBINATORS, method)) return undefined;
  return { source: `Promise.${method}`, result: COMBINATORS[method], shared: true };
}

/**
 * `fetch(url, init?)`: a read where the method is literally a safe one and the target is known not to
 * be a `Request`, a write where it is literally another, and up to `init` where that is not in sight.
 */
export const getFetchEntry: EntryOf = (call, kindOf, textOf) => {
  const read: Entry = {
    source: 'fetch',
    reads: ['http'],
    waits: true,
    result: 'promise:response',
  };
  const [target, options] = call.arguments;
  if (!target || target.type === AST_NODE_TYPES.SpreadElement) return undefined;
  const addressed = getAddressed(target, options, textOf);
  if (addressed) return { source: 'fetch', ...addressed, waits: true, result: 'promise:response' };
  const kind = kindOf(target);
  if (kind !== 'string' && kind !== 'url' && kind !== 'data') return undefined;
  return options ? { ...read, options: [options] } : read;
};
