/** The kinds of what variables and parameters hold. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Kind, Variable } from '../model.js';
import type { Unit } from '../unit.js';
import {
  crossesDefault,
  getInitializer,
  getJoinedElement,
  getOnlyDefinition,
  getPatternPath,
  isConstant,
} from '../variables.js';
import { getAnnotatedKind, getAnnotatedMember } from './annotated-kinds.js';
import { getAwaitedKind, isPrimitive } from './built-in-kinds.js';
import { getKindMember } from './catalogue/index.js';

export function getVariableKind(
  unit: Unit,
  variable: Variable,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const definition = getOnlyDefinition(variable);
  const name = definition?.name as TSESTree.Identifier | undefined;
  const annotated = getAnnotatedKind(unit, name?.typeAnnotation?.typeAnnotation);
  if (annotated) return annotated;
  const text = getTextKind(variable, recurse);
  if (text) return text;
  const initializer = getInitializer(variable);
  if (initializer) return recurse(initializer);
  if (!definition || !name || !isConstant(variable)) return undefined;
  const node = definition.node as TSESTree.Node;
  if (node.type === AST_NODE_TYPES.VariableDeclarator) {
    const joined = getJoinedElement(node, name);
    if (joined) return getAwaitedKind(recurse(joined));
    // `const { items } = data` and `for (const item of data)`: parts of data are data.
    const loop = node.parent.parent;
    const source =
      node.init ?? (loop.type === AST_NODE_TYPES.ForOfStatement ? loop.right : undefined);
    const whole = source && recurse(source);
    if (whole === 'data') return 'data';
    return node.init && !crossesDefault(node.id, name)
      ? getPartKind(whole, getPatternPath(node.id, name))
      : undefined;
  }
  return isFunction(node) ? getParameterKind(unit, node, name, recurse) : undefined;
}

/** `const { data } = await axios.get(url)`: a member of a value of a library's kind. */
function getPartKind(whole: Kind, path: readonly string[] | undefined): Kind {
  let kind = path && !path.includes('*') ? whole : undefined;
  for (const name of path ?? [])
    kind = kind === 'data' ? kind : getKindMember(kind, name)?.member.value;
  return kind;
}

/** `let url = '/x'; url += '?page=2'`: a variable that is only ever given texts. */
function getTextKind(variable: Variable, recurse: (node: TSESTree.Node) => Kind): Kind {
  const declarator = getOnlyDefinition(variable)?.node as TSESTree.Node | undefined;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return undefined;
  if (isConstant(variable) || declarator.id.type !== AST_NODE_TYPES.Identifier) return undefined;
  if (recurse(declarator.init) !== 'string') return undefined;
  const isText = variable.references.every((reference) => {
    if (!reference.isWrite() || reference.init === true) return true;
    const parent = reference.identifier.parent as TSESTree.Node | undefined;
    if (
      parent?.type !== AST_NODE_TYPES.AssignmentExpression ||
      parent.left !== reference.identifier
    )
      return false;
    return (
      parent.operator === '+=' || (parent.operator === '=' && recurse(parent.right) === 'string')
    );
  });
  return isText ? 'string' : undefined;
}

function getParameterKind(
  unit: Unit,
  callee: FunctionNode,
  name: TSESTree.Identifier,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const index = callee.params.findIndex(
    (item) => item.range[0] <= name.range[0] && name.range[1] <= item.range[1],
  );
  const parameter = callee.params[index];
  if (!parameter) return undefined;
  if (parameter.type === AST_NODE_TYPES.AssignmentPattern && parameter.left === name) {
    return isPrimitive(recurse(parameter.right)) ? recurse(parameter.right) : undefined;
  }
  const pattern = parameter as TSESTree.Node & { typeAnnotation?: TSESTree.TSTypeAnnotation };
  const member = getAnnotatedMember(
    pattern.typeAnnotation?.typeAnnotation,
    getPatternPath(parameter, name),
  );
  if (member) return getAnnotatedKind(unit, member);
  return index === 0 ? getCallbackParameterKind(callee, recurse) : undefined;
}

/** `promise.then((x) => …)` and `data.map((x) => …)`: the callback is given a known value. */
function getCallbackParameterKind(
  callee: FunctionNode,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const call = callee.parent;
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.arguments[0] !== callee)
    return undefined;
  const target = unwrap(call.callee);
  if (target.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const kind = recurse(target.object);
  const method = getPropertyName(target);
  if (method === 'then') return getAwaitedKind(kind);
  return kind === 'data' && method !== 'reduce' && method !== 'reduceRight' ? 'data' : undefined;
}
