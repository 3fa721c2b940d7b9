import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName } from '../../../../utils/ast.js';
import type { KindOf } from '../entry.js';
import { barrier, classOf, each, pure, read, write } from '../library.js';
import type { Library, Member, Row, RowOf, TagRowOf } from '../library.js';

/** A document that holds queries and fragments, and nothing that changes or subscribes. */
const document: TagRowOf = ({ quasi }) => {
  const text = quasi.quasis.map((item) => item.value.cooked ?? '').join(' ');
  const isQuery =
    /^(\s|#[^\n]*\n)*(query\b|\{)/.test(text) && !/\b(mutation|subscription)\b/.test(text);
  return { result: isQuery ? 'graphql.query' : undefined, throws: true };
};

const gql: Member = { tag: document };

/** Asks with a document that is a query; a mutation, or a document that is not seen, is unknown. */
function asking(row: Row, getDocument: (call: Parameters<RowOf>[0]) => TSESTree.Node | undefined) {
  return (call: Parameters<RowOf>[0], kindOf: KindOf): Row | undefined => {
    const asked = getDocument(call);
    return asked && kindOf(asked) === 'graphql.query' ? row : undefined;
  };
}

/** `{ query: USERS }` */
function getQuery(call: Parameters<RowOf>[0]): TSESTree.Node | undefined {
  const [options] = call.arguments;
  if (options?.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  const isPlain = options.properties.every((item) => item.type === AST_NODE_TYPES.Property);
  const found = options.properties.find(
    (item) => item.type === AST_NODE_TYPES.Property && getKeyName(item) === 'query',
  );
  return isPlain && found?.type === AST_NODE_TYPES.Property ? found.value : undefined;
}

const answer: Row = { ...read('http', 'data'), generic: true };

export const graphqlTag: Library = {
  modules: ['graphql-tag'],
  versions: '>=2 <3',
  checked: '2.12.7',
  source: 'graphql-tag documentation; type declarations',
  packages: ['graphql@16.11.0'],
  exports: each('default gql', gql),
};

export const graphqlRequest: Library = {
  modules: ['graphql-request'],
  versions: '>=4 <8',
  checked: '7.4.0',
  source: 'graphql-request documentation; type declarations',
  packages: ['graphql@16.11.0'],
  exports: {
    gql,
    GraphQLClient: {
      // Middleware and a fetch of its own may do more.
      construct: (call) => ({
        result: call.arguments.length === 1 ? 'graphql-request.client' : undefined,
        shared: true,
      }),
      type: 'graphql-request.client',
    },
    request: { call: asking(answer, (call) => call.arguments[1]) },
  },
  kinds: {
    'graphql-request.client': {
      awaited: 'graphql-request.client',
      type: 'GraphQLClient',
      members: { request: { call: asking(answer, (call) => call.arguments[0]) } },
    },
    // What the tag gives, whichever library it is from.
    'graphql.query': {},
  },
};

const result: Row = { ...read('http', 'apollo.result'), shared: true, generic: true };

export const apollo: Library = {
  modules: ['@apollo/client', '@apollo/client/core'],
  versions: '>=3 <5',
  checked: '4.3.8',
  source: 'Apollo Client documentation, “ApolloClient”; type declarations',
  packages: ['graphql@16.11.0', 'rxjs@7.8.2', 'react@19.3.1', '@types/react@19.3.0'],
  exports: { gql, ApolloClient: classOf('apollo.client') },
  kinds: {
    'apollo.client': {
      type: 'ApolloClient',
      members: {
        query: { call: asking(result, getQuery) },
        mutate: { call: { ...write('http'), generic: true } },
        ...each('resetStore clearStore refetchQueries reFetchObservableQueries', {
          call: barrier('it changes what is in the cache'),
        }),
      },
    },
    'apollo.result': { members: { data: { value: 'data' } } },
  },
};

/** Settings of a client that run nothing of the program, and the parts that urql brings itself. */
const URQL_SETTINGS = new Set([
  'url',
  'requestPolicy',
  'preferGetMethod',
  'suspense',
  'maskTypename',
]);

const urqlClient: RowOf = (call, kindOf) => {
  const [options] = call.arguments;
  const isKnown =
    options?.type === AST_NODE_TYPES.ObjectExpression &&
    options.properties.every(
      (item) => item.type === AST_NODE_TYPES.Property && isUrqlSetting(item, kindOf),
    );
  return { result: isKnown ? 'urql.client' : undefined, shared: true, throws: true };
};

function isUrqlSetting(item: TSESTree.Property, kindOf: KindOf): boolean {
  const key = getKeyName(item) ?? '';
  if (key === 'fetchOptions') return item.value.type === AST_NODE_TYPES.ObjectExpression;
  if (key !== 'exchanges') return URQL_SETTINGS.has(key);
  return (
    item.value.type === AST_NODE_TYPES.ArrayExpression &&
    item.value.elements.every((part) => part !== null && kindOf(part) === 'urql.exchange')
  );
}

const ask: Row = { ...read('http'), result: 'urql.source', lazy: 'rerun', generic: true };
const change: Row = { ...write('http'), result: 'urql.source', lazy: 'rerun', generic: true };

/** urql: a query is sent when its result is awaited, each time anew. */
export const urql: Library = {
  modules: ['@urql/core', 'urql'],
  versions: '>=4 <7',
  checked: '6.0.3',
  source: 'urql documentation, “@urql/core”; type declarations',
  packages: ['urql@5.0.4', 'graphql@16.11.0', 'react@19.3.1', '@types/react@19.3.0'],
  exports: {
    gql,
    Client: { construct: urqlClient, type: 'urql.given' },
    createClient: { call: urqlClient },
    ...each('cacheExchange fetchExchange', { value: 'urql.exchange' }),
  },
  kinds: {
    'urql.client': {
      awaited: 'urql.client',
      type: 'Client',
      members: {
        query: { call: asking(ask, (call) => call.arguments[0]) },
        mutation: { call: change },
        subscription: { call: barrier('it waits for events') },
        readQuery: { call: pure('data') },
      },
    },
    // One that is handed in may have exchanges that ask for tokens.
    'urql.given': {},
    'urql.exchange': {},
    'urql.source': {
      awaited: 'urql.result',
      members: { toPromise: { call: { ...read('http', 'urql.result'), shared: true } } },
    },
    'urql.result': {
      type: 'OperationResult<any>',
      members: each('data error', { value: 'data' }),
    },
  },
};
