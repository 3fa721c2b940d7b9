import type { TableProgram } from './table.js';

/** Casts, annotations and typed classes. */
export const fixedTyped: readonly TableProgram[] = [
  {
    name: 'casts of every kind',
    language: 'ts',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
enum Kind { A = 'a', B = 'b' }
async function main(env: { id: number; kind?: Kind }): Promise<unknown> {
  const a = <{ name: string }>(await getA(env.id));
  const b = (await getB(env.kind ?? Kind.A)) as unknown as string;
  const c = (await getC(env.id!)) satisfies unknown;
  return [a, b, c];
}
`,
  },
  {
    name: 'typed private methods of a service',
    language: 'ts',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
class Service {
  constructor(private readonly base: string) {}
  private async get(path: string): Promise<Response> { return fetch(\`\${this.base}\${path}\`); }
  async load(id: number): Promise<[Response, Response]> {
    const a = await this.get(\`/a/\${id}\`);
    const b = await this.get(\`/b/\${id}\`);
    return [a, b];
  }
}
async function main(env: { id: number }) {
  const [a, b] = await new Service('/x').load(env.id);
  return [a.status, b.status];
}
`,
  },
  {
    name: 'an annotated pattern over a list of awaits',
    language: 'ts',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env: { id: number }) {
  const [{ name }, [first]]: [{ name: string }, string[]] = [await getA(env.id), await listB(env.id)];
  return [name, first];
}
`,
  },
  {
    name: 'annotated variables that are assigned',
    language: 'ts',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env: { id: number }) {
  let user: { name: string } | undefined;
  let posts: string[] = [];
  user = await getUser(env.id);
  posts = (await listPosts(env.id)) as string[];
  return { user, posts };
}
`,
  },
];
