import { barrier, each, gate, pure, throwing } from '../library.js';
import type { Library, Row } from '../library.js';

const common = {
  versions: '>=13.4 <17',
  source: 'Next.js documentation, “Functions”; type declarations',
};

/** Belongs to the request: nothing to wait for. While a page is prerendered, the call throws. */
const ofRequest = (kind: string): Row => ({ ...throwing(kind), shared: true });

export const nextHeaders: Library = {
  ...common,
  checked: '16.4.6',
  modules: ['next/headers'],
  exports: {
    headers: { call: ofRequest('next.headers') },
    cookies: { call: ofRequest('next.cookies') },
    draftMode: { call: ofRequest('next.draft') },
  },
  // Before version 15 the functions give the value itself, since then a promise of it.
  kinds: {
    'next.headers': {
      awaited: 'next.headers',
      type: 'Awaited<ReturnType<typeof next/headers#headers>>',
      members: {
        get: { call: pure('string') },
        has: { call: pure('boolean') },
        ...each('entries keys values', { call: pure() }),
        forEach: { call: { callbacks: [0] } },
      },
    },
    'next.cookies': {
      awaited: 'next.cookies',
      type: 'Awaited<ReturnType<typeof next/headers#cookies>>',
      members: {
        ...each('get getAll', { call: pure('data') }),
        has: { call: pure('boolean') },
        toString: { call: pure('string') },
        ...each('set delete', { call: { ...throwing(), writes: [{ resource: 'cookies' }] } }),
      },
    },
    'next.draft': {
      awaited: 'next.draft',
      type: 'Awaited<ReturnType<typeof next/headers#draftMode>>',
      members: {
        isEnabled: { value: 'boolean' },
        ...each('enable disable', { call: { ...throwing(), writes: [{ resource: 'cookies' }] } }),
      },
    },
  },
};

export const nextNavigation: Library = {
  ...common,
  checked: '16.4.6',
  modules: ['next/navigation'],
  exports: {
    ...each('redirect permanentRedirect notFound forbidden unauthorized', {
      call: gate('it leaves by throwing'),
    }),
    unstable_rethrow: { call: gate('it throws what Next.js has thrown') },
  },
};

const revalidation: Row = { ...throwing(), writes: [{ resource: 'cache' }] };

export const nextCache: Library = {
  ...common,
  checked: '16.4.6',
  modules: ['next/cache'],
  exports: {
    ...each('revalidatePath revalidateTag updateTag refresh', { call: revalidation }),
    unstable_cache: { call: { wraps: 0, shared: true } },
    unstable_noStore: { call: barrier('what follows is left to the request') },
    // They say how long the answer of the function around them may be kept, in any order.
    ...each('cacheLife cacheTag', {
      call: { ...throwing(), writes: [{ resource: 'cache' }], benign: true },
    }),
  },
};

export const nextServer: Library = {
  ...common,
  checked: '16.4.6',
  modules: ['next/server'],
  exports: {
    after: { call: { ...throwing(), writes: [{ resource: 'after' }] } },
    connection: { call: barrier('what follows is left to the request') },
    userAgent: { call: throwing('data') },
    NextRequest: { construct: throwing('request'), type: 'request' },
    NextResponse: { construct: throwing('response'), type: 'response' },
    ...each('NextResponse.json NextResponse.redirect NextResponse.rewrite NextResponse.next', {
      call: throwing('response'),
    }),
  },
};

export const nextImages: Library = {
  ...common,
  checked: '16.4.6',
  modules: ['next/og'],
  exports: { ImageResponse: { construct: throwing('response'), type: 'response' } },
};

/** next-intl on the server: messages are loaded once for a request, so there is nothing to gain. */
export const nextIntl: Library = {
  modules: ['next-intl/server'],
  versions: '>=3 <5',
  checked: '3.26.5',
  source: 'next-intl documentation, “Server & Client Components”; type declarations',
  exports: {
    getTranslations: { call: { result: 'promise:next-intl.translate', shared: true } },
    ...each('getLocale getTimeZone', { call: { result: 'promise:string' } }),
    ...each('getMessages getFormatter', { call: { result: 'promise', shared: true } }),
    getNow: { call: { result: 'promise', reads: ['clock'] } },
    setRequestLocale: { call: barrier('it sets the language of what follows') },
  },
  kinds: {
    'next-intl.translate': {
      type: 'Awaited<ReturnType<typeof next-intl/server#getTranslations>>',
      self: { call: throwing('string') },
      members: {
        raw: { call: throwing() },
        has: { call: pure('boolean') },
      },
    },
  },
};
