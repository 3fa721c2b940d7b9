import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getKeyName,
  getPropertyName,
  getTypeName,
  isClass,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Kind, Variable } from '../model.js';
import { getThisHolder, mayFieldChange } from '../receivers.js';
import type { Unit } from '../unit.js';
import {
  crossesDefault,
  getInitializer,
  getJoinedElement,
  getOnlyDefinition,
  getPatternPath,
  isConstant,
  isUndeclared,
} from '../variables.js';
import {
  getAwaitedLibraryKind,
  getConstructorEntry,
  getKindMember,
  getModuleMember,
  getSpoilers,
  isLibraryKind,
  isSerialKind,
} from './catalogue/index.js';
import { findLikeKind } from './declarations.js';
import { getDeclaredType } from './declared.js';
import { getField } from './fields.js';
import { findContextValue } from './procedures/context.js';
import { isSpoiled } from './tampering.js';
import { trace } from './trace.js';

const MAX_DEPTH = 24;

/** What the kinds need to know of calls, given by the callee resolution. */
export interface CallKinds {
  /** The kind that a call or a tagged template returns, or undefined. */
  (
    call: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression,
  ): Kind;
}

/**
 * The kind of value that an expression gives, from literals, constant variables, calls of known
 * functions and annotations. Undefined where that is not known.
 */
export function getKind(
  unit: Unit,
  node: TSESTree.Node,
  callKind: CallKinds,
  known = new Map<TSESTree.Node, Kind>(),
): Kind {
  // A value that depends on itself is not known; what was found on one way is not looked for again.
  if (known.has(node)) return known.get(node);
  if (known.size > MAX_NODES) return undefined;
  known.set(node, undefined);
  const kind = findKind(unit, node, callKind, (inner) => getKind(unit, inner, callKind, known));
  known.set(node, kind);
  return kind;
}

/** More parts of an expression, and of what its names lead to, are not looked at. */
const MAX_NODES = 2_000;

function findKind(
  unit: Unit,
  node: TSESTree.Node,
  callKind: CallKinds,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  if (node.type === AST_NODE_TYPES.TSAsExpression) {
    // A cast names the shape of data; it does not make data of anything else.
    const inner = recurse(node.expression);
    return inner ?? (isConstCast(node) ? undefined : getAnnotatedKind(unit, node.typeAnnotation));
  }
  const expression = unwrap(node);
  switch (expression.type) {
    case AST_NODE_TYPES.Literal:
      return getLiteralKind(expression);
    case AST_NODE_TYPES.TemplateLiteral:
      return 'string';
    case AST_NODE_TYPES.ArrayExpression:
      return 'array';
    case AST_NODE_TYPES.ObjectExpression:
      return 'object';
    case AST_NODE_TYPES.BinaryExpression:
      return getBinaryKind(expression, recurse);
    case AST_NODE_TYPES.UnaryExpression:
      return expression.operator === '!' || expression.operator === 'delete'
        ? 'boolean'
        : expression.operator === 'typeof'
          ? 'string'
          : 'number';
    case AST_NODE_TYPES.LogicalExpression:
      return getChoiceKind(unit, expression, recurse);
    case AST_NODE_TYPES.ConditionalExpression:
      return join(recurse(expression.consequent), recurse(expression.alternate));
    case AST_NODE_TYPES.AwaitExpression:
      return getAwaitedKind(recurse(expression.argument));
    case AST_NODE_TYPES.NewExpression:
      return expression.callee.type === AST_NODE_TYPES.Identifier &&
        isUndeclared(unit.variableOf(expression.callee))
        ? getConstructorEntry(expression.callee.name, expression.arguments.length)?.result
        : getMadeKind(unit, expression, callKind);
    case AST_NODE_TYPES.CallExpression:
      return getMadeKind(unit, expression, callKind);
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return callKind(expression);
    case AST_NODE_TYPES.MemberExpression:
      return (
        findLikeKind(unit, expression) ??
        getMemberKind(expression, recurse) ??
        getTracedKind(unit, expression, recurse) ??
        getFieldKind(unit, expression, recurse) ??
        getDeclaredKind(unit, expression) ??
        getContextKind(unit, expression, recurse) ??
        getCheckedKind(unit, expression)
      );
    case AST_NODE_TYPES.Identifier: {
      const variable = unit.variableOf(expression);
      if (!variable) return undefined;
      const kind =
        findLikeKind(unit, expression) ??
        getClassKind(unit, expression) ??
        getVariableKind(unit, variable, recurse) ??
        getTracedKind(unit, expression, recurse) ??
        getDeclaredKind(unit, expression) ??
        getContextKind(unit, expression, recurse) ??
        getCheckedKind(unit, expression);
      return isChanged(unit, expression, variable, kind) ? undefined : kind;
    }
    default:
      return undefined;
  }
}

