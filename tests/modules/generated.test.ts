import { describe, expect, it } from 'vitest';

import { onDisk, resolve } from './folder.js';

const generator = (provider: string, output?: string): string => `
// The client.
generator client {
  provider        = "${provider}" // made by \`prisma generate\`
  ${output === undefined ? '' : `output          = "${output}"`}
  previewFeatures = ["views"]
}

model User {
  id String @id
}
`;
const prisma = generator('prisma-client', '../generated/prisma');
const db = { 'db/package.json': '{"name":"db"}' };
const from = 'db/src/main.ts';
const client = 'package @prisma/client';

describe('a Prisma client', () => {
  it.each([
    '../generated/prisma',
    '../generated/prisma/',
    '../generated/prisma/client',
    '../generated/prisma/client.js',
    '../generated/prisma/index',
    '../generated/prisma/models',
    '../generated/prisma/models/User',
  ])('%s is generated', (name) => {
    expect(resolve({ ...db, 'db/prisma/schema.prisma': prisma }, name, from)).toBe(client);
  });

  it.each([
    '../generated',
    '../generated/prisma2/client',
    '../generated/prism',
    '../generated/other/client',
    './generated/prisma/client',
    '../prisma/client',
  ])('%s is not', (name) => {
    expect(resolve({ ...db, 'db/prisma/schema.prisma': prisma }, name, from)).toBe('missing');
  });

  it.each([
    ['db/prisma/schema.prisma', '../generated/prisma'],
    ['db/schema.prisma', './generated/prisma'],
    ['db/prisma/schema/main.prisma', '../../generated/prisma'],
    ['db/prisma/client.prisma', '../generated/prisma'],
    ['db/schema/main.prisma', '../generated/prisma'],
  ])('by the schema %s', (schema, output) => {
    const files = { ...db, [schema]: generator('prisma-client-js', output) };
    expect(resolve(files, '../generated/prisma/client', from)).toBe(client);
  });

  it('by the schema that package.json names', () => {
    const schema = { 'db/data/my.prisma': prisma };
    const name = '../generated/prisma/client';
    const manifest = (place: string): string => JSON.stringify({ prisma: { schema: place } });
    for (const place of ['data/my.prisma', './data']) {
      expect(resolve({ ...schema, 'db/package.json': manifest(place) }, name, from)).toBe(client);
    }
    for (const place of ['data/other.prisma', 'gone', 'db/data']) {
      expect(resolve({ ...schema, 'db/package.json': manifest(place) }, name, from)).toBe(
        'missing',
      );
    }
  });

  it.each([
    ['no schema', {}],
    ['no package', { 'db/package.json@': 'gone', 'db/prisma/schema.prisma': prisma }],
    ['a schema in another place', { 'db/other/schema.prisma': prisma }],
    ['a schema of another package', { 'api/package.json': '{}', 'api/schema.prisma': prisma }],
    ['another kind of file', { 'db/prisma/schema.txt': prisma }],
    ['no output', { 'db/prisma/schema.prisma': generator('prisma-client-js') }],
    [
      'another provider',
      { 'db/prisma/schema.prisma': generator('prisma-dbml-generator', '../generated/prisma') },
    ],
    [
      'another output',
      { 'db/prisma/schema.prisma': generator('prisma-client', './generated/prisma') },
    ],
    ['a comment', { 'db/prisma/schema.prisma': prisma.replace(/^/gm, '// ') }],
    [
      'another block',
      { 'db/prisma/schema.prisma': prisma.replace('generator client', 'datasource db') },
    ],
  ])('not by %s', (_, files) => {
    expect(resolve({ ...db, ...files }, '../generated/prisma/client', from)).toBe('missing');
  });

  it('is one where it is there, and by whatever name it is imported', () => {
    const files = {
      'package.json': '{"workspaces":["*"]}',
      'db/package.json': JSON.stringify({
        name: 'db',
        imports: { '#prisma': './generated/prisma/client.ts' },
        exports: { '.': './src/main.ts', './client': './generated/prisma/client.ts' },
      }),
      'db/prisma/schema.prisma': prisma,
      'db/tsconfig.json': '{"compilerOptions":{"paths":{"~/*":["./generated/*"]}}}',
      'db/src/main.ts': '',
      'db/src/other.ts': '',
      'db/generated/other.ts': '',
    };
    const names = ['../generated/prisma/client', '~/prisma/client', '#prisma', 'db/client'];
    for (const name of names) {
      expect(resolve(files, name, from), name).toBe(client);
      const written = { ...files, 'db/generated/prisma/client.ts': '' };
      expect(resolve(written, name, from), name).toBe(client);
      const manifest = { ...written, 'db/generated/prisma/package.json': '{}' };
      expect(resolve(manifest, name, from), name).toBe(client);
    }
    const linked = { ...files, 'node_modules/db@': 'db' };
    expect(resolve(files, 'db/client', 'api/main.ts')).toBe(client);
    expect(resolve(linked, 'db/client', 'api/main.ts')).toBe(client);
    expect(resolve(linked, 'db', 'api/main.ts')).toBe('db/src/main.ts');
    expect(resolve(files, '~/other', from)).toBe('db/generated/other.ts');
    expect(resolve(files, '~/gone', from)).toBe('missing');
  });

  it('is one as soon as the schema says so', () => {
    const { folder, modules } = onDisk({ ...db, 'db/prisma/schema.prisma': '' });
    const find = (): string => folder.resolve(modules, '../generated/prisma/client', from);
    expect(find()).toBe('missing');
    const before = modules.refresh();
    folder.write('db/prisma/schema.prisma', prisma);
    expect(modules.refresh()).not.toBe(before);
    expect(find()).toBe(client);
    folder.write('db/prisma/schema.prisma', '// gone');
    modules.refresh();
    expect(find()).toBe('missing');
  });
});
