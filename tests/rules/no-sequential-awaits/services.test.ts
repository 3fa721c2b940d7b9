import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { lintTree } from '../../modules/lint.js';
import { Tree } from '../../modules/tree.js';

const service = `import { UsersRepository } from './users.repository';
export class UsersService {
  constructor(private readonly users: UsersRepository) {}
  async load(id: string) {
    const user = await this.users.one(id);
    const all = await this.users.all();
    return { user, all };
  }
}
`;

/** Whether the awaits of a service are joined, beside the given files. */
function isFixed(files: Record<string, string> = {}): boolean {
  setFileSystem(
    new Tree({
      'package.json': '{ "dependencies": { "@prisma/client": "6" } }',
      'users.repository.ts': `import { PrismaClient } from '@prisma/client';
export class UsersRepository {
  constructor(private readonly db: PrismaClient) {}
  async one(id: string) { return this.db.user.findUnique({ where: { id } }); }
  async all() { return this.db.user.findMany(); }
}`,
      ...files,
    }),
  );
  return lintTree('/p/users.service.ts', service, {}).some(({ fix }) => fix !== undefined);
}

afterAll(() => setFileSystem(undefined));

describe('a repository that a parameter property declares', () => {
  it('is followed to its class', () => {
    expect(isFixed()).toBe(true);
  });

  const decorated = (from: string): Record<string, string> => ({
    'package.json': '{ "dependencies": { "@prisma/client": "6", "@nestjs/common": "11" } }',
    'users.repository.ts': `import { Injectable } from '${from}';
import { PrismaClient } from '@prisma/client';
@Injectable()
export class UsersRepository {
  constructor(private readonly db: PrismaClient) {}
  async one(id: string) { return this.db.user.findUnique({ where: { id } }); }
  async all() { return this.db.user.findMany(); }
}`,
  });

  it('is followed where a decorator only notes something about it', () => {
    expect(isFixed(decorated('@nestjs/common'))).toBe(true);
  });

  it('is no proof where a decorator is not known', () => {
    expect(isFixed(decorated('./tracing'))).toBe(false);
  });

  it('is no proof where a known package runs decorators that are not known', () => {
    const files = decorated('@nestjs/common');
    const text = files['users.repository.ts']!.replace(
      '{ Injectable }',
      '{ applyDecorators }',
    ).replace('@Injectable()', '@applyDecorators(Traced())');
    expect(isFixed({ ...files, 'users.repository.ts': text })).toBe(false);
  });

  it('is no proof where some class of the project extends it', () => {
    const files = {
      'counting.ts': `import { UsersRepository as Base } from './users.repository';
export class Counting extends Base { async one(id: string) { await count(id); return super.one(id); } }`,
    };
    expect(isFixed(files)).toBe(false);
  });
});
