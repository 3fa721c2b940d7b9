/** Where a handler runs, and with it the way to go on with work after its answer. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName } from '../../utils/ast.js';
import { hasPackage } from '../handlers/index.js';
import type { Handler } from '../handlers/index.js';
import type { Unit } from '../unit.js';

/** What the settings may say of the platform. */
export type Platform = 'auto' | 'next' | 'vercel' | 'cloudflare' | 'node' | 'lambda' | 'other';

export const PLATFORMS: readonly Platform[] = [
  'auto',
  'next',
  'vercel',
  'cloudflare',
  'node',
  'lambda',
  'other',
];

/** How work goes on after the answer. */
export type Deferral =
  /** `after(() => send())` of `next/server`. */
  | { kind: 'after'; module: string; name: string }
  /** `waitUntil(send())`, imported. */
  | { kind: 'waitUntil'; module: string; name: string }
  /** `ctx.waitUntil(send())`, where the object is a parameter of the handler. */
  | { kind: 'context'; callee: string }
  /** `void send().catch(report)`: the process goes on living. */
  | { kind: 'detach' };

/** Why there is none; what would help instead. */
export type Advice = 'queue' | 'upgrade' | 'context' | 'pages';

/** `after` is stable since Next.js 15.1. */
const AFTER = 15;

/** Packages by which a server of Node.js is run where it is frozen between requests. */
const SERVERLESS =
  /^(serverless-http|@vendia\/serverless-express|aws-serverless-express|@codegenie\/serverless-express|@fastify\/aws-lambda|aws-lambda-fastify|@vercel\/node|firebase-functions|@google-cloud\/functions-framework|@netlify\/functions|@types\/aws-lambda)$/;

const CLOUDFLARE = /^(wrangler|@cloudflare\/workers-types|cloudflare:workers)$/;

/** Adapters of SvelteKit, and servers of React Router and Hono, that are one process; Bun is one, too. */
const NODE_SERVERS =
  /^(@sveltejs\/adapter-node|@remix-run\/(express|serve)|@react-router\/(express|serve)|@hono\/node-server|@types\/bun|bun-types)$/;

/** Adapters of SvelteKit, Remix and React Router that run an application as a worker. */
const WORKER_ADAPTERS =
  /^(@sveltejs\/adapter-cloudflare(-workers)?|@remix-run\/cloudflare(-pages|-workers)?|@react-router\/cloudflare)$/;

/** How the work of a handler can go on after its answer; what would help where it cannot. */
export function findDeferral(unit: Unit, handler: Handler): Deferral | Advice {
  const { platform } = unit.settings;
  // `after()` throws in the API routes of the pages directory: there is no request that it knows of.
  const isForeign = platform === 'next' && handler.family === 'next-pages';
  switch (platform === 'auto' || isForeign ? detect(unit, handler) : platform) {
    case 'next':
      return { kind: 'after', module: 'next/server', name: 'after' };
    case 'old-next':
      return 'upgrade';
    case 'pages':
      return 'pages';
    case 'vercel':
      return { kind: 'waitUntil', module: '@vercel/functions', name: 'waitUntil' };
    case 'cloudflare':
    case 'context': {
      const callee = findContext(unit, handler);
      return callee === undefined ? 'context' : { kind: 'context', callee };
    }
    case 'node':
      return { kind: 'detach' };
    default:
      return 'queue';
  }
}

type Detected = Exclude<Platform, 'auto'> | 'old-next' | 'pages' | 'context';

