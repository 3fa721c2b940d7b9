/** Search engines and vector stores: clients that send each call as a request. */
import { withoutKeys } from '../arguments.js';
import { barrier, classOf, each, pure } from '../library.js';
import type { KindMembers, Library, Member, Row } from '../library.js';
import { generic } from '../databases/connection.js';

const read: Row = { reads: ['http'], waits: true, result: 'promise:data' };
const write: Row = { writes: [{ resource: 'http' }], waits: true, result: 'promise:data' };
/** An index is brought up to date for those who search later. */
const indexing: Row = { ...write, background: 'search' };
const reading: Member = { call: generic(read) };
const writing: Member = { call: generic(write) };
const adding: Member = { call: generic(indexing) };

function elastic(kind: string): KindMembers {
  return {
    type: 'Client',
    members: {
      // With `scroll` a search stays open.
      search: { call: withoutKeys(generic(read), 0, 'scroll pit') },
      ...each('get mget msearch count exists getSource', reading),
      ...each('index create update delete bulk deleteByQuery updateByQuery', adding),
      reindex: writing,
      ...each('scroll clearScroll', { call: barrier('it keeps its place between pages') }),
      child: { call: { result: kind, shared: true } },
    },
  };
}

export const elasticsearch: Library = {
  modules: ['@elastic/elasticsearch'],
  versions: '>=8 <10',
  checked: '9.4.3',
  source: 'type declarations: Client; REST API reference',
  exports: { Client: classOf('elastic.client') },
  kinds: { 'elastic.client': elastic('elastic.client') },
};

export const opensearch: Library = {
  modules: ['@opensearch-project/opensearch'],
  versions: '>=2 <4',
  checked: '3.9.0',
  source: 'type declarations: Client; REST API reference',
  exports: { Client: classOf('opensearch.client') },
  kinds: { 'opensearch.client': elastic('opensearch.client') },
};

export const algolia: Library = {
  modules: ['algoliasearch'],
  versions: '>=5 <6',
  checked: '5.64.0',
  source: 'type declarations of @algolia/client-search; REST API reference',
  exports: {
    algoliasearch: { call: { result: 'algolia.client', shared: true } },
  },
  kinds: {
    'algolia.client': {
      type: 'ReturnType<typeof algoliasearch#algoliasearch>',
      members: {
        ...each(
          `search searchSingleIndex searchForHits searchForFacets getObject getObjects getSettings
           listIndices searchSynonyms searchRules`,
          reading,
        ),
        ...each(
          `saveObject saveObjects partialUpdateObject partialUpdateObjects deleteObject deleteObjects
           batch deleteBy`,
          adding,
        ),
        ...each('clearObjects setSettings', writing),
      },
    },
  },
};

const MEILI_CLIENT = classOf('meili.client');

export const meilisearch: Library = {
  modules: ['meilisearch'],
  versions: '>=0.30 <1',
  checked: '0.62.0',
  source: 'type declarations: Index; REST API reference',
  exports: { ...each('Meilisearch', MEILI_CLIENT) },
  getExport: (name) => (name === 'MeiliSearch' ? MEILI_CLIENT : undefined),
  kinds: {
    'meili.client': {
      type: 'Meilisearch',
      members: {
        index: { call: { result: 'meili.index', shared: true } },
        ...each('multiSearch getStats getIndexes getRawIndexes health', reading),
        ...each('createIndex updateIndex deleteIndex', { call: { ...write, result: undefined } }),
      },
    },
    'meili.index': {
      type: 'Index<any>',
      members: {
        ...each(
          'search searchForFacetValues getDocument getDocuments getStats getSettings',
          reading,
        ),
        ...each('addDocuments updateDocuments deleteDocument deleteDocuments', {
          call: { ...indexing, result: undefined },
        }),
        deleteAllDocuments: { call: { ...write, result: undefined } },
      },
    },
  },
};

export const pinecone: Library = {
  modules: ['@pinecone-database/pinecone'],
  versions: '>=2 <9',
  checked: '8.2.0',
  source: 'type declarations: Index',
  exports: { Pinecone: classOf('pinecone.client') },
  kinds: {
    'pinecone.client': {
      type: 'Pinecone',
      members: {
        index: { call: { result: 'pinecone.index', shared: true } },
        ...each('listIndexes describeIndex', reading),
        ...each('createIndex deleteIndex configureIndex', writing),
      },
    },
    'pinecone.index': {
      type: 'Index<any>',
      members: {
        namespace: { call: { result: 'pinecone.index', shared: true } },
        ...each('query fetch listPaginated describeIndexStats', reading),
        ...each('upsert update deleteOne deleteMany deleteAll', writing),
      },
    },
  },
};

export const qdrant: Library = {
  modules: ['@qdrant/js-client-rest'],
  versions: '>=1 <2',
  checked: '1.18.0',
  source: 'type declarations: QdrantClient',
  exports: { QdrantClient: classOf('qdrant.client') },
  kinds: {
    'qdrant.client': {
      type: 'QdrantClient',
      members: {
        ...each('query queryBatch retrieve scroll count getCollections getCollection', reading),
        ...each(
          'upsert delete setPayload deletePayload createCollection deleteCollection',
          writing,
        ),
      },
    },
  },
};

export const typesense: Library = {
  modules: ['typesense'],
  versions: '>=1 <4',
  checked: '3.1.0',
  source: 'type declarations: Documents, Collection',
  exports: { Client: classOf('typesense.client') },
  kinds: {
    'typesense.client': {
      type: 'Client',
      members: { collections: { call: pure('typesense.collection') } },
    },
    // Of one collection with a name, of all without.
    'typesense.collection': {
      type: "ReturnType<typesense#Client['collections']>",
      members: {
        documents: {
          call: (call) =>
            pure(call.arguments.length === 0 ? 'typesense.documents' : 'typesense.document'),
        },
        ...each('retrieve exists', reading),
        ...each('update delete', writing),
      },
    },
    'typesense.documents': {
      type: 'typesense/lib/Typesense/Documents#default<any>',
      members: {
        ...each('search export', reading),
        ...each('create upsert update import delete', adding),
      },
    },
    'typesense.document': {
      type: "ReturnType<ReturnType<typesense#Client['collections']>['documents']>",
      members: { retrieve: reading, ...each('update delete', adding) },
    },
  },
};

export const SEARCH: readonly Library[] = [
  elasticsearch,
  opensearch,
  algolia,
  meilisearch,
  pinecone,
  qdrant,
  typesense,
];
