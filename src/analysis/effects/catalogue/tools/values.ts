/** Small libraries that make values: identifiers, texts, dates, class names, hashes. */
import { each, pure, throwing, work } from '../library.js';
import type { Library, Row, RowOf } from '../library.js';

const drawn: Row = { result: 'string', reads: ['random'], throws: true };

export const uuid: Library = {
  modules: ['uuid'],
  versions: '>=7 <15',
  checked: '14.0.3',
  source: 'uuid documentation, “API”; type declarations',
  exports: {
    ...each('v1 v4 v6 v7', { call: drawn }),
    ...each('v3 v5', { call: throwing('string') }),
    ...each('validate', { call: pure('boolean') }),
    version: { call: throwing('number') },
    NIL: { value: 'string' },
  },
};

export const nanoid: Library = {
  modules: ['nanoid'],
  versions: '>=3 <7',
  checked: '5.1.16',
  source: 'nanoid documentation, “API”; type declarations',
  exports: {
    nanoid: { call: drawn },
    customAlphabet: { call: { ...throwing('nanoid.generate'), shared: true } },
    customRandom: {
      call: { ...throwing('nanoid.generate'), shared: true, callbacks: [2] },
    },
    urlAlphabet: { value: 'string' },
  },
  kinds: { 'nanoid.generate': { self: { call: drawn } } },
};

export const cuid: Library = {
  modules: ['@paralleldrive/cuid2'],
  versions: '>=2 <4',
  checked: '3.3.0',
  source: 'cuid2 documentation; type declarations',
  exports: { createId: { call: drawn }, isCuid: { call: pure('boolean') } },
};

export const ulid: Library = {
  modules: ['ulid'],
  versions: '>=2 <4',
  checked: '3.0.2',
  source: 'ulid documentation; type declarations',
  exports: { ulid: { call: drawn }, decodeTime: { call: throwing('number') } },
};

/** Class names and texts. */
export const clsx: Library = {
  modules: ['clsx', 'classnames', 'clsx/lite'],
  versions: '*',
  checked: '2.1.1',
  source: 'clsx documentation; type declarations',
  packages: ['classnames@2.5.1'],
  exports: { ...each('clsx default', { call: throwing('string') }) },
};

export const tailwindMerge: Library = {
  modules: ['tailwind-merge'],
  versions: '>=1 <4',
  checked: '3.7.0',
  source: 'tailwind-merge documentation; type declarations',
  exports: { ...each('twMerge twJoin', { call: throwing('string') }) },
};

export const slugify: Library = {
  modules: ['slugify'],
  versions: '>=1 <2',
  checked: '1.6.9',
  source: 'slugify documentation; type declarations',
  exports: { default: { call: throwing('string') } },
};

export const sindreSlugify: Library = {
  modules: ['@sindresorhus/slugify'],
  versions: '>=1 <4',
  checked: '3.0.1',
  source: '@sindresorhus/slugify documentation; type declarations',
  exports: { default: { call: throwing('string') } },
};

export const pluralize: Library = {
  modules: ['pluralize'],
  versions: '>=8 <9',
  checked: '8.0.0',
  source: 'pluralize documentation; @types/pluralize',
  packages: ['@types/pluralize@0.0.33'],
  exports: {
    ...each('default plural singular', { call: throwing('string') }),
  },
};

export const changeCase: Library = {
  modules: ['change-case'],
  versions: '>=4 <6',
  checked: '5.4.4',
  source: 'change-case documentation; type declarations',
  exports: each(
    `camelCase capitalCase constantCase dotCase kebabCase noCase pascalCase pathCase sentenceCase
    snakeCase trainCase`,
    { call: throwing('string') },
  ),
};

export const htmlEscaper: Library = {
  modules: ['html-escaper'],
  versions: '>=3 <4',
  checked: '3.0.3',
  source: 'html-escaper documentation; @types/html-escaper',
  packages: ['@types/html-escaper@3.0.4'],
  exports: each('escape unescape', { call: throwing('string') }),
};

export const ms: Library = {
  modules: ['ms'],
  versions: '>=2 <3',
  checked: '2.1.3',
  source: 'ms documentation; @types/ms',
  packages: ['@types/ms@2.1.0'],
  exports: { default: { call: throwing('data') } },
};

export const semver: Library = {
  modules: ['semver'],
  versions: '>=6 <8',
  checked: '7.8.6',
  source: 'semver documentation; @types/semver',
  packages: ['@types/semver@7.8.0'],
  exports: {
    ...each('eq gt gte lt lte neq satisfies intersects subset', { call: throwing('boolean') }),
    ...each('major minor patch compare rcompare', { call: throwing('number') }),
    ...each('clean inc valid validRange diff maxSatisfying minSatisfying', {
      call: throwing('data'),
    }),
  },
};

/** Query strings and serialised values. */
export const qs: Library = {
  modules: ['qs'],
  versions: '>=6 <7',
  checked: '6.17.1',
  source: 'qs documentation; @types/qs',
  packages: ['@types/qs@6.15.1'],
  exports: {
    ...each('stringify default.stringify', { call: plain('string') }),
    ...each('parse default.parse', { call: plain('data') }),
  },
};

export const queryString: Library = {
  modules: ['query-string'],
  versions: '>=7 <10',
  checked: '9.5.1',
  source: 'query-string documentation; type declarations',
  exports: {
    ...each('default.stringify default.stringifyUrl', { call: plain('string') }),
    ...each('default.parse default.parseUrl', { call: plain('data') }),
  },
};

/** Options may hold functions: with a second argument that is not in sight, nothing is said. */
function plain(result: string): RowOf {
  return (call) => (call.arguments.length === 1 ? throwing(result) : undefined);
}

