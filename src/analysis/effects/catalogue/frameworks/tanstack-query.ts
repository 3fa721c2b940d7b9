import { classOf, each, throwing } from '../library.js';
import type { Library, Row } from '../library.js';

/** Calls the function that the options name, unless the cache has the answer. */
const query: Row = {
  calls: [{ index: 0, path: ['queryFn'] }],
  waits: true,
  result: 'promise',
  shared: true,
};

const change: Row = { ...throwing(), writes: [{ resource: 'query cache' }] };

/** TanStack Query: the cache is filled by key, so that fetching two keys commutes. */
export const tanstackQuery: Library = {
  modules: ['@tanstack/query-core', '@tanstack/react-query', '@tanstack/*-query'],
  versions: '>=4 <6',
  checked: '5.108.0',
  source: 'TanStack Query documentation, “QueryClient”; type declarations',
  packages: ['@tanstack/react-query@5.108.0', 'react@19.3.1', '@types/react@19.3.0'],
  exports: {
    QueryClient: classOf('tanstack.client'),
    useQueryClient: { call: { result: 'tanstack.client', shared: true } },
  },
  kinds: {
    'tanstack.client': {
      type: 'QueryClient',
      members: {
        ...each('fetchQuery ensureQueryData fetchInfiniteQuery ensureInfiniteQueryData', {
          call: query,
        }),
        // They give nothing, and do not reject: they are called for what they put into the cache.
        ...each('prefetchQuery prefetchInfiniteQuery', { call: { ...query, preloads: true } }),
        ...each('getQueryData getQueriesData getQueryState isFetching isMutating', {
          call: { ...throwing(), reads: ['query cache'], shared: true },
        }),
        ...each('setQueryData setQueriesData removeQueries clear', { call: change }),
        ...each('invalidateQueries refetchQueries resetQueries cancelQueries', {
          call: { ...change, throws: false, waits: true, result: 'promise' },
        }),
      },
    },
  },
};