/**
 * `promise:x` and `lazy:x` give x; `promise` and `lazy` give nothing known; a library's kind gives what
 * its table says; other kinds are their own awaited value.
 */
export function getAwaitedKind(kind: Kind): Kind {
  if (kind === undefined || kind === 'promise' || kind === 'lazy') return undefined;
  if (kind.startsWith('promise:')) return kind.slice('promise:'.length);
  if (kind.startsWith('lazy:')) return kind.slice('lazy:'.length);
  return isLibraryKind(kind) ? getAwaitedLibraryKind(kind) : kind;
}

/** The kind of what a call or a constructor gives: `axios.create()`, `new PrismaClient()`. */
function getMadeKind(
  unit: Unit,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  callKind: CallKinds,
): Kind {
  const kind = callKind(call);
  return isChanged(unit, call, undefined, kind) ? undefined : kind;
}

/** The kind of a value that comes from somewhere else: another file, or a library. */
function getTracedKind(
  unit: Unit,
  node: TSESTree.Node,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const origin = trace(unit, node);
  switch (origin.kind) {
    case 'module':
      return getModuleMember(origin.module, origin.path)?.member.value;
    case 'node': {
      if (origin.node === node) return undefined;
      const kind = recurse(origin.node);
      const { parent } = origin.node;
      const holder =
        parent?.type === AST_NODE_TYPES.VariableDeclarator ? unit.variableOf(parent.id) : undefined;
      return isChanged(unit, origin.node, holder, kind) ? undefined : kind;
    }
    default:
      return undefined;
  }
}

/** The kind that a value is declared to have: `ctx.db`, where the type of `ctx` says so. */
function getDeclaredKind(unit: Unit, node: TSESTree.Node): Kind {
  const type = getDeclaredType(unit, node);
  return type && !isClass(type) ? getAnnotatedKind(unit, type) : undefined;
}

/** The kind of `ctx.prisma` in a procedure, from the function that makes the context. */
function getContextKind(
  unit: Unit,
  node: TSESTree.Node,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const value = findContextValue(unit, node);
  if (!value) return undefined;
  return value.kind === 'type' ? getAnnotatedKind(unit, value.node) : recurse(value.node);
}

/** The kind that the type checker finds, where there is one: for values that the text does not trace. */
function getCheckedKind(unit: Unit, node: TSESTree.Node): Kind {
  if (!unit.typeOf || unit.fileOf(node).program !== unit.program) return undefined;
  const type = unit.typeOf(node);
  return type && getModuleMember(type.module, [type.name])?.member.type;
}

/** Whether a client does more than its library says, by what is done to it where it is made or named. */
function isChanged(
  unit: Unit,
  node: TSESTree.Node,
  variable: Variable | undefined,
  kind: Kind,
): boolean {
  const spoilers = getSpoilers(kind);
  if (spoilers.length === 0) return false;
  return isSpoiled(unit, spoilers, node) || (variable !== undefined && isSetUp(variable));
}

/** `audit(client);` among the statements of a module: the client is handed on to be changed. */
function isSetUp(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const call = identifier.parent as TSESTree.Node | undefined;
    return (
      call?.type === AST_NODE_TYPES.CallExpression &&
      call.callee !== identifier &&
      call.parent.type === AST_NODE_TYPES.ExpressionStatement &&
      call.parent.parent.type === AST_NODE_TYPES.Program
    );
  });
}

/** `class User extends Model {}`: what the static members of the class inherit from a library. */
function getClassKind(unit: Unit, node: TSESTree.Node, depth = 0): Kind {
  const origin = trace(unit, node);
  const declaration = origin.kind === 'node' ? origin.node : undefined;
  if (declaration?.type !== AST_NODE_TYPES.ClassDeclaration || !declaration.superClass)
    return undefined;
  const base = trace(unit, declaration.superClass);
  const kind =
    base.kind === 'module'
      ? getModuleMember(base.module, base.path)?.member.extended
      : depth < MAX_DEPTH
        ? getClassKind(unit, declaration.superClass, depth + 1)
        : undefined;
  // A static member of its own may stand in the place of one that it would inherit.
  const isOverridden = declaration.body.body.some((item) => {
    const isStatic = 'static' in item && item.static;
    const name = isStatic && 'key' in item ? getKeyName(item as TSESTree.MethodDefinition) : '';
    return name === undefined || (isStatic && getKindMember(kind, name) !== undefined);
  });
  return isOverridden ? undefined : kind;
}

