/** The loop over what the mapped parts gave, which keeps the order of everything else. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../../utils/ast.js';
import { SettledText } from '../settled/text.js';
import { getOuts, getPartReplacements, isHead, isWrapped, nameFor } from './draft.js';
import type { LoopDraft } from './draft.js';

/** `const users =`, `const outcomes =` */
export function makeHead(draft: LoopDraft): string {
  return `const ${getResults(draft)} =`;
}

function getResults(draft: LoopDraft): string {
  if (draft.form.kind === 'settled') return nameFor(draft, 'outcomes');
  const names = getOuts(draft);
  const [only] = names;
  return nameFor(
    draft,
    names.length === 1 && only && !draft.answer.plan.skips ? toPlural(only) : 'results',
  );
}

function toPlural(name: string): string {
  if (/(s|x|ch|sh)$/.test(name)) return `${name}List`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** The text of the loop; undefined where it cannot be written. */
export function writeRest(draft: LoopDraft): string | undefined {
  const { text, answer, form } = draft;
  const { plan } = answer;
  const { eol, indent: step } = text.style;
  const results = getResults(draft);
  const end = text.semicolon;
  const inner = text.indent + step;
  const isSettled = form.kind === 'settled';
  const pattern = getPattern(draft);
  const single = nameFor(draft, isSettled ? 'outcome' : 'result');
  const depth = plan.attempt ? inner + step : inner;
  const body = writeStatements(draft, depth);
  if (body === undefined) return undefined;
  const lines: string[] = [];
  let subject = plan.skips ? single : pattern;
  if (isSettled) {
    subject = single;
    lines.push(new SettledText(draft.source, text.style).makeRethrow(single));
    // Where nothing is left to do for an element, nothing is left to skip.
    if (plan.skips && body !== '') lines.push(`if (!${single}.value) continue${end}`);
    if (pattern !== '') lines.push(`const ${pattern} = ${single}.value${end}`);
  } else if (plan.skips) {
    lines.push(`if (!${single}) continue${end}`, `const ${pattern} = ${single}${end}`);
  }
  if (body !== '') lines.push(body);
  if (!plan.attempt) {
    const own = lines.map((line) => inner + line).join(eol);
    return `for (const ${subject} of ${results}) {${eol}${own}${eol}${text.indent}}`;
  }
  const head = makeAttemptHead(draft, single, results);
  const handler = writeHandler(draft, inner);
  if (!head || handler === undefined) return undefined;
  const own = lines.map((line) => depth + line).join(eol);
  return [
    `${head.loop} {`,
    ...head.lines.map((line) => inner + line),
    `${inner}try {${eol}${own}${eol}${inner}} ${handler}`,
    `${text.indent}}`,
  ].join(eol);
}

/** `user`, `{ id, user }`: what the rest takes of a result. */
function getPattern(draft: LoopDraft): string {
  const names = getOuts(draft);
  if (names.length === 0) return '';
  return names.length === 1 && !draft.answer.plan.skips ? names[0]! : `{ ${names.join(', ')} }`;
}

/** The statements of the rest, the values of the split one in their places. */
function writeStatements(draft: LoopDraft, indent: string): string | undefined {
  const { plan } = draft.answer;
  const nodes: TSESTree.Node[] = [...(plan.split ? [plan.split.node] : []), ...plan.rest];
  return draft.text.block(nodes, indent, getPartReplacements(draft));
}

/** The head of a loop whose iterations each catch their failure: the handler may name the element. */
function makeAttemptHead(
  draft: LoopDraft,
  single: string,
  results: string,
): { loop: string; lines: string[] } | undefined {
  const { answer, text, isTypeScript } = draft;
  const { shape } = answer;
  const needsHead = answer.plan.outs.some((variable) => isHead(answer, variable));
  const bound = isWrapped(draft) ? `[${single}]` : single;
  if (!needsHead) return { loop: `for (const ${bound} of ${results})`, lines: [] };
  const { iterated } = shape;
  if (iterated.type !== AST_NODE_TYPES.Identifier || answer.iterated.form !== 'array')
    return undefined;
  const index = shape.index?.name ?? nameFor(draft, 'index');
  const element = shape.element
    ? [
        `const ${text.get(shape.element)} = ${iterated.name}[${index}]${isTypeScript ? '!' : ''}${text.semicolon}`,
      ]
    : [];
  return { loop: `for (const [${index}, ${bound}] of ${results}.entries())`, lines: element };
}

function writeHandler({ answer, text }: LoopDraft, indent: string): string | undefined {
  const { handler } = answer.plan.attempt!;
  return text.block([handler!], indent);
}