function detect(unit: Unit, handler: Handler): Detected {
  const has = (pattern: RegExp): boolean => hasPackage(unit, pattern);
  const onVercel = has(/^@vercel\/functions$/);
  switch (handler.family) {
    case 'next-route':
    case 'next-action':
      if (hasAfter(unit)) return 'next';
      return onVercel ? 'vercel' : has(/^next$/) ? 'old-next' : 'other';
    case 'next-pages':
      return onVercel ? 'vercel' : 'pages';
    case 'hono':
      if (has(CLOUDFLARE)) return 'cloudflare';
      return onVercel ? 'vercel' : has(NODE_SERVERS) && !has(SERVERLESS) ? 'node' : 'other';
    case 'express':
    case 'koa':
    case 'fastify':
    case 'nest':
    case 'elysia':
    case 'bun':
      if (has(CLOUDFLARE)) return 'other';
      return has(SERVERLESS) ? 'other' : onVercel ? 'vercel' : 'node';
    case 'worker':
      return 'cloudflare';
    case 'nitro':
      return 'context';
    case 'lambda':
      return 'lambda';
    // Who serves a tRPC router is not in sight: told where the package has one server only.
    case 'trpc':
      if (onVercel) return 'vercel';
      if (has(/^next$/) || has(SERVERLESS) || has(CLOUDFLARE)) return 'other';
      return has(/^(express|fastify)$/) || has(NODE_SERVERS) ? 'node' : 'other';
    default:
      if (has(WORKER_ADAPTERS)) return 'cloudflare';
      return has(NODE_SERVERS) ? 'node' : onVercel ? 'vercel' : 'other';
  }
}

/** Whether the Next.js of the project has `after`: by its version, or because the file imports it. */
function hasAfter(unit: Unit): boolean {
  const version = unit.modules?.getVersion('next', unit.filename);
  const major = /\d+/.exec(version ?? '')?.[0];
  if (major !== undefined) return Number(major) >= AFTER && !/^[=~]?15\.0(\.|$)/.test(version!);
  if (version !== undefined) return /^(latest|canary|\*)$/.test(version);
  return unit.program.body.some(
    (statement) =>
      statement.type === AST_NODE_TYPES.ImportDeclaration &&
      statement.source.value === 'next/server' &&
      statement.specifiers.some(
        (item) =>
          item.type === AST_NODE_TYPES.ImportSpecifier &&
          item.imported.type === AST_NODE_TYPES.Identifier &&
          item.imported.name === 'after',
      ),
  );
}

/** The expression that gives `waitUntil` in a handler: a parameter, or a part of it. */
function findContext(unit: Unit, { node, family, name }: Handler): string | undefined {
  const [first] = node.params;
  switch (family) {
    case 'hono':
      return withName(first, 'executionCtx.waitUntil');
    case 'nitro':
      return withName(first, 'waitUntil');
    case 'worker':
      return name.startsWith('onRequest')
        ? withName(first, 'waitUntil')
        : withName(node.params[2], 'waitUntil');
    case 'sveltekit': {
      // It is missing where the application is prerendered, where no handler runs.
      const mark = /\.tsx?$/.test(unit.filename) ? '!' : '';
      return withPart(first, 'platform', `${mark}.${getWorkerContext(unit)}.waitUntil`);
    }
    case 'remix':
      return withPart(first, 'context', '.cloudflare.ctx.waitUntil');
    default:
      return undefined;
  }
}

/** `platform.ctx`, which has the name `context` in adapters before 7.2. */
function getWorkerContext(unit: Unit): string {
  const [, used] = /\bplatform[?!]?\.(ctx|context)\b/.exec(unit.text) ?? [];
  if (used !== undefined) return used;
  const version = unit.modules?.getVersion('@sveltejs/adapter-cloudflare', unit.filename);
  const [, major = '0', minor = '0'] = /(\d+)(?:\.(\d+))?/.exec(version ?? '') ?? [];
  return Number(major) * 100 + Number(minor) >= WITH_CTX ? 'ctx' : 'context';
}

const WITH_CTX = 702;

function withName(parameter: TSESTree.Parameter | undefined, path: string): string | undefined {
  return parameter?.type === AST_NODE_TYPES.Identifier ? `${parameter.name}.${path}` : undefined;
}

/** `event.platform` or, where the parameter is taken apart, `platform`; with what follows it. */
function withPart(
  parameter: TSESTree.Parameter | undefined,
  part: string,
  rest: string,
): string | undefined {
  if (parameter?.type === AST_NODE_TYPES.Identifier) return `${parameter.name}.${part}${rest}`;
  if (parameter?.type !== AST_NODE_TYPES.ObjectPattern) return undefined;
  const found = parameter.properties.find(
    (item) =>
      item.type === AST_NODE_TYPES.Property &&
      getKeyName(item) === part &&
      item.value.type === AST_NODE_TYPES.Identifier,
  ) as TSESTree.Property | undefined;
  return found && `${(found.value as TSESTree.Identifier).name}${rest}`;
}
