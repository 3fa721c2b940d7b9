import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName } from '../../../../utils/ast.js';
import type { KindOf } from '../entry.js';
import { getByAddress } from './addresses.js';
import { getFetchEntry } from '../globals.js';
import { barrier, each, pure, read, throwing, write } from '../library.js';
import type { Library, Row, RowOf } from '../library.js';

/**
 * `client(url, { method })`: what a request does is up to its method, and to the functions that its
 * options may hold: those are not followed.
 */
function requesting(result: Row): RowOf {
  return (call, kindOf) => {
    const [target, options] = call.arguments;
    if (!target || !isTarget(target, kindOf) || (options && holdsFunctions(options)))
      return undefined;
    return options ? { ...result, options: [options] } : result;
  };
}

/** A verb of a client: `client.get(url, options)`. The method in the options has no say. */
function asking(row: Row): RowOf {
  return (call) => (call.arguments.some(holdsFunctions) ? undefined : row);
}

function isTarget(node: TSESTree.Node, kindOf: KindOf): boolean {
  return ['string', 'url', 'data'].includes(kindOf(node) ?? '');
}

/** Makes another client: one with hooks may do anything when a request is made. */
function making(kind: string): RowOf {
  return (call) => ({
    ...throwing(
      call.arguments.every((item) => isLiteral(item) && !holdsFunctions(item)) ? kind : undefined,
    ),
    shared: true,
  });
}

function isLiteral(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.ObjectExpression &&
    node.properties.every((item) => item.type === AST_NODE_TYPES.Property)
  );
}

const HOOKS =
  /^(on[A-Z]\w*|hooks|adapter|transform(Request|Response)|paramsSerializer|validateStatus|beforeRequest|fetch|fetcher|retry|agent|dispatcher|parseResponse|parseJson|handlers)$/;

function holdsFunctions(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.ObjectExpression &&
    node.properties.some(
      (item) => item.type === AST_NODE_TYPES.Property && HOOKS.test(getKeyName(item) ?? 'hooks'),
    )
  );
}

const axiosRead: Row = { ...read('http', 'axios.response'), generic: true };
const axiosWrite: Row = { ...write('http', 'axios.response'), generic: true };

/** `axios(config)` and `axios.request(config)`: the configuration holds the method. */
const axiosRequest: RowOf = (call, kindOf) => {
  const [first, second] = call.arguments;
  const config = first && isTarget(first, kindOf) ? second : first;
  if (!first || (config && holdsFunctions(config))) return undefined;
  return config ? { ...axiosRead, options: [config] } : axiosRead;
};

/** `axios.post('https://hooks.slack.com/services/…', { text })` */
const axiosPost: RowOf = (call, _kindOf, textOf) => {
  const [target] = call.arguments;
  return { ...axiosWrite, ...(target && getByAddress(target, textOf)) };
};

/** axios: what an interceptor does where it cannot be seen does not make one request need another. */
export const axios: Library = {
  modules: ['axios'],
  versions: '>=0.27 <2',
  checked: '1.21.1',
  source: 'axios documentation, “Request Config”; type declarations',
  exports: {
    default: { value: 'axios.instance' },
    ...each('AxiosInstance AxiosStatic Axios', { type: 'axios.instance' }),
    AxiosResponse: { type: 'axios.response' },
    AxiosError: { construct: pure('error'), type: 'error' },
    ...each('isAxiosError isCancel', { call: pure('boolean') }),
  },
  kinds: {
    'axios.instance': {
      awaited: 'axios.instance',
      type: 'AxiosStatic',
      spoiledBy: ['interceptors'],
      self: { call: axiosRequest },
      members: {
        ...each('get head options', { call: asking(axiosRead) }),
        post: { call: axiosPost },
        ...each('put patch delete postForm putForm patchForm', { call: axiosWrite }),
        request: { call: axiosRequest },
        getUri: { call: throwing('string') },
        create: { call: making('axios.instance') },
        ...each('isAxiosError isCancel', { call: pure('boolean') }),
      },
    },
    'axios.response': {
      awaited: 'axios.response',
      type: 'AxiosResponse',
      members: {
        data: { value: 'data' },
        status: { value: 'number' },
        statusText: { value: 'string' },
      },
    },
  },
};

const bodies = {
  json: { call: { waits: true, result: 'promise:data', generic: true } satisfies Row },
  text: { call: { waits: true, result: 'promise:string' } satisfies Row },
  ...each('arrayBuffer blob formData', { call: { waits: true, result: 'promise' } }),
};

const kyRead: Row = { reads: ['http'], waits: true, result: 'ky.response', generic: true };
const kyWrite: Row = { ...kyRead, reads: [], writes: [{ resource: 'http' }] };

