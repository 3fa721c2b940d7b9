/** Text that takes the value out of a settled result, and says what becomes of a failure. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { SettledMisuse } from '../analysis/index.js';
import { AST_NODE_TYPES, getOwner, unwrap } from '../utils/ast.js';
import { isDirective } from './comments.js';
import { findName } from './names.js';
import { SettledText } from './settled/text.js';
import { getLineIndent, getStyle } from './style.js';

/** `orUndefined`: a failure gives undefined; `orThrow`: a failure is thrown. */
export type UnwrapForm = 'orUndefined' | 'orThrow';

/** Edits that belong together. */
export interface Unwrap {
  edits: readonly { range: TSESTree.Range; text: string }[];
}

/** Uses that take the value, or undefined in its place. */
const TAKES_UNDEFINED = new Set(['truthy', 'nullish', 'compared']);

/**
 * Gives the value its name: `const [userResult] = …; const user = userResult.status === …`.
 * @param misuses All misuses of the file: each use of the variable has to be one.
 */
export function makeDeclaredUnwrap(
  source: Readonly<TSESLint.SourceCode>,
  misuse: SettledMisuse,
  misuses: readonly SettledMisuse[],
  form: UnwrapForm,
): Unwrap | undefined {
  const { variable } = misuse;
  const [definition] = variable?.defs ?? [];
  const name = definition?.name as TSESTree.Node | undefined;
  const pattern = name?.parent;
  if (
    !variable ||
    !source.scopeManager ||
    variable.defs.length !== 1 ||
    name?.type !== AST_NODE_TYPES.Identifier ||
    pattern?.type !== AST_NODE_TYPES.ArrayPattern
  )
    return undefined;
  const declaration = getDeclaration(pattern);
  if (!declaration) return undefined;
  const own = misuses.filter((item) => item.variable === variable);
  const isWhole = variable.references.every(
    (reference) =>
      reference.init === true ||
      own.some(({ result }) => result && unwrap(result) === reference.identifier),
  );
  if (!isWhole || own.some(({ kind }) => kind === 'unchecked')) return undefined;
  if (form === 'orUndefined' && !own.every((item) => takesUndefined(item, own))) return undefined;
  const last = source.getLastToken(declaration)!;
  if (source.getCommentsAfter(last).some(isDirective)) return undefined;
  const fresh = findName(`${name.name}Result`, getOwner(declaration), source.scopeManager);
  const style = getStyle(source.ast, source.text);
  const gap = style.eol + getLineIndent(source, declaration);
  const text = new SettledText(source, { ...style, semicolons: last.value === ';' });
  const end = last.value === ';' ? ';' : '';
  const lines =
    form === 'orThrow'
      ? [text.makeRethrow(fresh), `const ${name.name} = ${text.makeValue(fresh)}${end}`]
      : [`const ${name.name} = ${text.makeFallback(fresh, 'undefined')}${end}`];
  // A comment behind the declaration stays on its line.
  const remark = source
    .getCommentsAfter(last)
    .findLast(({ loc }) => loc.start.line === last.loc.end.line);
  const [, place] = (remark ?? last).range;
  return {
    edits: [
      { range: name.range, text: fresh },
      {
        range: [place, place],
        text: lines.map((item) => gap + item).join(''),
      },
    ],
  };
}

/** `const [user] = await Promise.allSettled([…]);` as a statement of its own. */
function getDeclaration(pattern: TSESTree.ArrayPattern): TSESTree.Node | undefined {
  const declarator = pattern.parent;
  if (declarator.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const declaration = declarator.parent;
  const { type } = declaration.parent;
  const isStatement = type === AST_NODE_TYPES.BlockStatement || type === AST_NODE_TYPES.Program;
  return isStatement && declaration.declarations.length === 1 && declaration.kind === 'const'
    ? declaration
    : undefined;
}

/** Whether a use still compiles when the value may be undefined: a test, or code behind `if (!user) return`. */
function takesUndefined(misuse: SettledMisuse, own: readonly SettledMisuse[]): boolean {
  if (TAKES_UNDEFINED.has(misuse.kind)) return true;
  const { node } = misuse;
  if (node.type === AST_NODE_TYPES.MemberExpression && node.optional) return true;
  return own.some(({ kind, node: test }) => {
    const negation = test.parent!;
    const guard = negation.parent;
    return (
      kind === 'truthy' &&
      negation.type === AST_NODE_TYPES.UnaryExpression &&
      guard?.type === AST_NODE_TYPES.IfStatement &&
      guard.test === negation &&
      guard.range[1] <= node.range[0] &&
      guard.parent.range[1] >= node.range[1] &&
      isExit(guard.consequent)
    );
  });
}

function isExit(node: TSESTree.Node): boolean {
  const last = node.type === AST_NODE_TYPES.BlockStatement ? node.body.at(-1) : node;
  return (
    last?.type === AST_NODE_TYPES.ReturnStatement || last?.type === AST_NODE_TYPES.ThrowStatement
  );
}

/** Takes the value where it is used: `(user.status === 'fulfilled' ? user.value : undefined)`. */
export function makeInlineUnwrap(
  source: Readonly<TSESLint.SourceCode>,
  { kind, node, result, settled }: SettledMisuse,
): Unwrap | undefined {
  if (!result || !INLINE.has(kind)) return undefined;
  const inner = unwrap(result);
  // TypeScript narrows names, not `results[i]`.
  if (inner.type !== AST_NODE_TYPES.Identifier || settled.outcome !== 'any' || settled.isOptional)
    return undefined;
  const text = new SettledText(source, getStyle(source.ast, source.text));
  const name = inner.name;
  if (kind === 'property' || kind === 'unchecked') {
    if (node.type !== AST_NODE_TYPES.MemberExpression || isTarget(node)) return undefined;
    if (source.getCommentsInside(node).length > 0) return undefined;
    const rest =
      kind === 'property'
        ? `.value${source.text.slice(node.object.range[1], node.range[1])}`
        : '.value';
    return {
      edits: [
        {
          range: node.range,
          text: `(${text.makeTest(name, 'fulfilled')} ? ${name}${rest} : undefined)`,
        },
      ],
    };
  }
  const value = text.makeFallback(name, 'undefined');
  const { parent } = inner;
  const isShorthand = parent?.type === AST_NODE_TYPES.Property && parent.shorthand;
  return {
    edits: [{ range: inner.range, text: isShorthand ? `${name}: ${value}` : `(${value})` }],
  };
}

const INLINE = new Set([
  'truthy',
  'nullish',
  'compared',
  'text',
  'argument',
  'data',
  'returned',
  'property',
  'unchecked',
]);

/** `result.name()`, `result.name = …`, `result?.name`: no value may stand there. */
function isTarget(node: TSESTree.MemberExpression): boolean {
  const parent = node.parent;
  return (
    node.optional ||
    parent.type === AST_NODE_TYPES.ChainExpression ||
    (parent.type === AST_NODE_TYPES.CallExpression && parent.callee === node) ||
    (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === node) ||
    (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === node) ||
    parent.type === AST_NODE_TYPES.UpdateExpression ||
    (parent.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'delete')
  );
}