export const superjson: Library = {
  modules: ['superjson'],
  versions: '>=1 <3',
  checked: '2.2.6',
  source: 'superjson documentation; type declarations',
  exports: {
    ...each('stringify default.stringify', { call: throwing('string') }),
    ...each('serialize default.serialize', { call: throwing('object') }),
    ...each('parse default.parse deserialize default.deserialize', { call: throwing() }),
  },
};

export const deepEqual: Library = {
  modules: ['fast-deep-equal'],
  versions: '>=3 <4',
  checked: '3.1.3',
  source: 'fast-deep-equal documentation; type declarations',
  exports: { default: { call: pure('boolean') } },
};

export const deepmerge: Library = {
  modules: ['deepmerge'],
  versions: '>=4 <5',
  checked: '4.3.1',
  source: 'deepmerge documentation; type declarations',
  exports: {
    default: { call: (call) => (call.arguments.length === 2 ? throwing('object') : undefined) },
  },
};

/** `match(value).with(pattern, handler).exhaustive()`: the handler that matches is called. */
const handlers: RowOf = (call) => ({
  ...throwing('ts-pattern.match'),
  callbacks: call.arguments.map((_, index) => index).slice(1),
});

export const tsPattern: Library = {
  modules: ['ts-pattern'],
  versions: '>=4 <6',
  checked: '5.9.2',
  source: 'ts-pattern documentation, “API Reference”; type declarations',
  exports: { match: { call: throwing('ts-pattern.match') } },
  kinds: {
    'ts-pattern.match': {
      members: {
        with: { call: handlers },
        when: { call: { ...throwing('ts-pattern.match'), callbacks: [0, 1] } },
        otherwise: { call: { ...throwing(), callbacks: [0] } },
        exhaustive: { call: (call) => (call.arguments.length === 0 ? throwing() : undefined) },
        run: { call: throwing() },
        returnType: { call: throwing('ts-pattern.match') },
      },
    },
  },
};

/**
 * Hashes of passwords. They take long, but a look-up that is started with them would be answered long
 * before its answer is used, as a check whether an address is taken: nothing is started with them.
 */
export const bcrypt: Library = {
  modules: ['bcrypt'],
  versions: '>=5 <7',
  checked: '6.0.0',
  source: 'bcrypt documentation; @types/bcrypt',
  packages: ['@types/bcrypt@6.0.0'],
  exports: {
    ...each('hash default.hash genSalt default.genSalt', { call: promised('string') }),
    ...each('compare default.compare', { call: promised('boolean') }),
    ...each('hashSync default.hashSync genSaltSync default.genSaltSync', {
      call: throwing('string'),
    }),
    ...each('compareSync default.compareSync', { call: throwing('boolean') }),
  },
};

/** With a callback the functions give nothing. */
function promised(kind: string): RowOf {
  return (call) => (call.arguments.length <= 2 ? { ...work(kind), waits: false } : undefined);
}

/** bcryptjs computes on the main thread: nothing to gain. */
export const bcryptjs: Library = {
  modules: ['bcryptjs'],
  versions: '>=2 <4',
  checked: '3.0.3',
  source: 'bcryptjs documentation; type declarations',
  exports: {
    ...each('hash default.hash genSalt default.genSalt', { call: promised('string') }),
    ...each('compare default.compare', { call: promised('boolean') }),
    ...each('hashSync default.hashSync genSaltSync default.genSaltSync', {
      call: throwing('string'),
    }),
    ...each('compareSync default.compareSync', { call: throwing('boolean') }),
  },
};

export const nodeRsBcrypt: Library = {
  modules: ['@node-rs/bcrypt'],
  versions: '>=1 <2',
  checked: '2.0.0',
  source: '@node-rs/bcrypt documentation; type declarations',
  exports: {
    hash: { call: promised('string') },
    ...each('compare verify', { call: promised('boolean') }),
    hashSync: { call: throwing('string') },
    compareSync: { call: throwing('boolean') },
  },
};

export const argon2: Library = {
  modules: ['argon2'],
  versions: '>=0.30 <1',
  checked: '0.45.1',
  source: 'argon2 documentation; type declarations',
  exports: {
    ...each('hash default.hash', { call: { ...work(), waits: false } }),
    ...each('verify default.verify', { call: { ...work('boolean'), waits: false } }),
    ...each('needsRehash default.needsRehash', { call: throwing('boolean') }),
  },
};

/** Tokens: what is made or refused depends on the clock; verifying decides who goes on. */
export const jsonwebtoken: Library = {
  modules: ['jsonwebtoken'],
  versions: '>=8 <10',
  checked: '9.0.3',
  source: 'jsonwebtoken documentation; @types/jsonwebtoken',
  packages: ['@types/jsonwebtoken@9.0.10'],
  exports: {
    ...each('verify default.verify', {
      call: { gate: 'it refuses a token that is not valid' },
    }),
    ...each('sign default.sign', { call: { ...throwing('string'), reads: ['clock'] } }),
    ...each('decode default.decode', { call: throwing('data') }),
  },
};

export const jose: Library = {
  modules: ['jose'],
  versions: '>=4 <7',
  checked: '6.2.18',
  source: 'jose documentation; type declarations',
  exports: {
    ...each('jwtVerify jwtDecrypt compactVerify compactDecrypt', {
      call: { gate: 'it refuses a token that is not valid' },
    }),
    ...each('decodeJwt decodeProtectedHeader', { call: throwing('data') }),
    ...each('importJWK importPKCS8 importSPKI importX509', { call: work() }),
    ...each('exportJWK exportPKCS8 exportSPKI', { call: work() }),
    calculateJwkThumbprint: { call: work('string') },
  },
};
