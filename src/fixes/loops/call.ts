/** The call that starts the iterations together: `Promise.all(xs.map(…))` and its bounded forms. */
import type { Step } from '../../analysis/index.js';
import { AST_NODE_TYPES } from '../../utils/ast.js';
import { makeCallback } from './callback.js';
import type { Callback, Returned } from './callback.js';
import { getBound, isWrapped, nameFor } from './draft.js';
import type { LoopDraft } from './draft.js';

/** Lines above the statement that holds the call, and the call itself, without `await`. */
export interface StartedCall {
  above: string[];
  call: string;
}

/**
 * @param head What stands on the line before the call: `const users = await `.
 * @param filters Conditions that a `filter` tells first.
 */
export function makeCall(
  draft: LoopDraft,
  head: string,
  steps: readonly Step[],
  returned: Returned,
  filters: readonly string[],
): StartedCall | undefined {
  const { text, form } = draft;
  const { style, indent } = text;
  const width = style.width - 1;
  const one = indent + style.indent;
  const list = getList(draft, filters);
  const isMapped = list.isArray;
  const flat = makeCallback(draft, steps, returned, indent);
  if (!flat) return undefined;
  const bound = getBound(draft);
  const limit = bound?.library === 'p-limit' ? nameFor(draft, 'limit') : undefined;
  const above =
    bound && limit ? [`const ${limit} = ${bound.local}(${bound.limit})${text.semicolon}`] : [];
  const isPMap = bound?.library === 'p-map';
  const all = form.kind === 'settled' ? 'Promise.allSettled' : 'Promise.all';
  const options = `{ concurrency: ${bound?.limit ?? 0} }`;
  const isWrapping = isWrapped(draft);
  const short = write(flat, limit, isWrapping);
  const line = isPMap
    ? `${bound.local}(${list.text}, ${short}, ${options})`
    : `${all}(${isMapped ? `${list.text}.map(${short})` : `Array.from(${list.text}, ${short})`})`;
  if (
    !line.includes('\n') &&
    indent.length + head.length + line.length + text.semicolon.length <= width + 1
  )
    return { above, call: line };

  const comma = style.trailingCommas ? ',' : '';
  const deep = makeCallback(draft, steps, returned, one);
  if (!deep) return undefined;
  const { eol } = style;
  const long = write(deep, limit, isWrapping);
  if (isPMap) {
    const items = [list.text, long, options];
    return {
      above,
      call: `${bound.local}(${eol}${items.map((item) => one + item).join(`,${eol}`)}${comma}${eol}${indent})`,
    };
  }
  const mapped = isMapped ? `${list.text}.map(${long})` : `Array.from(${list.text}, ${long})`;
  return { above, call: `${all}(${eol}${one}${mapped}${comma}${eol}${indent})` };
}

/**
 * The callback as it stands in the call.
 * @param limit Lets it wait for its turn.
 * @param isWrapping Gives the outcome, in a list of its own.
 */
function write(
  { head, body, isBlock }: Callback,
  limit: string | undefined,
  isWrapping: boolean,
): string {
  if (limit === undefined && !isWrapping) return `${head} => ${body}`;
  const isAsync = head.startsWith('async ');
  const parameters = isAsync ? head.slice('async '.length) : head;
  const own = `${isAsync || isBlock ? 'async ' : ''}() => ${body}`;
  if (limit !== undefined) return `${parameters} => ${limit}(${own})`;
  const started = isAsync || isBlock ? `(${own})()` : body;
  return `${parameters} => Promise.allSettled([${started}])`;
}

/** What is gone through, as a list that has `map` where it is one. */
function getList(draft: LoopDraft, filters: readonly string[]): { text: string; isArray: boolean } {
  const { answer, text } = draft;
  const { iterated } = answer.shape;
  const isBare =
    iterated.type === AST_NODE_TYPES.Identifier ||
    iterated.type === AST_NODE_TYPES.MemberExpression ||
    iterated.type === AST_NODE_TYPES.TSNonNullExpression ||
    iterated.type === AST_NODE_TYPES.CallExpression ||
    iterated.type === AST_NODE_TYPES.ArrayExpression;
  const own = text.get(iterated);
  const base =
    answer.iterated.form === 'keys'
      ? `Object.keys(${own})`
      : answer.iterated.form === 'array'
        ? isBare
          ? own
          : `(${own})`
        : own;
  const isArray = answer.iterated.form === 'array' || answer.iterated.form === 'keys';
  if (filters.length === 0) return { text: base, isArray };
  const element = answer.shape.element ? text.get(answer.shape.element) : nameFor(draft, '_');
  const calls = filters.map((test) => `.filter((${element}) => ${test})`).join('');
  return { text: `${isArray ? base : `[...${base}]`}${calls}`, isArray: true };
}
