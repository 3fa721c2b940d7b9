import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, assumed, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: Prisma', noSequentialAwaits, {
  valid: [
    {
      name: 'a write',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(id: string) {
  const user = await prisma.user.update({ where: { id }, data: { seen: true } });
  const teams = await prisma.team.findMany();
  return { user, teams };
}`,
    },
    {
      name: 'raw SQL that locks what it reads',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(id: string) {
  const rows = await prisma.$queryRaw\`SELECT id FROM users WHERE team = \${id} FOR UPDATE\`;
  const teams = await prisma.team.findMany();
  return { rows, teams };
}`,
    },
    {
      name: 'raw SQL with a part that is not seen',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(lock) {
  const rows = await prisma.$queryRaw\`SELECT id FROM users \${lock}\`;
  const teams = await prisma.team.findMany();
  return { rows, teams };
}`,
    },
    {
      name: 'raw SQL that is not written out',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(text: string) {
  const rows = await prisma.$queryRawUnsafe(text);
  const teams = await prisma.team.findMany();
  return { rows, teams };
}`,
    },
    {
      name: 'raw SQL that takes a number from a sequence',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load() {
  const rows = await prisma.$queryRaw\`SELECT nextval('orders')\`;
  const teams = await prisma.team.findMany();
  return { rows, teams };
}`,
    },
    {
      name: 'raw SQL for its effect',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load() {
  const count = await prisma.$executeRaw\`DELETE FROM sessions\`;
  const teams = await prisma.team.findMany();
  return { count, teams };
}`,
    },
    {
      name: 'a parameter that is a transaction',
      code: `import type { Prisma } from '@prisma/client';
export async function load(db: Prisma.TransactionClient) {
  const users = await db.user.findMany();
  const teams = await db.team.findMany();
  return { users, teams };
}`,
    },
    {
      name: 'inside a transaction',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load() {
  return prisma.$transaction(async (tx) => {
    const users = await tx.user.findMany();
    const teams = await tx.team.findMany();
    return { users, teams };
  });
}`,
    },
  ],
  invalid: [
    {
      name: 'two models of one client',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(id: string) {
  const user = await prisma.user.findUnique({ where: { id } });
  const teams = await prisma.team.findMany({ take: 10 });
  return { user, teams };
}`,
      output: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    prisma.user.findUnique({ where: { id } }),
    prisma.team.findMany({ take: 10 }),
  ]);
  return { user, teams };
}`,
      errors: [
        sequential({
          at: [5, 17],
          rounds: [2, 1],
          members: 'prisma.user.findUnique() and prisma.team.findMany()',
        }),
      ],
    },
    {
      name: 'a parameter that has the type of the client',
      code: `import type { PrismaClient } from '@prisma/client';
export async function load(db: PrismaClient) {
  const users = await db.user.count();
  const teams = await db.team.groupBy({ by: ['plan'] });
  return { users, teams };
}`,
      output: `import type { PrismaClient } from '@prisma/client';
export async function load(db: PrismaClient) {
  const [users, teams] = await Promise.all([
    db.user.count(),
    db.team.groupBy({ by: ['plan'] }),
  ]);
  return { users, teams };
}`,
      errors: [
        sequential({
          at: [4, 17],
          rounds: [2, 1],
          members: 'db.user.count() and db.team.groupBy()',
        }),
      ],
    },
    {
      name: 'a result that is mapped at once',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load() {
  const names = await prisma.user.findMany().then((users) => users.map((user) => user.name));
  const teams = await prisma.team.findMany();
  return { names, teams };
}`,
      output: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load() {
  const [names, teams] = await Promise.all([
    prisma.user.findMany().then((users) => users.map((user) => user.name)),
    prisma.team.findMany(),
  ]);
  return { names, teams };
}`,
      errors: [
        sequential({
          at: [5, 17],
          rounds: [2, 1],
          members: 'prisma.user.findMany().then() and prisma.team.findMany()',
        }),
      ],
    },
    {
      name: 'raw SQL that is seen to read',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(id: string) {
  const rows = await prisma.$queryRaw\`SELECT id, count(*) FROM users WHERE team = \${id} GROUP BY id\`;
  const teams = await prisma.team.findMany();
  return { rows, teams };
}`,
      output: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(id: string) {
  const [rows, teams] = await Promise.all([
    prisma.$queryRaw\`SELECT id, count(*) FROM users WHERE team = \${id} GROUP BY id\`,
    prisma.team.findMany(),
  ]);
  return { rows, teams };
}`,
      errors: [
        sequential({
          at: [5, 17],
          rounds: [2, 1],
          members: 'prisma.$queryRaw and prisma.team.findMany()',
        }),
      ],
    },
    {
      name: 'raw SQL in a text without holes',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(id: string) {
  const rows = await prisma.$queryRawUnsafe('SELECT * FROM users WHERE id = $1', id);
  const teams = await prisma.team.findMany();
  return { rows, teams };
}`,
      output: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(id: string) {
  const [rows, teams] = await Promise.all([
    prisma.$queryRawUnsafe('SELECT * FROM users WHERE id = $1', id),
    prisma.team.findMany(),
  ]);
  return { rows, teams };
}`,
      errors: [
        sequential({
          at: [5, 17],
          rounds: [2, 1],
          members: 'prisma.$queryRawUnsafe() and prisma.team.findMany()',
        }),
      ],
    },
    {
      name: 'an extension that adds computed fields',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient().$extends({ result: { user: { label: { needs: { name: true }, compute: (user) => user.name } } } });
export async function load() {
  const users = await prisma.user.findMany();
  const teams = await prisma.team.findMany();
  return { users, teams };
}`,
      output: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient().$extends({ result: { user: { label: { needs: { name: true }, compute: (user) => user.name } } } });
export async function load() {
  const [users, teams] = await Promise.all([
    prisma.user.findMany(),
    prisma.team.findMany(),
  ]);
  return { users, teams };
}`,
      errors: [
        sequential({
          at: [5, 17],
          rounds: [2, 1],
          members: 'prisma.user.findMany() and prisma.team.findMany()',
        }),
      ],
    },
    {
      name: 'an extension for caching',
      code: `import { PrismaClient } from '@prisma/client';
import { withAccelerate } from '@prisma/extension-accelerate';
const prisma = new PrismaClient().$extends(withAccelerate());
export async function load() {
  const users = await prisma.user.findMany();
  const teams = await prisma.team.findMany();
  return { users, teams };
}`,
      output: `import { PrismaClient } from '@prisma/client';
import { withAccelerate } from '@prisma/extension-accelerate';
const prisma = new PrismaClient().$extends(withAccelerate());
export async function load() {
  const [users, teams] = await Promise.all([
    prisma.user.findMany(),
    prisma.team.findMany(),
  ]);
  return { users, teams };
}`,
      errors: [
        sequential({
          at: [6, 17],
          rounds: [2, 1],
          members: 'prisma.user.findMany() and prisma.team.findMany()',
        }),
      ],
    },
    {
      name: 'an extension that may change queries',
      code: `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient().$extends({ query: { $allOperations: audit } });
export async function load() {
  const users = await prisma.user.aggregate({ _count: true });
  const teams = await prisma.team.aggregate({ _count: true });
  return { users, teams };
}`,
      output: null,
      errors: [
        assumed({
          at: [5, 17],
          rounds: [2, 1],
          members: 'prisma.user.aggregate() and prisma.team.aggregate()',
          assumptions: 'prisma.user.aggregate() and prisma.team.aggregate()',
          suggestions: [
            [
              'joinAssumed',
              `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient().$extends({ query: { $allOperations: audit } });
export async function load() {
  const [users, teams] = await Promise.all([
    prisma.user.aggregate({ _count: true }),
    prisma.team.aggregate({ _count: true }),
  ]);
  return { users, teams };
}`,
            ],
          ],
        }),
      ],
    },
  ],
});
