/** Loaders that gather what is asked for in one turn of the event loop. */
import { barrier, each, pure, read } from '../library.js';
import type { Library, Row, RowOf } from '../library.js';

const batch: Row = { given: 0, waits: true, result: 'promise', shared: true };

/** A key that is null or undefined is refused at once. */
const loading: RowOf = (call, kindOf) => {
  const [key] = call.arguments;
  const kind = key && kindOf(key);
  return kind === 'string' || kind === 'number' ? batch : { ...batch, throws: true };
};

/**
 * Loads of one turn become one call of the function that the loader was made with: two that start
 * together ask once where two that wait for one another ask twice. What is loaded is kept by key.
 */
export const dataLoader: Library = {
  modules: ['dataloader'],
  versions: '>=2 <3',
  checked: '2.2.3',
  source: 'DataLoader readme, “Batching” and “Caching”; type declarations',
  exports: {
    default: {
      construct: { result: 'dataloader.loader', shared: true, throws: true },
      type: 'dataloader.loader',
    },
  },
  kinds: {
    'dataloader.loader': {
      members: {
        load: { call: loading },
        loadMany: { call: { ...batch, throws: true } },
        ...each('clear clearAll prime', { call: { mutates: 'receiver', chains: true } }),
      },
    },
  },
};

export const relay: Library = {
  modules: ['relay-runtime', 'react-relay'],
  versions: '>=10 <22',
  checked: '21.0.1',
  source: 'Relay documentation, “fetchQuery” and “commitMutation”; @types/relay-runtime',
  packages: [
    '@types/relay-runtime@20.1.1',
    'react-relay@21.0.1',
    '@types/react-relay@18.2.1',
    'react@19.3.1',
    '@types/react@19.3.0',
  ],
  exports: {
    // A query; the store keeps what it gives by the ids of its records.
    fetchQuery: { call: pure('relay.observable') },
    commitMutation: {
      call: {
        writes: [{ resource: 'http' }],
        throws: true,
        barrier: 'it calls back when it has ended',
      },
    },
    requestSubscription: { call: barrier('it waits for changes') },
    commitLocalUpdate: { call: barrier('it changes the store') },
  },
  kinds: {
    'relay.observable': {
      type: 'relay-runtime#Observable<any>',
      members: {
        toPromise: { call: { ...read('http', 'data'), generic: true } },
        subscribe: { call: barrier('it reads a stream') },
      },
    },
  },
};
