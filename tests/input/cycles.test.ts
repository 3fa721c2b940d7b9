import { describe, expect, it } from 'vitest';

import { verify } from './lint.js';

const use = `export async function load() {
  const left = await walk('left');
  const right = await walk('right');
  return [left, right];
}
`;

describe('calls in circles come to an answer', () => {
  it('a function that calls itself and only reads', () => {
    const source = `async function walk(id) {
  const response = await fetch(\`/nodes/\${id}\`);
  return response.ok ? await walk(id + '/next') : response;
}
${use}`;
    expect(verify(source)).toMatchObject([{ messageId: 'sequential', fix: {} }]);
  });

  it('a function that calls itself and writes', () => {
    const source = `let steps = 0;
async function walk(id) {
  const response = await fetch(\`/nodes/\${id}\`);
  steps++;
  return response.ok ? await walk(id + '/next') : steps;
}
${use}`;
    expect(verify(source)).toEqual([]);
  });

  it('three functions in a circle, one of them writes', () => {
    const source = `const seen = [];
async function walk(id) {
  return await second(id);
}
async function second(id) {
  return await third(id);
}
async function third(id) {
  const response = await fetch(\`/nodes/\${id}\`);
  seen.push(id);
  return response.ok ? await walk(id) : response;
}
${use}`;
    expect(verify(source)).toEqual([]);
  });

  it('three functions in a circle that only read', () => {
    const source = `async function walk(id) {
  return await second(id);
}
async function second(id) {
  return await third(id);
}
async function third(id) {
  const response = await fetch(\`/nodes/\${id}\`);
  return response.ok ? await walk(id) : response;
}
${use}`;
    expect(verify(source)).toMatchObject([{ messageId: 'sequential', fix: {} }]);
  });

  it('methods that call one another', () => {
    const source = `class Tree {
  async walk(id) {
    const response = await fetch(\`/nodes/\${id}\`);
    return response.ok ? await this.next(id) : response;
  }
  async next(id) {
    return await this.walk(id);
  }
  async load() {
    const left = await this.walk('left');
    const right = await this.walk('right');
    return [left, right];
  }
}
export { Tree };
`;
    expect(verify(source)).toHaveLength(1);
  });

  it.each([
    ['a constant that is itself', `const walk = walk;\n${use}`],
    ['two constants that are each other', `const walk = other;\nconst other = walk;\n${use}`],
    [
      'a class that extends itself',
      `class A extends A {\n  async load() {\n    const a = await this.x();\n    const b = await this.x();\n    return [a, b];\n  }\n}\n`,
    ],
    [
      'classes that extend each other',
      `class A extends B {\n  async load() {\n    const a = await super.x();\n    const b = await this.y();\n    return [a, b];\n  }\n}\nclass B extends A {}\n`,
    ],
    [
      'an object that holds itself',
      `const api = { get self() { return api.self; } };\nexport async function load() {\n  const a = await api.self.self.x();\n  const b = await api.self.y();\n  return [a, b];\n}\n`,
    ],
    [
      'a callback that is given to itself',
      `const walk = async (next) => await next(next);\nexport async function load() {\n  const a = await walk(walk);\n  const b = await walk(walk);\n  return [a, b];\n}\n`,
    ],
    [
      'a wrapper of itself',
      `const walk = wrap(walk);\nfunction wrap(f) {\n  return wrap(f);\n}\n${use}`,
    ],
    ['an import of its own name', `import { walk } from './walk.js';\nexport { walk };\n${use}`],
    ['a function that is replaced', `function walk() {}\nwalk = async () => walk();\n${use}`],
    [
      'a default that is the function',
      `async function walk(id, next = walk) {\n  return await next(id);\n}\n${use}`,
    ],
    ['a destructured circle', `const { walk } = { walk };\n${use}`],
  ])('%s: nothing is fixed', (_, source) => {
    expect(verify(source).filter(({ fix, fatal }) => fix ?? fatal)).toEqual([]);
  });
});
