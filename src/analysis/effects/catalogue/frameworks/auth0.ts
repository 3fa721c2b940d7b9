import { barrier, each, gate, read, throwing, write } from '../library.js';
import type { Library } from '../library.js';

/** The cookie of the request says who asks; a token of another service may be asked for anew on the way. */
export const auth0: Library = {
  modules: ['@auth0/nextjs-auth0/server'],
  versions: '>=4 <5',
  checked: '4.30.0',
  source: 'type declarations: Auth0Client, with its notes on refreshed tokens',
  packages: ['@auth0/nextjs-auth0@4.30.0', 'next@16.4.6', 'react@19.3.1', '@types/react@19.3.0'],
  exports: {
    Auth0Client: {
      construct: { ...throwing('auth0.client'), shared: true },
      type: 'auth0.client',
    },
  },
  kinds: {
    'auth0.client': {
      type: 'Auth0Client',
      members: {
        getSession: { call: { ...read('auth', 'data'), shared: true } },
        ...each('getAccessToken getAccessTokenForConnection', { call: write('auth') }),
        updateSession: { call: write('auth') },
        ...each('startInteractiveLogin connectAccount', { call: gate('it signs in or out') }),
        middleware: { call: barrier('it answers the request') },
      },
    },
  },
};
