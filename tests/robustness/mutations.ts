import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';

import { walk } from '../../src/utils/walk.js';

/** A change of a text that may or may not leave it code. */
export type Mutation = (text: string, spots: Spots, pick: (length: number) => number) => string;

/** Where a text can be changed. */
export interface Spots {
  /** The statements of one list, one after the other. */
  readonly lists: readonly (readonly Range[])[];
  readonly expressions: readonly Range[];
  readonly gaps: readonly number[];
}

type Range = readonly [start: number, end: number];

/** Finds the spots of a text; undefined where it does not parse. */
export function findSpots(text: string): Spots | undefined {
  let result;
  try {
    result = parser.parseForESLint(text, {
      range: true,
      loc: true,
      tokens: true,
      comment: true,
      ecmaFeatures: { jsx: false },
    });
  } catch {
    return undefined;
  }
  const lists: Range[][] = [];
  const expressions: Range[] = [];
  walk(result.ast as TSESTree.Node, result.visitorKeys, (node) => {
    const body = 'body' in node ? (node.body as unknown) : undefined;
    if (Array.isArray(body) && body.length > 0)
      lists.push(body.map((item: TSESTree.Node) => item.range));
    if (/Expression$/.test(node.type)) expressions.push(node.range);
    return true;
  });
  return { lists, expressions, gaps: (result.ast.tokens ?? []).map(({ range }) => range[0]) };
}

function replace(text: string, [start, end]: Range, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Changes a statement that is picked, given its text. */
function onStatement(change: (statement: string) => string): Mutation {
  return (text, { lists }, pick) => {
    const list = lists[pick(lists.length)];
    const range = list?.[pick(list.length)];
    return range ? replace(text, range, change(text.slice(...range))) : text;
  };
}

/** Changes an expression that is picked, given its text. */
function onExpression(change: (expression: string) => string): Mutation {
  return (text, { expressions }, pick) => {
    const range = expressions[pick(expressions.length)];
    return range ? replace(text, range, change(text.slice(...range))) : text;
  };
}

/** Puts something in front of a token that is picked. */
function atGap(inserted: string): Mutation {
  return (text, { gaps }, pick) => {
    const at = gaps[pick(gaps.length)] ?? 0;
    return text.slice(0, at) + inserted + text.slice(at);
  };
}

/** Puts two statements of one list into the other order. */
const swap: Mutation = (text, { lists }, pick) => {
  const list = lists[pick(lists.length)] ?? [];
  const at = pick(list.length - 1);
  const [first, second] = [list[at], list[at + 1]];
  if (!first || !second) return text;
  const between = text.slice(first[1], second[0]);
  return replace(
    text,
    [first[0], second[1]],
    text.slice(...second) + between + text.slice(...first),
  );
};

/** Takes out one token's text: a keyword, an operator, a semicolon. */
const drop: Mutation = (text, { gaps }, pick) => {
  const at = pick(gaps.length);
  return text.slice(0, gaps[at]) + text.slice(gaps[at + 1] ?? text.length);
};

/** The changes, each with equal chance. */
export const mutations: readonly Mutation[] = [
  onStatement(() => ''),
  onStatement((statement) => `${statement}\n${statement}`),
  onStatement((statement) => `if (flag) {\n${statement}\n}`),
  onStatement((statement) => `if (flag) ${statement}`),
  onStatement((statement) => `{\n${statement}\n}`),
  onStatement((statement) => `try {\n${statement}\n} catch (error) {\n  report(error);\n}`),
  onStatement((statement) => `try {\n${statement}\n} finally {\n  close();\n}`),
  onStatement((statement) => `for (const item of items) {\n${statement}\n}`),
  onStatement((statement) => `for (let i = 0; i < items.length; i++) {\n${statement}\n}`),
  onStatement((statement) => `while (more()) {\n${statement}\n}`),
  onStatement((statement) => `outer: {\n${statement}\n}`),
  onStatement((statement) => `switch (kind) {\n  case 1:\n${statement}\n}`),
  onStatement((statement) => statement.replace(/^const\b/, 'let')),
  onStatement((statement) => statement.replace(/^(const|let)\b/, 'var')),
  onStatement((statement) => `/** kept */ ${statement} // behind`),
  onStatement((statement) => `${statement.replace(/;$/, '')}\n;[1].map(Number)`),
  onStatement((statement) => `/* first */ ${statement}`),
  onStatement((statement) => `const results = await Promise.all([${asOperand(statement)}]);`),
  onStatement((statement) => `await Promise.allSettled(items.map(async () => { ${statement} }));`),
  onStatement((statement) => `items.forEach(async (item) => { ${statement} });`),
  onStatement((statement) => `const early = ${asOperand(statement)};`),
  onExpression((expression) => `(${expression})`),
  onExpression((expression) => `(await ${expression})`),
  onExpression((expression) => `(${expression} as any)`),
  onExpression((expression) => `${expression}!`),
  onExpression((expression) => `(flag ? ${expression} : null)`),
  onExpression((expression) => `(${expression} ?? (await getMore()))`),
  onExpression((expression) => `[${expression}, await getMore()]`),
  onExpression((expression) => `\`a\${${expression}}\n  b\``),
  onExpression((expression) => `(() => ${expression})()`),
  onExpression((expression) => `(${expression}, await getMore())`),
  atGap('/* here */ '),
  atGap('// here\n'),
  atGap('\n'),
  atGap('// eslint-disable-next-line\n'),
  swap,
  drop,
];

/** `const a = await f();` as `f()`. */
function asOperand(statement: string): string {
  return /\bawait ([^;]*);?$/s.exec(statement)?.[1] ?? 'getMore()';
}
