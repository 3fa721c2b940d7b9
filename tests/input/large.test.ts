import { describe, expect, it } from 'vitest';

import { verify, verifyAndFix } from './lint.js';

/** One text for each number from zero. */
function repeat(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('\n');
}

describe('large files are linted to their end', () => {
  it('20,000 lines of functions that call one another', () => {
    const source = repeat(
      2_500,
      (i) => `async function load${i}(id) {
  const user = await fetch(\`/users/\${id}\`);
  const posts = await fetch(\`/posts/\${id}\`);
  const next = { user, posts };
  if (!user.ok) return null;
  const rest = await load${(i * 7 + 1) % 2_500}(id);
  return { next, rest };
}`,
    );
    expect(source.split('\n')).toHaveLength(20_000);
    expect(verify(source)).toHaveLength(2_500);
  });

  it('20,000 lines of plain code around one group', () => {
    const plain = repeat(10_000, (i) => `const value${i} = ${i};\nshow(value${i});`);
    const source = `${plain}\nconst a = await fetch('/a');\nconst b = await fetch('/b');\nshow(a, b);`;
    expect(verify(source)).toHaveLength(1);
  });

  it('3,000 independent awaits of one function', () => {
    const awaits = repeat(3_000, (i) => `  const value${i} = await fetch('/values/${i}');`);
    const uses = repeat(3_000, (i) => `    value${i},`);
    const source = `export async function load() {\n${awaits}\n  return [\n${uses}\n  ];\n}\n`;
    const { output, messages } = verifyAndFix(source);
    expect(messages).toEqual([]);
    expect(output.match(/Promise\.all\(/g)).toHaveLength(3_000 / 8);
    for (let i = 0; i < 3_000; i++) expect(output).toContain(`fetch('/values/${i}')`);
  });

  it('3,000 awaits that each need the one before', () => {
    const awaits = repeat(
      3_000,
      (i) => `  const value${i + 1} = await fetch(\`/values/\${value${i}.status}\`);`,
    );
    const source = `export async function load(value0: Response) {\n${awaits}\n  return value3000;\n}\n`;
    expect(verify(source)).toEqual([]);
  });

  it('3,000 awaits inside one array', () => {
    const items = repeat(3_000, (i) => `    await fetch('/values/${i}'),`);
    const source = `export async function load() {\n  return [\n${items}\n  ];\n}\n`;
    const { messages } = verifyAndFix(source);
    expect(messages).toEqual([]);
  });

  it('3,000 assignments and a statement between each two', () => {
    const source = `export async function load() {
  let ${Array.from({ length: 1_000 }, (_, i) => `value${i}`).join(', ')};
${repeat(1_000, (i) => `  value${i} = await fetch('/values/${i}');\n  const limit${i} = ${i};\n  show(limit${i});`)}
  return value0;
}
`;
    expect(verify(source)).toEqual([]);
  });

  it('one line of 100,000 characters', () => {
    const source = `const a = await fetch('${'a'.repeat(50_000)}'); const b = await fetch('${'b'.repeat(50_000)}'); show(a, b);`;
    expect(verifyAndFix(source).messages).toEqual([]);
  });
});
