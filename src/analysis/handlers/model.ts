import type { FunctionNode } from '../../utils/ast.js';

/** What calls a handler of requests. */
export type HandlerFamily =
  | 'next-route'
  | 'next-action'
  | 'next-pages'
  | 'express'
  | 'koa'
  | 'fastify'
  | 'hono'
  | 'elysia'
  | 'nest'
  | 'trpc'
  | 'sveltekit'
  | 'remix'
  | 'nitro'
  | 'worker'
  | 'bun'
  | 'deno'
  | 'lambda';

/** A function whose end somebody waits for at the other end of a connection. */
export interface Handler {
  node: FunctionNode;
  family: HandlerFamily;
  /** The name that it is exported, registered or declared by: `POST`, `createOrder`, `/orders`. */
  name: string;
}

/** What a family is called in a message. */
export const FAMILIES: Readonly<Record<HandlerFamily, string>> = {
  'next-route': 'route handler',
  'next-action': 'Server Action',
  'next-pages': 'API route',
  express: 'Express handler',
  koa: 'Koa handler',
  fastify: 'Fastify handler',
  hono: 'Hono handler',
  elysia: 'Elysia handler',
  nest: 'controller',
  trpc: 'tRPC procedure',
  sveltekit: 'SvelteKit handler',
  remix: 'loader or action',
  nitro: 'event handler',
  worker: 'worker',
  bun: 'Bun server',
  deno: 'Deno server',
  lambda: 'Lambda handler',
};
