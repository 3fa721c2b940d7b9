/**
 * Supabase. A query is a request that is sent when it is awaited, each time anew; its steps change it.
 * Failures come as `{ error }`. A client refreshes its session before a request where that is due, once,
 * under a lock of its own. Views and policies are taken to change nothing when something is read.
 */
import { barrier, each, pure, step } from '../library.js';
import type { Library, Member, Row } from '../library.js';
import { AST_NODE_TYPES, getKeyName, unwrap } from '../../../../utils/ast.js';

const read: Row = { reads: ['http'], waits: true };
const query: Row = { ...read, result: 'supabase.query', lazy: 'rerun' };
const change: Row = {
  writes: [{ resource: 'http' }],
  waits: true,
  result: 'supabase.change',
  shared: true,
};
const changing: Member = { call: change };
const request: Member = { call: { ...read, result: 'promise:data' } };
const send: Member = {
  call: { writes: [{ resource: 'http' }], waits: true, result: 'promise:data' },
};
const next: Member = { call: step(query) };
const nextGeneric: Member = { call: step({ ...query, generic: true }) };

const CLIENT: Member = { call: { result: 'supabase.client', shared: true } };

export const supabase: Library = {
  modules: ['@supabase/supabase-js'],
  versions: '>=2 <3',
  checked: '2.109.0',
  source: 'type declarations of postgrest-js, storage-js and auth-js; documentation “JavaScript”',
  exports: {
    createClient: CLIENT,
    SupabaseClient: { type: 'supabase.client' },
  },
  kinds: {
    'supabase.client': {
      type: 'SupabaseClient<any>',
      members: {
        // A table that is kept is changed by its queries in older versions.
        from: { call: pure('supabase.table') },
        schema: { call: { result: 'supabase.schema', shared: true } },
        rpc: {
          call: (call) => {
            const options = call.arguments[2] && unwrap(call.arguments[2]);
            const isGet =
              options?.type === AST_NODE_TYPES.ObjectExpression &&
              options.properties.some(
                (item) =>
                  item.type === AST_NODE_TYPES.Property &&
                  ['get', 'head'].includes(getKeyName(item) ?? '') &&
                  item.value.type === AST_NODE_TYPES.Literal &&
                  item.value.value === true,
              );
            return isGet ? query : change;
          },
        },
        storage: { value: 'supabase.storage' },
        auth: { value: 'supabase.auth' },
        ...each('channel removeChannel removeAllChannels', {
          call: barrier('it opens or closes a channel'),
        }),
      },
    },
    'supabase.schema': {
      members: { from: { call: pure('supabase.table') }, rpc: changing },
    },
    'supabase.table': {
      type: '@supabase/postgrest-js#PostgrestQueryBuilder<any, any, any>',
      members: {
        select: { call: { ...query, mutates: 'receiver', generic: true } },
        ...each('insert update upsert delete', changing),
      },
    },
    'supabase.query': {
      awaited: 'data',
      type: '@supabase/postgrest-js#PostgrestFilterBuilder<any, any, any, any>',
      members: {
        ...each(
          `eq neq gt gte lt lte like likeAllOf likeAnyOf ilike ilikeAllOf ilikeAnyOf is in contains
           containedBy rangeGt rangeGte rangeLt rangeLte rangeAdjacent overlaps textSearch match not or
           filter order limit range abortSignal csv geojson explain throwOnError setHeader`,
          next,
        ),
        ...each('single maybeSingle returns overrideTypes', nextGeneric),
        then: { call: { ...read, callbacks: [0, 1] } },
      },
    },
    'supabase.change': { getMember: () => changing },
    'supabase.storage': {
      type: '@supabase/supabase-js#SupabaseClient<any>["storage"]',
      members: {
        from: { call: { result: 'supabase.bucket', shared: true } },
        ...each('listBuckets getBucket', request),
        ...each('createBucket updateBucket deleteBucket emptyBucket', send),
      },
    },
    'supabase.bucket': {
      type: 'ReturnType<@supabase/supabase-js#SupabaseClient<any>["storage"]["from"]>',
      members: {
        ...each('list info exists', request),
        getPublicUrl: { call: pure('data') },
        ...each('upload update move copy remove createSignedUrl createSignedUrls', send),
      },
    },
    'supabase.auth': {
      type: '@supabase/supabase-js#SupabaseClient<any>["auth"]',
      members: {
        // Asking who is signed in may refresh the session and store it, so that is left to its name.
        ...each(
          `signInWithPassword signInWithOtp signInWithOAuth signUp signOut updateUser verifyOtp setSession
           refreshSession exchangeCodeForSession resetPasswordForEmail`,
          send,
        ),
      },
    },
  },
};

export const supabaseSsr: Library = {
  modules: ['@supabase/ssr'],
  versions: '>=0.1 <1',
  checked: '0.12.7',
  source: 'type declarations',
  packages: ['@supabase/supabase-js@2.109.0'],
  exports: { createServerClient: CLIENT, createBrowserClient: CLIENT },
};

export const SUPABASE: readonly Library[] = [supabase, supabaseSsr];
