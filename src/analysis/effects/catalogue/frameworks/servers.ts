/** Frameworks for servers, and what comes with them: tRPC, Vercel, SvelteKit, Remix, Hono, i18next. */
import { getFetchEntry } from '../globals.js';
import { barrier, each, gate, pure, throwing } from '../library.js';
import type { Library, Row } from '../library.js';

export const trpcServer: Library = {
  modules: ['@trpc/server'],
  versions: '>=10 <12',
  checked: '11.25.2',
  source: 'tRPC documentation, “Error handling”; type declarations',
  exports: { TRPCError: { construct: pure('error'), type: 'error' } },
};

export const vercelFunctions: Library = {
  modules: ['@vercel/functions'],
  versions: '>=1 <4',
  checked: '3.9.9',
  source: 'Vercel documentation, “@vercel/functions API reference”; type declarations',
  exports: {
    waitUntil: { call: { writes: [{ resource: 'after' }] } },
    ...each('geolocation ipAddress getEnv', { call: throwing('data') }),
  },
};

export const svelteKit: Library = {
  modules: ['@sveltejs/kit'],
  versions: '>=1 <3',
  checked: '2.70.4',
  source: 'SvelteKit documentation, “@sveltejs/kit”; type declarations',
  exports: {
    ...each('error redirect invalid', { call: gate('it leaves by throwing') }),
    ...each('json text', { call: throwing('response') }),
    fail: { call: pure('object') },
    ...each('isHttpError isRedirect isActionFailure isValidationError', {
      call: pure('boolean'),
    }),
    normalizeUrl: { call: throwing() },
    ...each('RequestEvent ServerLoadEvent LoadEvent', { type: 'sveltekit.event' }),
  },
  kinds: {
    // `parent()` waits for what stands above, which may send the visitor away: it is not listed.
    'sveltekit.event': {
      members: {
        fetch: { call: getFetchEntry },
        params: { value: 'data' },
        url: { value: 'url' },
        request: { value: 'request' },
        cookies: { value: 'sveltekit.cookies' },
        getClientAddress: { call: throwing('string') },
        // A header may be set once.
        setHeaders: { call: { ...throwing(), writes: [{ resource: 'headers' }] } },
      },
    },
    'sveltekit.cookies': {
      type: 'Cookies',
      members: {
        ...each('get getAll', { call: pure('data') }),
        serialize: { call: throwing('string') },
        ...each('set delete', { call: { ...throwing(), writes: [{ resource: 'cookies' }] } }),
      },
    },
  },
};

/** Modules that SvelteKit makes while it builds: there are no declarations of their own to check. */
export const svelteKitApp: Library = {
  modules: ['$app/navigation', '$app/paths', '$app/server', '$app/environment'],
  versions: '*',
  checked: '2.70.4',
  source: 'SvelteKit documentation, “$app/navigation”, “$app/paths”, “$app/server”',
  packages: ['@sveltejs/kit@2.70.4'],
  exports: {
    ...each('goto invalidate invalidateAll refreshAll', {
      call: barrier('it changes the page'),
    }),
    ...each('resolve asset resolveRoute', { call: throwing('string') }),
    ...each('base assets version', { value: 'string' }),
    ...each('browser dev building', { value: 'boolean' }),
    getRequestEvent: { call: { ...throwing('sveltekit.event'), shared: true } },
  },
};

const responses = {
  ...each('redirect redirectDocument replace', { call: throwing('response') }),
  data: { call: pure('object') },
};

const session = {
  ...each('has', { call: pure('boolean') }),
  // A flashed value is gone once it was read.
  ...each('get set unset flash', { call: { mutates: 'receiver' } satisfies Row }),
  data: { value: 'data' },
  id: { value: 'string' },
};

/** Cookies and sessions of Remix and React Router: making and reading them is local for cookies. */
const storages = {
  createCookie: { call: pure('remix.cookie') },
  // `createSessionStorage` is given functions that read and write, whatever they do.
  ...each('createCookieSessionStorage createMemorySessionStorage', {
    call: { result: 'remix.storage', shared: true },
  }),
  ...each('isCookie isSession', { call: pure('boolean') }),
};

export const reactRouter: Library = {
  modules: ['react-router'],
  versions: '>=7 <9',
  checked: '7.18.6',
  source: 'React Router documentation, “Sessions and Cookies”; type declarations',
  packages: ['react@19.3.1', '@types/react@19.3.0'],
  exports: {
    ...responses,
    ...storages,
    isRouteErrorResponse: { call: pure('boolean') },
    ...each('href generatePath createPath', { call: throwing('string') }),
    ...each('matchPath parsePath resolvePath', { call: throwing() }),
    ...each('LoaderFunctionArgs ActionFunctionArgs', { type: 'remix.arguments' }),
  },
  kinds: {
    'remix.storage': {
      type: 'SessionStorage',
      members: {
        getSession: {
          call: { reads: ['session'], waits: true, result: 'promise:remix.session' },
        },
        ...each('commitSession destroySession', {
          call: { writes: [{ resource: 'session' }], waits: true, result: 'promise:string' },
        }),
      },
    },
    'remix.session': { type: 'Session', members: session },
    'remix.arguments': {
      type: 'LoaderFunctionArgs',
      members: { request: { value: 'request' }, params: { value: 'data' } },
    },
    'remix.cookie': {
      type: 'Cookie',
      members: {
        parse: { call: { result: 'promise' } },
        serialize: { call: { result: 'promise:string' } },
      },
    },
  },
};

