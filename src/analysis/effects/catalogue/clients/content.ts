/** Systems that keep content: clients that send each call as a request. */
import { barrier, classOf, each, pure, read, throwing, write } from '../library.js';
import type { KindMembers, Library, Member, Row } from '../library.js';

const reading: Row = { ...read('content', 'data'), generic: true };
const writing: Row = { ...write('content', 'data'), generic: true };

export const contentful: Library = {
  modules: ['contentful'],
  versions: '>=9 <12',
  checked: '11.12.10',
  source: 'Content Delivery API reference, which only reads; type declarations',
  exports: {
    createClient: { call: { ...throwing('contentful.client'), shared: true } },
    ContentfulClientApi: { type: 'contentful.client' },
  },
  kinds: {
    'contentful.client': {
      type: 'ContentfulClientApi<undefined>',
      members: {
        ...each(
          `getEntry getEntries getAsset getAssets getContentType getContentTypes getSpace getLocales
           getTag getTags getConcept getConcepts getConceptScheme getConceptSchemes`,
          { call: reading },
        ),
        ...each('withAllLocales withoutLinkResolution withoutUnresolvableLinks', {
          value: 'contentful.client',
        }),
        // Each answer holds the token that the next one asks with.
        sync: { call: barrier('it keeps its place between pages') },
        createAssetKey: { call: write('content') },
      },
    },
  },
};

const changing: Member = { call: { result: 'sanity.change', shared: true, throws: true } };

export const sanity: Library = {
  modules: ['@sanity/client'],
  versions: '>=5 <8',
  checked: '7.28.0',
  source: 'Sanity documentation, “JavaScript client”; type declarations: SanityClient',
  exports: {
    createClient: { call: { ...throwing('sanity.client'), shared: true } },
    SanityClient: { type: 'sanity.client' },
  },
  kinds: {
    'sanity.client': {
      type: 'SanityClient',
      members: {
        ...each('fetch getDocument getDocuments', { call: reading }),
        ...each('create createOrReplace createIfNotExists delete mutate action', { call: writing }),
        ...each('patch transaction', changing),
        withConfig: { call: { ...throwing('sanity.client'), shared: true } },
        listen: { call: barrier('it waits for changes') },
      },
    },
    // `client.patch(id).set({ … }).commit()`: every step belongs to a change.
    'sanity.change': {
      members: { commit: { call: { ...writing, throws: true } } },
      getMember: () => changing,
    },
  },
};

const strapiReading: Member = { call: read('content', 'data') };
const strapiWriting: Member = { call: write('content', 'data') };

function strapiType(type: string, names: { read: string; write: string }): KindMembers {
  return {
    type,
    members: { ...each(names.read, strapiReading), ...each(names.write, strapiWriting) },
  };
}

export const strapi: Library = {
  modules: ['@strapi/client'],
  versions: '>=1 <2',
  checked: '1.6.2',
  source: 'Strapi documentation, “Strapi Client”; type declarations',
  exports: {
    strapi: { call: { ...throwing('strapi.client'), shared: true } },
    StrapiClient: { type: 'strapi.client' },
  },
  kinds: {
    'strapi.client': {
      type: 'StrapiClient',
      members: {
        collection: { call: { result: 'strapi.collection', shared: true } },
        single: { call: { result: 'strapi.single', shared: true } },
      },
    },
    'strapi.collection': strapiType("ReturnType<@strapi/client#StrapiClient['collection']>", {
      read: 'find findOne',
      write: 'create update delete',
    }),
    'strapi.single': strapiType("ReturnType<@strapi/client#StrapiClient['single']>", {
      read: 'find',
      write: 'update delete',
    }),
  },
};

const page: Member = { call: read('content', 'data') };
const edit: Member = { call: write('content', 'data') };

export const notion: Library = {
  modules: ['@notionhq/client'],
  versions: '>=1 <6',
  checked: '5.26.0',
  source:
    'methods of the client with their HTTP methods, build/src/api-endpoints; type declarations',
  exports: {
    Client: classOf('notion.client'),
    ...each('isFullPage isFullDatabase isFullBlock isFullUser isNotionClientError', {
      call: pure('boolean'),
    }),
  },
  kinds: {
    'notion.client': {
      type: 'Client',
      members: {
        ...each('blocks databases pages users comments', { value: 'notion.resource' }),
        search: page,
      },
    },
    'notion.resource': {
      members: {
        ...each('retrieve list query me', page),
        ...each('create update delete append', edit),
        ...each('children properties', { value: 'notion.resource' }),
      },
    },
  },
};
