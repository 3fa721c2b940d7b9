import type { Library } from '../library.js';

/** React on the server: `cache` gives a function that asks the given one once for each argument. */
export const react: Library = {
  modules: ['react'],
  versions: '>=18.3 <20',
  checked: '19.2.0',
  source: 'documentation of React, “cache”',
  exports: { cache: { call: { wraps: 0 } } },
};