/** The kind that a type annotation states. */
export function getAnnotatedKind(unit: Unit, type: TSESTree.TypeNode | undefined, depth = 0): Kind {
  if (!type || depth > 8) return undefined;
  switch (type.type) {
    case AST_NODE_TYPES.TSStringKeyword:
      return 'string';
    case AST_NODE_TYPES.TSNumberKeyword:
      return 'number';
    case AST_NODE_TYPES.TSBooleanKeyword:
      return 'boolean';
    case AST_NODE_TYPES.TSLiteralType:
      return type.literal.type === AST_NODE_TYPES.Literal ? getLiteralKind(type.literal) : 'string';
    case AST_NODE_TYPES.TSArrayType: {
      const element = getAnnotatedKind(unit, type.elementType, depth + 1);
      return isPrimitive(element) ? 'data' : 'array';
    }
    case AST_NODE_TYPES.TSTupleType:
      return 'array';
    case AST_NODE_TYPES.TSTypeOperator:
      return getAnnotatedKind(unit, type.typeAnnotation, depth + 1);
    case AST_NODE_TYPES.TSUnionType: {
      const kinds = type.types
        .filter(
          (item) =>
            item.type !== AST_NODE_TYPES.TSUndefinedKeyword &&
            item.type !== AST_NODE_TYPES.TSNullKeyword,
        )
        .map((item) => getAnnotatedKind(unit, item, depth + 1));
      // What may be a transaction is one.
      const serial = kinds.find(isSerialKind);
      return serial ?? (kinds.every((kind) => kind === kinds[0]) ? kinds[0] : undefined);
    }
    case AST_NODE_TYPES.TSTypeReference:
      return getReferencedKind(unit, type, depth);
    default:
      return undefined;
  }
}

const BY_TYPE_NAME: Readonly<Record<string, Kind>> = {
  Array: 'array',
  ReadonlyArray: 'array',
  Map: 'map',
  ReadonlyMap: 'map',
  Set: 'set',
  ReadonlySet: 'set',
  Date: 'date',
  URL: 'url',
  URLSearchParams: 'params',
  Headers: 'headers',
  FormData: 'formdata',
  RegExp: 'regexp',
  Response: 'response',
  Request: 'request',
  Error: 'error',
};

function getReferencedKind(unit: Unit, type: TSESTree.TSTypeReference, depth: number): Kind {
  const imported = getImportedTypeKind(unit, type.typeName, depth);
  if (imported) return imported;
  if (type.typeName.type !== AST_NODE_TYPES.Identifier) return undefined;
  const name = type.typeName.name;
  const argument = type.typeArguments?.params[0];
  // A type of that name declared or imported in the file is another type, and was followed above.
  const variable = unit.variableOf(type.typeName);
  if (!isUndeclared(variable)) return undefined;
  if (name === 'Promise') {
    const kind = getAnnotatedKind(unit, argument, depth + 1);
    return kind === undefined ? 'promise' : `promise:${kind}`;
  }
  if (
    (name === 'Array' || name === 'ReadonlyArray') &&
    isPrimitive(getAnnotatedKind(unit, argument, depth + 1))
  ) {
    return 'data';
  }
  return Object.hasOwn(BY_TYPE_NAME, name) ? BY_TYPE_NAME[name] : undefined;
}

/** `db: PrismaClient`, `tx: Prisma.TransactionClient`: a type of a library. */
function getImportedTypeKind(unit: Unit, name: TSESTree.EntityName, depth: number): Kind {
  const origin = trace(unit, name);
  if (origin.kind === 'module') return getModuleMember(origin.module, origin.path)?.member.type;
  const node = origin.kind === 'node' ? origin.node : undefined;
  return node?.type === AST_NODE_TYPES.TSTypeAliasDeclaration
    ? getAnnotatedKind(unit, node.typeAnnotation, depth + 1)
    : undefined;
}

/** `this.db`: the value that the constructor or an initialiser gives the field. */
function getFieldKind(
  unit: Unit,
  node: TSESTree.MemberExpression,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const object = unwrap(node.object);
  const name = getPropertyName(node);
  const holder = object.type === AST_NODE_TYPES.ThisExpression ? getThisHolder(object) : undefined;
  if (name === undefined || !holder || !isClass(holder) || mayFieldChange(unit, object, name))
    return undefined;
  const field = getField(unit, holder, name);
  return field?.value && recurse(field.value);
}

