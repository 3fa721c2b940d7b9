import { barrier, each, pure, throwing } from '../library.js';
import type { Library } from '../library.js';

/** React on the server: `cache` gives a function that asks the given one once for each argument. */
export const react: Library = {
  modules: ['react'],
  versions: '>=18 <20',
  checked: '19.3.1',
  source: 'React documentation, “cache”, “use”; @types/react',
  packages: ['@types/react@19.3.0'],
  exports: {
    cache: { call: { wraps: 0 } },
    use: { call: barrier('it suspends the component') },
    ...each('createElement cloneElement', { call: throwing() }),
    isValidElement: { call: pure('boolean') },
    createRef: { call: pure() },
  },
};
