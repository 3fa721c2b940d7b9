import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: SQL drivers', noSequentialAwaits, {
  valid: [
    {
      name: 'a client of pg',
      code: `import { Client } from 'pg';
const client = new Client();
export async function load() {
  const users = await client.query('SELECT * FROM users');
  const teams = await client.query('SELECT * FROM teams');
  return { users, teams };
}`,
    },
    {
      name: 'a client that the pool lends',
      code: `import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const client = await pool.connect();
  const users = await client.query('SELECT * FROM users');
  const teams = await client.query('SELECT * FROM teams');
  client.release();
  return { users, teams };
}`,
    },
    {
      name: 'SQL that changes rows in a subquery',
      code: `import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const users = await pool.query('WITH gone AS (DELETE FROM users RETURNING *) SELECT * FROM gone');
  const teams = await pool.query('SELECT * FROM teams');
  return { users, teams };
}`,
    },
    {
      name: 'SQL with a text put in',
      code: `import { Pool } from 'pg';
const pool = new Pool();
export async function load(table: string) {
  const users = await pool.query(\`SELECT * FROM \${table}\`);
  const teams = await pool.query('SELECT * FROM teams');
  return { users, teams };
}`,
    },
    {
      name: 'SQL that locks',
      code: `import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const users = await pool.query('SELECT * FROM users FOR NO KEY UPDATE');
  const teams = await pool.query('SELECT * FROM teams');
  return { users, teams };
}`,
    },
    {
      name: 'SQL that opens a transaction',
      code: `import { Pool } from 'pg';
const pool = new Pool();
export async function load() {
  const begun = await pool.query('BEGIN');
  const teams = await pool.query('SELECT * FROM teams');
  return { begun, teams };
}`,
    },
    {
      name: 'a template of postgres.js that inserts',
      code: `import postgres from 'postgres';
const sql = postgres(process.env.DATABASE_URL!);
export async function load(user) {
  const users = await sql\`INSERT INTO users \${sql(user)}\`;
  const teams = await sql\`SELECT * FROM teams\`;
  return { users, teams };
}`,
    },
    {
      name: 'a template of postgres.js with a part that is chosen',
      code: `import postgres from 'postgres';
const sql = postgres(process.env.DATABASE_URL!);
export async function load(lock: boolean) {
  const users = await sql\`SELECT * FROM users \${lock ? sql\`FOR UPDATE\` : sql\`\`}\`;
  const teams = await sql\`SELECT * FROM teams\`;
  return { users, teams };
}`,
    },
    {
      name: 'one connection of postgres.js',
      code: `import postgres from 'postgres';
const sql = postgres(process.env.DATABASE_URL!, { max: 1 });
export async function load() {
  const users = await sql\`SELECT * FROM users\`;
  const teams = await sql\`SELECT * FROM teams\`;
  return { users, teams };
}`,
    },
    {
      name: 'a connection of mysql2',
      code: `import mysql from 'mysql2/promise';
export async function load(id: string) {
  const connection = await mysql.createConnection({ host: 'localhost' });
  const [users] = await connection.execute('SELECT * FROM users');
  const [teams] = await connection.query('SELECT * FROM teams');
  return { users, teams };
}`,
    },
    {
      name: 'a template tag that is not known',
      code: `import { sql } from './sql';
export async function load(id: string) {
  const users = await sql\`SELECT * FROM users WHERE id = \${id}\`;
  const teams = await sql\`SELECT * FROM teams\`;
  return { users, teams };
}`,
    },
    {
      name: 'a template of postgres.js between two that read, which is not seen to read',
      code: `import postgres from 'postgres';
const sql = postgres(process.env.DATABASE_URL!);
export async function load(table: string, id: string) {
  const users = await sql\`SELECT * FROM users\`;
  const rows = await sql\`\${sql.unsafe(table)} WHERE id = \${id}\`;
  const teams = await sql\`SELECT * FROM teams\`;
  return { users, rows, teams };
}`,
    },
    {
      name: 'a query of pg-promise into which SQL is put',
      code: `import pgPromise from 'pg-promise';
const pgp = pgPromise();
const db = pgp(process.env.DATABASE_URL!);
export async function load(id: string) {
  const users = await db.any('SELECT * FROM $1:raw', [id]);
  const teams = await db.any('SELECT * FROM teams');
  return { users, teams };
}`,
    },
    {
      name: 'a query of pg-promise that changes rows',
      code: `import pgPromise from 'pg-promise';
const pgp = pgPromise();
const db = pgp(process.env.DATABASE_URL!);
export async function load(id: string) {
  const users = await db.one('INSERT INTO users VALUES ($1) RETURNING *', [id]);
  const teams = await db.any('SELECT * FROM teams');
  return { users, teams };
}`,
    },
    {
      name: 'a function of the database, which pg-promise calls',
      code: `import pgPromise from 'pg-promise';
const pgp = pgPromise();
const db = pgp(process.env.DATABASE_URL!);
export async function load(id: string) {
  const users = await db.func('find_user', [id]);
  const teams = await db.any('SELECT * FROM teams');
  return { users, teams };
}`,
    },
    {
      name: 'a task of pg-promise',
      code: `import pgPromise from 'pg-promise';
const pgp = pgPromise();
const db = pgp(process.env.DATABASE_URL!);
export const load = (id: string) =>
  db.task(async (t) => {
    const users = await t.any('SELECT * FROM users');
    const teams = await t.any('SELECT * FROM teams');
    return { users, teams };
  });`,
    },
    {
      name: 'a connection of pg-promise',
      code: `import pgPromise from 'pg-promise';
const pgp = pgPromise();
const db = pgp(process.env.DATABASE_URL!);
export async function load(id: string) {
  const connection = await db.connect();
  const users = await connection.any('SELECT * FROM users');
  const teams = await connection.any('SELECT * FROM teams');
  return { users, teams };
}`,
    },
  ],
  invalid: [
    {
      name: 'a pool of pg',
      code: `import { Pool } from 'pg';
const pool = new Pool();
export async function load(id: string) {
  const users = await pool.query('SELECT * FROM users WHERE id = $1', [id]);
  const teams = await pool.query({ text: 'WITH t AS (SELECT * FROM teams) SELECT * FROM t' });
  return { users, teams };
}`,
      output: `import { Pool } from 'pg';
const pool = new Pool();
export async function load(id: string) {
  const [users, teams] = await Promise.all([
    pool.query('SELECT * FROM users WHERE id = $1', [id]),
    pool.query({ text: 'WITH t AS (SELECT * FROM teams) SELECT * FROM t' }),
  ]);
  return { users, teams };
}`,
      errors: [sequential({ at: [5, 17], rounds: [2, 1], members: '2 × pool.query()' })],
    },
    {
      name: 'templates of postgres.js',
      code: `import postgres from 'postgres';
const sql = postgres(process.env.DATABASE_URL!);
export async function load(id: string) {
  const users = await sql\`
    SELECT * FROM users
    WHERE id = \${id}
  \`;
  const teams = await sql\`SELECT \${sql(['id', 'name'])} FROM teams\`;
  return { users, teams };
}`,
      output: `import postgres from 'postgres';
const sql = postgres(process.env.DATABASE_URL!);
export async function load(id: string) {
  const [users, teams] = await Promise.all([
    sql\`
    SELECT * FROM users
    WHERE id = \${id}
  \`,
    sql\`SELECT \${sql(['id', 'name'])} FROM teams\`,
  ]);
  return { users, teams };
}`,
      errors: [sequential({ at: [8, 17], rounds: [2, 1], members: '2 × sql' })],
    },
    {
      name: 'templates of Neon',
      code: `import { neon } from '@neondatabase/serverless';
const sql = neon(process.env.DATABASE_URL!);
export async function load(id: string) {
  const users = await sql\`SELECT * FROM users WHERE id = \${id}\`;
  const teams = await sql\`SELECT * FROM teams\`;
  return { users, teams };
}`,
      output: `import { neon } from '@neondatabase/serverless';
const sql = neon(process.env.DATABASE_URL!);
export async function load(id: string) {
  const [users, teams] = await Promise.all([
    sql\`SELECT * FROM users WHERE id = \${id}\`,
    sql\`SELECT * FROM teams\`,
  ]);
  return { users, teams };
}`,
      errors: [sequential({ at: [5, 17], rounds: [2, 1], members: '2 × sql' })],
    },
    {
      name: 'templates of Vercel Postgres',
      code: `import { sql } from '@vercel/postgres';
export async function load(id: string) {
  const users = await sql\`SELECT * FROM users WHERE id = \${id}\`;
  const teams = await sql\`SELECT count(*) FROM teams\`;
  return { users, teams };
}`,
      output: `import { sql } from '@vercel/postgres';
export async function load(id: string) {
  const [users, teams] = await Promise.all([
    sql\`SELECT * FROM users WHERE id = \${id}\`,
    sql\`SELECT count(*) FROM teams\`,
  ]);
  return { users, teams };
}`,
      errors: [sequential({ at: [4, 17], rounds: [2, 1], members: '2 × sql' })],
    },
    {
      name: 'a pool of mysql2',
      code: `import mysql from 'mysql2/promise';
const pool = mysql.createPool({ host: 'localhost' });
export async function load(id: string) {
  const [users] = await pool.execute('SELECT * FROM \`users\` WHERE id = ?', [id]);
  const [teams] = await pool.query('SELECT * FROM teams');
  return { users, teams };
}`,
      output: `import mysql from 'mysql2/promise';
const pool = mysql.createPool({ host: 'localhost' });
export async function load(id: string) {
  const [[users], [teams]] = await Promise.all([
    pool.execute('SELECT * FROM \`users\` WHERE id = ?', [id]),
    pool.query('SELECT * FROM teams'),
  ]);
  return { users, teams };
}`,
      errors: [
        sequential({ at: [5, 19], rounds: [2, 1], members: 'pool.execute() and pool.query()' }),
      ],
    },
    {
      name: 'a database of pg-promise',
      code: `import pgPromise from 'pg-promise';
const pgp = pgPromise();
const db = pgp(process.env.DATABASE_URL!);
export async function load(id: string) {
  const users = await db.one('SELECT * FROM users WHERE id = $1', [id]);
  const teams = await db.any('SELECT * FROM teams');
  return { users, teams };
}`,
      output: `import pgPromise from 'pg-promise';
const pgp = pgPromise();
const db = pgp(process.env.DATABASE_URL!);
export async function load(id: string) {
  const [users, teams] = await Promise.all([
    db.one('SELECT * FROM users WHERE id = $1', [id]),
    db.any('SELECT * FROM teams'),
  ]);
  return { users, teams };
}`,
      errors: [sequential({ at: [6, 17], rounds: [2, 1], members: 'db.one() and db.any()' })],
    },
  ],
});
