import { barrier, each } from '../library.js';
import type { Library } from '../library.js';

/** Runs what it is given, a few at a time. */
export const pLimit: Library = {
  modules: ['p-limit'],
  versions: '>=3 <8',
  checked: '7.3.3',
  source: 'p-limit documentation; type declarations',
  exports: { default: { call: { throws: true, result: 'p-limit', shared: true } } },
  kinds: {
    'p-limit': {
      type: 'LimitFunction',
      self: { call: { callbacks: [0], waits: true, result: 'promise' } },
    },
  },
};

export const pMap: Library = {
  modules: ['p-map'],
  versions: '>=4 <8',
  checked: '7.1.1',
  source: 'p-map documentation; type declarations',
  exports: {
    default: { call: { callbacks: [1], waits: true, fansOut: true, result: 'promise:array' } },
  },
};

/** Queues, retries and locks: what they do at a time is their purpose. */
export const queues: Library = {
  modules: ['p-queue'],
  versions: '>=6 <10',
  checked: '9.3.5',
  source: 'p-queue documentation; type declarations',
  exports: { default: { construct: { result: 'handle', shared: true }, type: 'handle' } },
};

export const retries: Library = {
  modules: ['p-retry', 'async-retry', 'exponential-backoff'],
  versions: '*',
  checked: '7.1.1',
  source: 'p-retry documentation; type declarations',
  packages: ['async-retry@1.3.3', '@types/async-retry@1.4.9', 'exponential-backoff@3.1.1'],
  exports: each('default backOff', { call: barrier('it tries again after a while') }),
};

export const bottleneck: Library = {
  modules: ['bottleneck'],
  versions: '>=2 <3',
  checked: '2.19.5',
  source: 'Bottleneck documentation; type declarations',
  exports: { default: { construct: { result: 'handle', shared: true }, type: 'handle' } },
};