function getVariableKind(
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

/** `{ id }: { id: string }`: the annotation of a name bound one level deep. */
function getAnnotatedMember(
  type: TSESTree.TypeNode | undefined,
  path: readonly string[] | undefined,
): TSESTree.TypeNode | undefined {
  if (type?.type !== AST_NODE_TYPES.TSTypeLiteral || path?.length !== 1) return undefined;
  for (const member of type.members) {
    if (
      member.type === AST_NODE_TYPES.TSPropertySignature &&
      member.key.type === AST_NODE_TYPES.Identifier &&
      member.key.name === path[0]
    ) {
      return member.typeAnnotation?.typeAnnotation;
    }
  }
  return undefined;
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

function getMemberKind(
  node: TSESTree.MemberExpression,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const name = getPropertyName(node);
  if (getDottedName(node).startsWith('process.env.')) return 'string';
  if (getDottedName(node) === 'import.meta.url') return 'string';
  const object = recurse(node.object);
  if (name === 'length') return 'number';
  switch (object) {
    case 'data':
      return 'data';
    case 'response':
    case 'request':
      return name === 'ok' || name === 'redirected'
        ? 'boolean'
        : name === 'status'
          ? 'number'
          : name === 'headers'
            ? 'headers'
            : name === 'url'
              ? 'string'
              : undefined;
    case 'url':
      return name === 'searchParams' ? 'params' : 'string';
    case 'map':
    case 'set':
      return name === 'size' ? 'number' : undefined;
    case 'error':
      return name === 'message' || name === 'stack' || name === 'name' ? 'string' : undefined;
    default:
      return name === undefined ? undefined : getKindMember(object, name)?.member.value;
  }
}

function getBinaryKind(
  node: TSESTree.BinaryExpression,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  if (['==', '===', '!=', '!==', '<', '<=', '>', '>=', 'in', 'instanceof'].includes(node.operator))
    return 'boolean';
  if (node.operator !== '+') return 'number';
  // A long concatenation is a chain on the left: look at its ends only.
  const right = recurse(node.right);
  if (right === 'string') return 'string';
  const left = recurse(node.left);
  if (left === 'string') return 'string';
  return left === 'number' && right === 'number' ? 'number' : undefined;
}

function getLiteralKind(node: TSESTree.Literal): Kind {
  if ('regex' in node && node.regex) return 'regexp';
  return typeof node.value === 'string' ||
    typeof node.value === 'number' ||
    typeof node.value === 'boolean'
    ? typeof node.value
    : 'null';
}

function isPrimitive(kind: Kind): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'data';
}

/**
 * `global.prisma ?? makeClient()`: one client for the process, kept on the global object while modules
 * are loaded again. What is kept there is what the right side made.
 */
function getChoiceKind(
  unit: Unit,
  { left, right }: TSESTree.LogicalExpression,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const kept = recurse(left);
  const made = recurse(right);
  return kept === undefined && isLibraryKind(made) && isKeptGlobally(unit, left)
    ? made
    : join(kept, made);
}

function isKeptGlobally(unit: Unit, node: TSESTree.Node): boolean {
  const member = unwrap(node);
  if (member.type !== AST_NODE_TYPES.MemberExpression) return false;
  const origin = trace(unit, member.object);
  const root = origin.kind === 'node' ? origin.node : undefined;
  return (
    root?.type === AST_NODE_TYPES.Identifier &&
    (root.name === 'global' || root.name === 'globalThis') &&
    isHostObject(unit, root)
  );
}

/** `declare const globalThis: …` only gives the host's object a type. */
function isHostObject(unit: Unit, node: TSESTree.Identifier): boolean {
  const variable = unit.variableOf(node);
  const declaration = variable?.defs[0]?.node as TSESTree.Node | undefined;
  return (
    isUndeclared(variable) ||
    (declaration?.type === AST_NODE_TYPES.VariableDeclarator && declaration.parent.declare === true)
  );
}

function join(left: Kind, right: Kind): Kind {
  if (left === 'null') return right;
  if (right === 'null') return left;
  return left === right ? left : undefined;
}

function isConstCast(node: TSESTree.TSAsExpression): boolean {
  return getTypeName(node.typeAnnotation) === 'const';
}
