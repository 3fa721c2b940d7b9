import type { TSESTree } from '@typescript-eslint/types';
import { describe, expect, it } from 'vitest';

import { getDeclaredTag } from '../../src/analysis/index.js';
import { isFunction } from '../../src/utils/ast.js';
import { analyze } from './analyze.js';

/** The nodes of a source, types among them, in source order. */
function parse(text: string) {
  const { program } = analyze(text).unit;
  const nodes: TSESTree.Node[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && 'range' in value) nodes.push(value as TSESTree.Node);
    for (const [key, item] of Object.entries(value))
      if (key !== 'parent' && key !== 'comments' && key !== 'tokens') visit(item);
  };
  visit(program);
  return { nodes, source: { comments: program.comments ?? [], text } };
}

/** What is declared of the last function of a source. */
function readTag(text: string) {
  const { nodes, source } = parse(text);
  return getDeclaredTag(
    source,
    nodes.findLast((node) => isFunction(node))!,
  );
}

/** The declared effect, or the message of the problem. */
function readEffect(text: string): string | undefined {
  const tag = readTag(text);
  if (!tag) return undefined;
  return 'effect' in tag ? tag.effect : tag.problem.message;
}

describe('a tag is found', () => {
  it.each([
    ['above a function', '/** @waterfall read */\nasync function load() {}'],
    ['above its export', '/** @waterfall read */\nexport async function load() {}'],
    ['above a default export', '/** @waterfall read */\nexport default async function () {}'],
    ['above an arrow that is exported', '/** @waterfall read */\nexport default async () => {};'],
    ['above a constant', '/** @waterfall read */\nconst load = async () => {};'],
    ['above an exported constant', '/** @waterfall read */\nexport const load = async () => {};'],
    ['through a cast', '/** @waterfall read */\nconst load = (async () => {}) as Loader;'],
    ['above a declarator', 'const a = 1,\n  /** @waterfall read */\n  load = async () => {};'],
    ['above a method', 'class Api {\n  /** @waterfall read */\n  async load() {}\n}'],
    ['above a field', 'class Api {\n  /** @waterfall read */\n  load = async () => {};\n}'],
    ['above a property', 'const api = {\n  /** @waterfall read */\n  load: async () => {},\n};'],
    ['above an assignment', '/** @waterfall read */\nexports.load = async () => {};'],
    [
      'among other tags and text',
      '/**\n * Loads a user.\n *\n * @param id the user\n * @waterfall read - the cache is ours\n * @returns the user\n */\nfunction load() {}',
    ],
    [
      'above a comment of another kind',
      '/** @waterfall read */\n// eslint-disable-next-line\n/* plain */\nfunction load() {}',
    ],
    [
      'in the last of two blocks',
      '/** @waterfall write */\n/** @waterfall read */\nfunction load() {}',
    ],
    ['with Windows line ends', '/**\r\n * @waterfall read\r\n */\r\nfunction load() {}'],
    ['before a full stop', '/** @waterfall read. */\nfunction load() {}'],
  ])('%s', (_, text) => {
    expect(readEffect(text)).toBe('read');
  });

  it.each(['read', 'write', 'gate', 'barrier', 'pure', 'log', 'background'])('%s', (effect) => {
    expect(readEffect(`/** @waterfall ${effect} */\nfunction load() {}`)).toBe(effect);
  });

  it.each([
    [
      'a declared function',
      '/** @waterfall gate */\nexport declare function check(): void;',
      'TSDeclareFunction',
    ],
    [
      'a signature',
      'interface Api {\n  /** @waterfall gate */\n  check(): void;\n}',
      'TSMethodSignature',
    ],
    [
      'a property of a type',
      'interface Api {\n  /** @waterfall gate */\n  check: () => void;\n}',
      'TSPropertySignature',
    ],
    [
      'a declarator',
      '/** @waterfall gate */\nexport const check = wrap(run);',
      'VariableDeclarator',
    ],
    [
      'a declaration',
      '/** @waterfall gate */\nexport const check = wrap(run);',
      'VariableDeclaration',
    ],
    [
      'an export',
      '/** @waterfall gate */\nexport const check = wrap(run);',
      'ExportNamedDeclaration',
    ],
  ])('for %s', (_, text, type) => {
    const { nodes, source } = parse(text);
    const found = nodes.find((node) => node.type === (type as TSESTree.AST_NODE_TYPES));
    expect(getDeclaredTag(source, found!)).toMatchObject({ effect: 'gate' });
  });
});

describe('no tag is found', () => {
  it.each([
    ['without a comment', 'function load() {}'],
    ['in a line comment', '// @waterfall read\nfunction load() {}'],
    ['in a plain block', '/* @waterfall read */\nfunction load() {}'],
    ['in running text', '/** Not a tag: @waterfall read */\nfunction load() {}'],
    ['of a longer name', '/** @waterfall-read read */\nfunction load() {}'],
    ['above another statement', '/** @waterfall read */\nsave();\nfunction load() {}'],
    ['below the declaration', 'function load() {}\n/** @waterfall read */'],
    [
      'above the second of two names',
      '/** @waterfall read */\nconst a = 1, load = async () => {};',
    ],
    ['above a call that the function is handed to', '/** @waterfall read */\nrun(async () => {});'],
    [
      'above a value that holds the function',
      '/** @waterfall read */\nconst api = { load: async () => {} };',
    ],
    ['above the class', '/** @waterfall read */\nclass Api { async load() {} }'],
  ])('%s', (_, text) => {
    expect(readTag(text)).toBeUndefined();
  });
});

describe('a wrong tag', () => {
  const allowed =
    '@waterfall must be followed by one of "read", "write", "gate", "barrier", "pure", "log", "background"';

  it.each([
    ['an unknown word', '/** @waterfall reads */', `${allowed}, not "reads".`],
    ['a capital', '/** @waterfall Read */', `${allowed}, not "Read".`],
    ['no word', '/** @waterfall */', `${allowed}, not nothing.`],
    ['a word on the next line', '/**\n * @waterfall\n * read\n */', `${allowed}, not nothing.`],
    [
      'two tags',
      '/**\n * @waterfall read\n * @waterfall write\n */',
      'There is a second @waterfall here.',
    ],
  ])('%s', (_, comment, message) => {
    expect(readEffect(`${comment}\nfunction load() {}`)).toBe(message);
  });

  it.each([
    ['on the line of the comment', '  /** @waterfall reads */ function load() {}'],
    [
      'on a line of its own',
      'a();\r\n/**\r\n * Loads.\r\n * @waterfall reads\r\n */\r\nfunction load() {}',
    ],
  ])('has a position: %s', (_, text) => {
    const tag = readTag(text);
    if (!tag || !('problem' in tag)) throw new Error('There is no problem.');
    const { range, loc } = tag.problem;
    expect(text.slice(...range)).toBe('@waterfall reads');
    const line = text.split(/\r\n|\n/)[loc.start.line - 1]!;
    expect(line.slice(loc.start.column, loc.end.column)).toBe('@waterfall reads');
  });
});