/** ky: the request is under way when the call returns; `.json()` waits for it. */
export const ky: Library = {
  modules: ['ky'],
  versions: '>=0.33 <3',
  checked: '1.14.3',
  source: 'ky documentation; type declarations',
  exports: { default: { value: 'ky.instance' }, KyInstance: { type: 'ky.instance' } },
  kinds: {
    'ky.instance': {
      type: 'KyInstance',
      self: { call: requesting(kyRead) },
      members: {
        ...each('get head', { call: asking(kyRead) }),
        ...each('post put patch delete', { call: kyWrite }),
        ...each('create extend', { call: making('ky.instance') }),
      },
    },
    'ky.response': { type: 'ResponsePromise', awaited: 'response', members: bodies },
  },
};

const gotRead: Row = { reads: ['http'], waits: true, result: 'got.response', generic: true };
const gotWrite: Row = { ...gotRead, reads: [], writes: [{ resource: 'http' }] };

export const got: Library = {
  modules: ['got'],
  versions: '>=11 <16',
  checked: '14.6.6',
  source: 'got documentation, “Promise API”; type declarations',
  exports: {
    ...each('default got', { value: 'got.instance' }),
    Got: { type: 'got.instance' },
  },
  kinds: {
    'got.instance': {
      type: 'Got',
      self: { call: requesting(gotRead) },
      members: {
        ...each('get head', { call: asking(gotRead) }),
        ...each('post put patch delete', { call: gotWrite }),
        extend: { call: making('got.instance') },
        ...each('stream paginate', { call: barrier('it reads a stream') }),
      },
    },
    // Awaited, it is the response with its body.
    'got.response': { members: { json: bodies.json, text: bodies.text } },
  },
};

const parsed: Row = { ...read('http'), generic: true };

export const ofetch: Library = {
  modules: ['ofetch'],
  versions: '>=1 <3',
  checked: '1.5.1',
  source: 'ofetch documentation; type declarations',
  exports: each('ofetch $fetch', { value: 'ofetch.instance' }),
  kinds: {
    'ofetch.instance': {
      type: '$Fetch',
      self: { call: requesting(parsed) },
      members: {
        raw: { call: requesting({ ...read('http', 'response'), generic: true }) },
        create: { call: making('ofetch.instance') },
      },
    },
  },
};

const fetching: RowOf = (call, kindOf, textOf) => getFetchEntry(call, kindOf, textOf);

export const undici: Library = {
  modules: ['undici'],
  versions: '>=5 <9',
  checked: '7.30.2',
  source: 'undici documentation, “API”; type declarations',
  exports: {
    fetch: { call: fetching },
    request: { call: requesting(read('http', 'undici.response')) },
    ...each('stream pipeline connect upgrade', { call: barrier('it works on a stream') }),
    ...each('setGlobalDispatcher setGlobalOrigin', {
      call: barrier('it changes how requests are made'),
    }),
  },
  kinds: {
    'undici.response': {
      type: 'Dispatcher.ResponseData',
      members: { statusCode: { value: 'number' }, body: { value: 'handle' } },
    },
  },
};

export const nodeFetch: Library = {
  modules: ['node-fetch'],
  versions: '>=2 <4',
  checked: '3.3.2',
  source: 'node-fetch documentation; type declarations',
  exports: { default: { call: fetching } },
};

export const crossFetch: Library = {
  modules: ['cross-fetch'],
  versions: '>=3 <5',
  checked: '4.1.0',
  source: 'cross-fetch documentation; type declarations',
  exports: each('default fetch', { call: fetching }),
};

export const edgeConfig: Library = {
  modules: ['@vercel/edge-config'],
  versions: '>=1 <2',
  checked: '1.4.0',
  source: 'Vercel documentation, “Edge Config SDK”; type declarations',
  exports: {
    ...each('get getAll', { call: { ...read('edge config'), generic: true } }),
    has: { call: read('edge config', 'boolean') },
  },
};

export const trpcClient: Library = {
  modules: ['@trpc/client'],
  versions: '>=10 <12',
  checked: '11.25.2',
  source: 'tRPC documentation, “Vanilla client”; type declarations',
  packages: ['@trpc/server@11.25.2'],
  exports: {
    ...each('createTRPCClient createTRPCProxyClient', {
      call: { ...throwing('trpc.client'), shared: true },
    }),
    ...each('httpBatchLink httpLink httpBatchStreamLink loggerLink splitLink', {
      call: throwing(),
    }),
    TRPCClientError: { construct: pure('error'), type: 'error' },
  },
  kinds: {
    // `client.user.byId.query(id)`: the last name says what is done.
    'trpc.client': {
      members: {
        query: { call: read('http') },
        mutate: { call: write('http') },
        subscribe: { call: barrier('it waits for events') },
      },
      getMember: () => ({ value: 'trpc.client' }),
    },
  },
};
