import { barrier, each, pure, read, throwing, work } from '../library.js';
import type { Library, Row } from '../library.js';

const common = { versions: '>=20', checked: '20.19.0' };

/** `node:path`: works on texts; `resolve` and `relative` also read the working directory. */
const pathFunctions = {
  ...each('join basename dirname extname normalize relative resolve format', {
    call: pure('string'),
  }),
  isAbsolute: { call: pure('boolean') },
  parse: { call: throwing('data') },
};

export const path: Library = {
  ...common,
  modules: ['node:path', 'node:path/posix', 'node:path/win32'],
  source: 'Node.js 20 documentation, “Path”',
  exports: {
    ...pathFunctions,
    posix: { value: 'node.path' },
    win32: { value: 'node.path' },
    ...each('sep delimiter', { value: 'string' }),
  },
  kinds: { 'node.path': { members: pathFunctions, type: 'PlatformPath' } },
};

export const url: Library = {
  ...common,
  modules: ['node:url'],
  source: 'Node.js 20 documentation, “URL”',
  exports: {
    fileURLToPath: { call: throwing('string') },
    pathToFileURL: { call: throwing('url') },
    URL: { construct: throwing('url'), type: 'url' },
    URLSearchParams: { construct: throwing('params'), type: 'params' },
  },
};

export const timers: Library = {
  ...common,
  modules: ['node:timers/promises'],
  source: 'Node.js 20 documentation, “Timers Promises API”',
  exports: {
    ...each('setTimeout setImmediate setInterval', { call: barrier('it is a timer') }),
    ...each('scheduler.wait scheduler.yield', { call: barrier('it is a timer') }),
  },
};

/** Look-ups in the domain name system; `setServers` changes what all of them ask. */
const lookups = {
  ...each(
    `lookup lookupService resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx
    resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTxt reverse`,
    { call: { ...read('dns', 'data'), throws: true } },
  ),
  setServers: { call: barrier('it changes which servers are asked') },
};

export const dnsPromises: Library = {
  ...common,
  modules: ['node:dns/promises'],
  source: 'Node.js 20 documentation, “DNS Promises API”',
  exports: lookups,
  kinds: { 'dns.promises': { members: lookups, type: "typeof import('node:dns/promises')" } },
};

export const dns: Library = {
  ...common,
  modules: ['node:dns'],
  source: 'Node.js 20 documentation, “DNS”',
  exports: { promises: { value: 'dns.promises' } },
};

const child: Row = barrier('it runs another program');

export const childProcess: Library = {
  ...common,
  modules: ['node:child_process'],
  source: 'Node.js 20 documentation, “Child process”',
  exports: each('exec execFile execFileSync execSync fork spawn spawnSync', { call: child }),
};

export const readline: Library = {
  ...common,
  modules: ['node:readline', 'node:readline/promises'],
  source: 'Node.js 20 documentation, “Readline”',
  exports: { createInterface: { call: { ...throwing('handle'), shared: true } } },
};

export const streamPromises: Library = {
  ...common,
  modules: ['node:stream/promises'],
  source: 'Node.js 20 documentation, “Streams Promises API”',
  exports: each('pipeline finished', { call: barrier('it waits for a stream') }),
};

export const events: Library = {
  ...common,
  modules: ['node:events'],
  source: 'Node.js 20 documentation, “Events”',
  exports: each('once on', { call: barrier('it waits for an event') }),
};

export const asyncHooks: Library = {
  ...common,
  modules: ['node:async_hooks'],
  source: 'Node.js 20 documentation, “Asynchronous context tracking”',
  exports: {
    AsyncLocalStorage: {
      construct: { result: 'node.storage', shared: true },
      type: 'node.storage',
    },
  },
  kinds: {
    'node.storage': {
      type: 'AsyncLocalStorage<unknown>',
      members: {
        getStore: { call: { reads: ['context'], shared: true } },
        run: { call: { callbacks: [1], throws: true } },
        exit: { call: { callbacks: [0], throws: true } },
        ...each('enterWith disable', { call: barrier('it changes the context of what follows') }),
      },
    },
  },
};

/** A digest is made step by step by one object, which nobody else holds in a chain. */
const hash = {
  update: { call: { ...throwing('node.hash'), mutates: 'receiver', chains: true } satisfies Row },
  digest: { call: { ...throwing('data'), mutates: 'receiver' } satisfies Row },
};

export const crypto: Library = {
  ...common,
  modules: ['node:crypto'],
  source: 'Node.js 20 documentation, “Crypto”',
  exports: {
    randomUUID: { call: { ...throwing('string'), reads: ['random'] } },
    ...each('randomBytes randomInt', {
      // With a callback it is another function.
      call: (call) =>
        call.arguments.length === 1 || call.arguments.every((item) => item.type === 'Literal')
          ? { ...throwing('data'), reads: ['random'] }
          : undefined,
    }),
    ...each('createHash createHmac', { call: throwing('node.hash') }),
    timingSafeEqual: { call: throwing('boolean') },
    ...each('scryptSync pbkdf2Sync hkdfSync', { call: throwing('data') }),
    getHashes: { call: pure('data') },
    webcrypto: { value: 'node.webcrypto' },
  },
  kinds: {
    'node.hash': { members: hash, type: 'Hash', awaited: 'node.hash' },
    'node.webcrypto': {
      type: 'webcrypto.Crypto',
      members: {
        subtle: { value: 'node.subtle' },
        randomUUID: { call: { ...pure('string'), reads: ['random'] } },
      },
    },
    'node.subtle': {
      type: 'webcrypto.SubtleCrypto',
      members: {
        ...each('digest encrypt decrypt sign deriveBits deriveKey exportKey importKey', {
          call: work(),
        }),
        verify: { call: work('boolean') },
      },
    },
  },
};

export const os: Library = {
  ...common,
  modules: ['node:os'],
  source: 'Node.js 20 documentation, “OS”',
  exports: {
    ...each('arch endianness homedir hostname machine platform release tmpdir type version', {
      call: pure('string'),
    }),
    ...each('availableParallelism totalmem', { call: pure('number') }),
    ...each('freemem uptime', { call: { ...pure('number'), reads: ['clock'] } }),
    ...each('cpus networkInterfaces userInfo', { call: throwing('data') }),
    EOL: { value: 'string' },
  },
};

export const util: Library = {
  ...common,
  modules: ['node:util'],
  source: 'Node.js 20 documentation, “Util”',
  exports: {
    promisify: { call: { ...throwing(), wraps: 0, shared: true } },
    ...each('format inspect stripVTControlCharacters toUSVString', { call: throwing('string') }),
    isDeepStrictEqual: { call: pure('boolean') },
    parseArgs: { call: throwing('data') },
  },
};

export const zlib: Library = {
  ...common,
  modules: ['node:zlib'],
  source: 'Node.js 20 documentation, “Zlib”',
  exports: each(
    `brotliCompressSync brotliDecompressSync deflateRawSync deflateSync gunzipSync gzipSync
    inflateRawSync inflateSync unzipSync`,
    { call: throwing('data') },
  ),
};

export const buffer: Library = {
  ...common,
  modules: ['node:buffer'],
  source: 'Node.js 20 documentation, “Buffer”',
  exports: {
    ...each('Buffer.byteLength Buffer.compare', { call: throwing('number') }),
    ...each('Buffer.isBuffer Buffer.isEncoding', { call: pure('boolean') }),
    ...each('Buffer.from Buffer.concat Buffer.alloc', { call: throwing() }),
  },
};
