/** Handlers by file convention and directive: what the name and the place of a file make of its exports. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Unit } from '../unit.js';
import { getExported } from './exported.js';
import type { Exported } from './exported.js';
import type { Handler, HandlerFamily } from './model.js';

interface Convention {
  family: HandlerFamily;
  path: RegExp;
  /** The exports that are handlers. */
  names: RegExp;
  /** The member of the export that is one; without it, the export itself. */
  member?: RegExp;
  /** A module that the file, or its package, has to do with. */
  package?: RegExp;
}

const METHODS = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/** Sources: the file conventions in the documentation of each framework. */
const CONVENTIONS: readonly Convention[] = [
  { family: 'next-route', path: /(^|\/)app\/(.*\/)?route\.[jt]sx?$/, names: METHODS },
  { family: 'next-pages', path: /(^|\/)pages\/api\/.+\.[jt]sx?$/, names: /^default$/ },
  { family: 'sveltekit', path: /(^|\/)\+server\.[jt]s$/, names: METHODS },
  { family: 'sveltekit', path: /(^|\/)\+(page|layout)\.server\.[jt]s$/, names: /^load$/ },
  {
    family: 'sveltekit',
    path: /(^|\/)\+page\.server\.[jt]s$/,
    names: /^actions$/,
    member: /./,
  },
  {
    family: 'remix',
    path: /(^|\/)app\/(routes\/.+|root)\.[jt]sx?$/,
    names: /^(loader|action)$/,
    package: /^(@remix-run\/|react-router$|@react-router\/)/,
  },
  {
    family: 'nitro',
    path: /(^|\/)server\/(api|routes)\/.+\.[jt]s$/,
    names: /^default$/,
    package: /^(h3|nitropack|nuxt|nitro)$/,
  },
  { family: 'worker', path: /./, names: /^default$/, member: /^fetch$/ },
  {
    family: 'worker',
    path: /(^|\/)functions\/.+\.[jt]s$/,
    names: /^onRequest(Get|Post|Put|Patch|Delete)?$/,
  },
];

/** The handler that a function is by the file that it is exported from. */
export function findConvention(
  unit: Unit,
  node: FunctionNode,
  hasPackage: (pattern: RegExp) => boolean,
): Handler | undefined {
  const exported = getExported(unit, node);
  if (!exported) return undefined;
  const path = unit.filename.replaceAll('\\', '/');
  const found = CONVENTIONS.find(
    (item) =>
      item.path.test(path) &&
      item.names.test(exported.name) &&
      (item.member
        ? exported.member !== undefined && item.member.test(exported.member)
        : exported.member === undefined) &&
      (!item.package || hasPackage(item.package)),
  );
  if (found) return { node, family: found.family, name: exported.member ?? exported.name };
  return isAction(unit, node, exported)
    ? { node, family: 'next-action', name: exported.name }
    : undefined;
}

/** An exported function of a file of Server Actions: itself, or what its builder is handed at the end. */
function isAction(unit: Unit, node: FunctionNode, { member, wrappers }: Exported): boolean {
  if (!hasDirective(unit.program.body) || member !== undefined) return false;
  const [inner] = wrappers;
  // `client.use(async ({ next }) => next())` is run around the action.
  return node.async && !(inner && /\.(use|catch|then)$/.test(getDottedName(inner.callee)));
}

/** A function that is a Server Action by a directive of its own. */
export function findInlineAction(node: FunctionNode): Handler | undefined {
  const body = node.body.type === AST_NODE_TYPES.BlockStatement ? node.body.body : [];
  return hasDirective(body)
    ? { node, family: 'next-action', name: node.id?.name ?? 'action' }
    : undefined;
}

function hasDirective(body: readonly TSESTree.ProgramStatement[]): boolean {
  for (const statement of body) {
    if (statement.type !== AST_NODE_TYPES.ExpressionStatement || !statement.directive) return false;
    if (statement.directive === 'use server') return true;
  }
  return false;
}
