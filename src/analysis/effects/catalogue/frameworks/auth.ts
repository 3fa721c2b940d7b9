import { classOf, each, gate, pure, read, throwing, work, write } from '../library.js';
import type { Library, Member, Row, RowOf } from '../library.js';

/** The session, as the request's cookie names it. */
const session: Row = { ...read('auth', 'data'), shared: true };

/** `auth()` gives the session; `auth(handler)` wraps a handler. */
const sessionOf: RowOf = (call) => (call.arguments.length === 0 ? session : undefined);

const sign: Row = { ...gate('it signs in or out'), writes: [{ resource: 'auth' }] };

export const nextAuth: Library = {
  modules: ['next-auth', 'next-auth/next'],
  versions: '>=4 <6',
  checked: '4.24.15',
  source:
    'NextAuth.js 4 documentation, “getServerSession”; Auth.js 5 documentation; type declarations',
  packages: ['next@16.4.6', 'react@19.3.1', '@types/react@19.3.0'],
  exports: {
    getServerSession: { call: { ...session, generic: true } },
    default: { call: { result: 'next-auth.instance', shared: true } },
  },
  kinds: {
    // Version 5: `export const { auth, signIn, signOut } = NextAuth(options)`.
    'next-auth.instance': {
      members: {
        auth: { value: 'next-auth.auth' },
        ...each('signIn signOut unstable_update', { call: sign }),
      },
    },
    'next-auth.auth': { self: { call: sessionOf } },
  },
};

export const nextAuthTokens: Library = {
  modules: ['next-auth/jwt'],
  versions: '>=4 <6',
  checked: '4.24.15',
  source: 'NextAuth.js 4 documentation, “getToken”; type declarations',
  packages: ['next@16.4.6', 'react@19.3.1', '@types/react@19.3.0'],
  exports: {
    getToken: { call: { result: 'promise:data' } },
    decode: { call: { result: 'promise:data' } },
    encode: { call: { result: 'promise:string' } },
  },
};

export const nextAuthReact: Library = {
  modules: ['next-auth/react'],
  versions: '>=4 <6',
  checked: '4.24.15',
  source: 'NextAuth.js 4 documentation, “Client API”; type declarations',
  packages: ['next@16.4.6', 'react@19.3.1', '@types/react@19.3.0'],
  exports: {
    ...each('getSession getProviders', { call: session }),
    getCsrfToken: { call: read('auth', 'string') },
    ...each('signIn signOut', { call: sign }),
  },
};

/** `getUser`, `getOrganizationList`; tokens of other services are refreshed on the way. */
function getClerkMember(name: string): Member | undefined {
  if (/Token|Password|Totp|^verify|^ban|^lock/.test(name)) return undefined;
  if (/^get[A-Z]/.test(name)) return { call: read('clerk') };
  return /^(create|update|delete|revoke|disable|remove|add)[A-Z]/.test(name)
    ? { call: write('clerk') }
    : undefined;
}

export const clerk: Library = {
  modules: ['@clerk/nextjs/server'],
  versions: '>=5 <8',
  checked: '7.9.17',
  source: 'Clerk documentation, “Next.js SDK”; type declarations',
  packages: ['next@16.4.6', 'react@19.3.1', '@types/react@19.3.0'],
  exports: {
    // It reads the headers of the request: nothing to wait for.
    auth: { call: { ...throwing('clerk.auth'), shared: true } },
    'auth.protect': { call: gate('it leaves by throwing') },
    currentUser: { call: { ...read('clerk'), shared: true } },
    // A function since version 6, the client itself before.
    clerkClient: { value: 'clerk.client', call: { result: 'clerk.client', shared: true } },
  },
  kinds: {
    'clerk.auth': {
      awaited: 'clerk.auth',
      type: 'Awaited<ReturnType<typeof @clerk/nextjs/server#auth>>',
      members: {
        ...each('userId orgId sessionId orgRole orgSlug', { value: 'string' }),
        sessionClaims: { value: 'data' },
        has: { call: throwing('boolean') },
        redirectToSignIn: { call: gate('it leaves by throwing') },
      },
    },
    'clerk.client': {
      awaited: 'clerk.client',
      type: 'Awaited<ReturnType<typeof @clerk/nextjs/server#clerkClient>>',
      members: each('users organizations sessions invitations clients domains', {
        value: 'clerk.api',
      }),
    },
    'clerk.api': { getMember: getClerkMember },
  },
};

