/** Guards at the start of an iteration that become a `filter`. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, unwrap } from '../../utils/ast.js';
import type { LoopDraft } from './draft.js';

/** The guards that a `filter` can tell, as conditions that let an element through. */
export function getFilters(draft: LoopDraft): { tests: string[]; count: number } {
  const { answer, text } = draft;
  const tests: string[] = [];
  if (answer.shape.index || !answer.shape.element) return { tests, count: 0 };
  const { mapped } = answer.plan;
  for (const step of mapped) {
    if (step.kind !== 'guard') break;
    const { test } = step.node;
    if (draft.isTypeScript && narrows(test)) break;
    tests.push(step.negated ? text.get(test) : negate(text.get(test), test));
  }
  // A guard further down needs the other form, and so do these then.
  const isAll = mapped.slice(tests.length).every((step) => step.kind === 'statement');
  const count = tests.length;
  return isAll && count > 0 && !hasLaterContinue(draft, count)
    ? { tests, count }
    : { tests: [], count: 0 };
}

function hasLaterContinue(draft: LoopDraft, count: number): boolean {
  return draft.answer.plan.mapped
    .slice(count)
    .some(({ node }) => draft.source.getTokens(node).some((token) => token.value === 'continue'));
}

function negate(text: string, node: TSESTree.Expression): string {
  if (node.type === AST_NODE_TYPES.UnaryExpression && node.operator === '!')
    return text.replace(/^!\s*/, '').replace(/^\(([^()]*)\)$/, '$1');
  return /^[\w$.]+(\([^()]*\))?$/.test(text) ? `!${text}` : `!(${text})`;
}

/** Whether TypeScript may know more of a value below the condition than it would behind a `filter`. */
function narrows(test: TSESTree.Expression): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== '!' || narrows(node.argument);
    case AST_NODE_TYPES.LogicalExpression:
      return narrows(node.left) || narrows(node.right);
    case AST_NODE_TYPES.BinaryExpression:
      return !['<', '>', '<=', '>='].includes(node.operator);
    case AST_NODE_TYPES.CallExpression: {
      const callee = unwrap(node.callee);
      // `isCat(x)` and `x.isCat()` may be type predicates; these are not.
      return !(
        callee.type === AST_NODE_TYPES.MemberExpression &&
        callee.property.type === AST_NODE_TYPES.Identifier &&
        /^(has|includes|startsWith|endsWith|test|some)$/.test(callee.property.name)
      );
    }
    default:
      return true;
  }
}
