/**
 * Handlers that nothing but their form tells: the router is a parameter without a type, or another file
 * registers them. The package has to depend on the framework.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, getStaticString, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { findReceivingCall } from '../places/callbacks.js';
import type { Unit } from '../unit.js';
import { getParameterOrigin } from '../variables.js';
import { getExported } from './exported.js';
import type { Handler } from './model.js';

const VERBS = /^(get|post|put|patch|delete|all)$/;
const ANSWERS = /^(json|jsonp|send|sendStatus|sendFile|status|end|redirect|render)$/;

/** The handler that a function is by its form. */
export function findByShape(
  unit: Unit,
  node: FunctionNode,
  hasPackage: (pattern: RegExp) => boolean,
): Handler | undefined {
  const route = findRoute(unit, node);
  if (route !== undefined && !hasPackage(/^express$/) && hasPackage(/^fastify$/))
    return { node, family: 'fastify', name: route };
  if (!answersByObject(unit, node) || !hasPackage(/^express$/)) return undefined;
  if (route !== undefined) return { node, family: 'express', name: route };
  const exported = getExported(unit, node);
  return { node, family: 'express', name: exported?.member ?? exported?.name ?? 'handler' };
}

/** The path in `app.post('/orders', check, handle)`, where the application is a parameter. */
function findRoute(unit: Unit, node: FunctionNode): string | undefined {
  // `app.post('/orders', catchErrors(async (req, res) => …))`
  for (
    let received = findReceivingCall(node), depth = 0;
    received && depth < MAX_WRAPPERS;
    received = findReceivingCall(received.call), depth++
  ) {
    const { call, argument } = received;
    const callee = unwrap(call.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) continue;
    const path = call.arguments[0] && getStaticString(call.arguments[0]);
    const isRoute =
      VERBS.test(getPropertyName(callee) ?? '') &&
      path?.startsWith('/') === true &&
      call.arguments.at(-1) === argument &&
      isParameter(unit, callee.object);
    if (isRoute) return path;
  }
  return undefined;
}

const MAX_WRAPPERS = 3;

function isParameter(unit: Unit, node: TSESTree.Node): boolean {
  const target = unwrap(node);
  const variable = target.type === AST_NODE_TYPES.Identifier ? unit.variableOf(target) : undefined;
  return variable !== undefined && getParameterOrigin(variable) !== undefined;
}

/** `(req, res) => { … res.status(201).json(order); }`, which does not go on to the next function. */
function answersByObject(unit: Unit, { params, body }: FunctionNode): boolean {
  const [request, response, next] = params;
  if (
    params.length > 3 ||
    request?.type !== AST_NODE_TYPES.Identifier ||
    response?.type !== AST_NODE_TYPES.Identifier ||
    !/^_?req(uest)?$/.test(request.name) ||
    !/^_?res(ponse)?$/.test(response.name)
  )
    return false;
  const variable = unit.variableOf(response);
  const following = next?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(next) : undefined;
  let answers = false;
  let goesOn = false;
  walk(body, unit.keys, (node) => {
    if (node.type !== AST_NODE_TYPES.CallExpression) return true;
    const callee = unwrap(node.callee);
    if (callee.type === AST_NODE_TYPES.MemberExpression)
      answers ||=
        callee.object.type === AST_NODE_TYPES.Identifier &&
        unit.variableOf(callee.object) === variable &&
        ANSWERS.test(getPropertyName(callee) ?? '');
    else if (callee.type === AST_NODE_TYPES.Identifier && following)
      goesOn ||= node.arguments.length === 0 && unit.variableOf(callee) === following;
    return true;
  });
  return answers && !goesOn;
}