/**
 * `auth.api.getSession(…)`: reading a session may move its end, and every call runs the hooks that the
 * application gives. So reads are left to their names.
 */
function getBetterAuthMember(name: string): Member | undefined {
  return /^(sign|create|update|delete|remove|revoke|set|add|change|reset|send|ban|unban|invite|accept|reject|cancel|link|unlink)/.test(
    name,
  )
    ? { call: write('auth') }
    : undefined;
}

export const betterAuth: Library = {
  modules: ['better-auth', 'better-auth/minimal'],
  versions: '>=1 <2',
  checked: '1.7.25',
  source: 'Better Auth documentation, “API”; type declarations',
  exports: { betterAuth: { call: { ...throwing('better-auth.instance'), shared: true } } },
  kinds: {
    'better-auth.instance': { members: { api: { value: 'better-auth.api' } } },
    'better-auth.api': { getMember: getBetterAuthMember },
  },
};

export const betterAuthErrors: Library = {
  modules: ['better-auth/api'],
  versions: '>=1 <2',
  checked: '1.7.25',
  source: 'Better Auth documentation, “Errors”; type declarations',
  exports: { APIError: { construct: pure('error'), type: 'error' } },
};

export const ironSession: Library = {
  modules: ['iron-session'],
  versions: '>=8 <9',
  checked: '8.0.4',
  source: 'iron-session documentation; type declarations',
  exports: {
    // The cookie is unsealed on the spot; the type of the session is up to the caller.
    getIronSession: { call: { result: 'promise', generic: true } },
    ...each('sealData', { call: work('string') }),
    unsealData: { call: { ...work(), generic: true } },
  },
};

/** Lucia: looking at a session may move its end, or end it: that is left to its name. */
export const lucia: Library = {
  modules: ['lucia'],
  versions: '>=3 <4',
  checked: '3.2.2',
  source: 'Lucia 3 documentation, “Lucia”; type declarations and dist/core.js',
  exports: { Lucia: classOf('lucia.client') },
  kinds: {
    'lucia.client': {
      type: 'Lucia',
      members: {
        getUserSessions: { call: read('auth') },
        ...each('createSession invalidateSession invalidateUserSessions deleteExpiredSessions', {
          call: write('auth'),
        }),
        validateSession: { call: () => undefined },
        ...each('createSessionCookie createBlankSessionCookie', { call: throwing() }),
        ...each('readSessionCookie readBearerToken', { call: throwing('string') }),
      },
    },
  },
};

/** `workos.userManagement.getUser(id)`; codes and tokens are taken and handed out on the way. */
function getWorkosMember(name: string): Member | undefined {
  if (/Token|Code|Password|Authoriz|Url|URL|Session|Invit|Magic|^verify|^authenticate/.test(name))
    return undefined;
  if (/^(get|list)[A-Z]/.test(name)) return { call: read('workos') };
  return /^(create|update|delete|remove|add|set|revoke|deactivate|reactivate)[A-Z]/.test(name)
    ? { call: write('workos') }
    : undefined;
}

export const workos: Library = {
  modules: ['@workos-inc/node'],
  versions: '>=7 <9',
  checked: '8.13.0',
  source: 'WorkOS documentation, “API Reference”; type declarations',
  exports: { WorkOS: classOf('workos.client') },
  kinds: {
    'workos.client': {
      type: 'WorkOS',
      members: each('userManagement organizations directorySync sso', { value: 'workos.api' }),
    },
    'workos.api': { getMember: getWorkosMember },
  },
};