export const remix: Library = {
  modules: ['@remix-run/node', '@remix-run/server-runtime', '@remix-run/cloudflare'],
  versions: '>=1 <3',
  checked: '2.17.5',
  source: 'Remix documentation, “Sessions”; type declarations',
  packages: [
    '@remix-run/server-runtime@2.17.5',
    '@remix-run/cloudflare@2.17.5',
    'react@19.3.1',
    '@types/react@19.3.0',
  ],
  exports: {
    ...responses,
    ...storages,
    json: { call: throwing('response') },
    ...each('LoaderFunctionArgs ActionFunctionArgs', { type: 'remix.arguments' }),
  },
};

const context = {
  req: { value: 'hono.request' },
  ...each('json text html body redirect notFound newResponse', { call: throwing('response') }),
  get: { call: pure() },
  ...each('set header status', { call: { mutates: 'receiver' } satisfies Row }),
};

export const hono: Library = {
  modules: ['hono'],
  versions: '>=4 <5',
  checked: '4.13.19',
  source: 'Hono documentation, “Context”, “HonoRequest”; type declarations',
  exports: {
    Hono: { type: 'hono.app' },
    Context: { type: 'hono.context' },
    HonoRequest: { type: 'hono.request' },
  },
  kinds: {
    'hono.context': { type: 'Context', members: context },
    'hono.request': {
      type: 'HonoRequest',
      members: {
        ...each('param query queries header valid', { call: { ...pure('data'), shared: true } }),
        ...each('url method path', { value: 'string' }),
        // The body is kept, so that each of them may be asked for again.
        json: {
          call: {
            reads: ['request'],
            waits: true,
            result: 'promise:data',
            shared: true,
            generic: true,
          },
        },
        text: { call: { reads: ['request'], waits: true, result: 'promise:string' } },
        ...each('arrayBuffer blob formData', {
          call: { reads: ['request'], waits: true, result: 'promise', shared: true },
        }),
      },
    },
  },
};

export const honoExceptions: Library = {
  modules: ['hono/http-exception'],
  versions: '>=4 <5',
  checked: '4.13.19',
  source: 'Hono documentation, “HTTPException”; type declarations',
  exports: { HTTPException: { construct: pure('error'), type: 'error' } },
};

export const honoCookies: Library = {
  modules: ['hono/cookie'],
  versions: '>=4 <5',
  checked: '4.13.19',
  source: 'Hono documentation, “Cookie Helper”; type declarations',
  exports: {
    getCookie: { call: throwing('data') },
    getSignedCookie: { call: { result: 'promise' } },
    ...each('setCookie deleteCookie', {
      call: { ...throwing(), writes: [{ resource: 'cookies' }] },
    }),
    setSignedCookie: { call: { result: 'promise', writes: [{ resource: 'cookies' }] } },
  },
};

const texts = {
  t: { call: throwing('string') },
  exists: { call: pure('boolean') },
  getFixedT: { call: { ...throwing('i18next.t'), shared: true } },
  ...each('language resolvedLanguage', { value: 'string' }),
  languages: { value: 'data' },
  dir: { call: throwing('string') },
  ...each('getResource hasResourceBundle', { call: throwing('data') }),
};
const CHANGING_TEXTS = 'changeLanguage loadNamespaces loadLanguages reloadResources init';
const changed = barrier('it changes what texts are given');

/** i18next: texts are looked up in what was loaded. A plugin, which `use` is given, may do anything. */
export const i18next: Library = {
  modules: ['i18next'],
  versions: '>=21 <27',
  checked: '26.7.2',
  source: 'i18next documentation, “API”; type declarations',
  exports: {
    default: { value: 'i18next.global' },
    i18n: { type: 'i18next.global' },
    createInstance: { call: pure('i18next.instance') },
    t: { call: throwing('string') },
    exists: { call: pure('boolean') },
    ...each('changeLanguage loadNamespaces loadLanguages init', { call: changed }),
  },
  kinds: {
    // The one of the program, or one that is handed in.
    'i18next.global': {
      type: 'i18n',
      members: {
        ...texts,
        createInstance: { call: pure('i18next.instance') },
        ...each(CHANGING_TEXTS, { call: changed }),
        ...each('setDefaultNamespace addResource addResourceBundle addResources', {
          call: changed,
        }),
      },
    },
    // One that was made in sight: it loads what it is given, and nothing else without a plugin.
    'i18next.instance': {
      type: 'i18n',
      members: {
        ...texts,
        use: { call: () => undefined },
        ...each(CHANGING_TEXTS, {
          call: { result: 'promise', mutates: 'receiver' } satisfies Row,
        }),
      },
    },
    'i18next.t': { self: { call: throwing('string') } },
  },
};
