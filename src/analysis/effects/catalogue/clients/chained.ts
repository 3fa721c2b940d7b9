/** Clients whose requests are built step by step. */
import type { TSESTree } from '@typescript-eslint/types';

import { isFunction, unwrap } from '../../../../utils/ast.js';
import { each, pure, read, step, throwing, write } from '../library.js';
import type { Library, Member, Row, RowOf } from '../library.js';

/** What is given a callback answers through it: nothing is said of that. */
function withoutFunctions(row: Row): RowOf {
  return (call) => (call.arguments.some(mayRun) ? undefined : row);
}

function mayRun(node: TSESTree.Node): boolean {
  return isFunction(unwrap(node));
}

const superagentRead: Row = {
  ...read('http'),
  result: 'superagent.request',
  lazy: 'once',
};
const superagentWrite: Row = {
  ...write('http'),
  result: 'superagent.change',
  shared: true,
  lazy: 'once',
};
const next: Member = { call: withoutFunctions(step(superagentRead)) };

/** superagent: a request is sent when it is awaited, once. One with a body may change something. */
export const superagent: Library = {
  modules: ['superagent'],
  versions: '>=5 <11',
  checked: '10.4.2',
  source: 'superagent documentation; @types/superagent',
  packages: ['@types/superagent@8.1.11'],
  exports: {
    // Its second argument is a query, or a callback that is answered.
    ...each('get default.get head default.head options default.options', {
      call: (call, kindOf, textOf) =>
        call.arguments.length === 1
          ? withoutFunctions(superagentRead)(call, kindOf, textOf)
          : undefined,
    }),
    ...each(
      `post default.post put default.put patch default.patch delete default.delete del default.del`,
      { call: superagentWrite },
    ),
  },
  kinds: {
    'superagent.request': {
      awaited: 'superagent.response',
      type: 'superagent#SuperAgentRequest',
      members: each(
        `set query accept auth timeout redirects responseType type withCredentials sortQuery
         maxResponseSize unset`,
        next,
      ),
    },
    'superagent.change': { awaited: 'superagent.response' },
    'superagent.response': {
      type: 'superagent#Response',
      members: {
        ...each('body headers header', { value: 'data' }),
        ...each('text type charset', { value: 'string' }),
        status: { value: 'number' },
        ok: { value: 'boolean' },
      },
    },
  },
};

const wretchRead: Row = { reads: ['http'], waits: true, result: 'wretch.response' };
const wretchWrite: Row = { ...wretchRead, reads: [], writes: [{ resource: 'http' }] };
const parsed = (row: Row): Member => ({
  call: (call) => (call.arguments.length === 0 ? row : undefined),
});

/** wretch: clients are values, each step gives another; the request is under way when a verb returns. */
export const wretch: Library = {
  modules: ['wretch'],
  versions: '>=2 <4',
  checked: '2.11.1',
  source: 'wretch documentation, “API”; type declarations',
  exports: {
    default: { call: { ...throwing('wretch.client'), shared: true } },
    Wretch: { type: 'wretch.given' },
  },
  kinds: {
    'wretch.client': {
      type: 'Wretch',
      members: {
        ...each('url options headers accept content auth', {
          call: { ...pure('wretch.client'), shared: true },
        }),
        ...each('get head opts', { call: wretchRead }),
        ...each('post put patch delete', { call: wretchWrite }),
      },
    },
    // One that is handed in may have middlewares, and resolvers of its own.
    'wretch.given': {},
    'wretch.response': {
      type: 'ReturnType<wretch#Wretch["get"]>',
      members: {
        json: parsed({ waits: true, result: 'promise:data', generic: true }),
        text: parsed({ waits: true, result: 'promise:string' }),
        ...each('blob arrayBuffer formData', parsed({ waits: true, result: 'promise' })),
        res: parsed({ waits: true, result: 'promise:response' }),
      },
    },
  },
};
