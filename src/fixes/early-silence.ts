/** A handler at once for a promise that is awaited later. */
import type { TSESLint } from '@typescript-eslint/utils';

import type { EarlyPromise } from '../analysis/index.js';
import { AST_NODE_TYPES, getOwner } from '../utils/ast.js';
import { findName } from './names.js';
import type { Edit } from './rewrite.js';
import { getLineIndent, getStyle } from './style.js';

/**
 * `promise.catch(() => {});` behind the declaration: the rejection waits for its await. For a list, the
 * same for each of its promises.
 */
export function makeSilencer(
  source: Readonly<TSESLint.SourceCode>,
  { declarator, started, variable }: EarlyPromise,
): Edit | undefined {
  if (!declarator || !variable || !started.isNative || !source.scopeManager) return undefined;
  const statement = declarator.parent;
  const { parent } = statement;
  if (parent.type !== AST_NODE_TYPES.BlockStatement && parent.type !== AST_NODE_TYPES.Program)
    return undefined;
  const last = source.getLastToken(statement)!;
  // Behind the last declarator: between them nothing is awaited.
  if (statement.declarations.at(-1) !== declarator) return undefined;
  if (source.getCommentsAfter(last).some((comment) => comment.loc.start.line === last.loc.end.line))
    return undefined;
  const end = last.value === ';' ? ';' : '';
  const next = source.getTokenAfter(last);
  if (end === '' && next && /^[[(`+\-/*]/.test(next.value)) return undefined;
  const { eol } = getStyle(source.ast, source.text);
  const item = started.isList
    ? findName('promise', getOwner(statement), source.scopeManager)
    : variable.name;
  const head = started.isList ? `for (const ${item} of ${variable.name}) ` : '';
  const text = `${eol}${getLineIndent(source, statement)}${head}${item}.catch(() => {})${end}`;
  return { range: [last.range[1], last.range[1]], text };
}
