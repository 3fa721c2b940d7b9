import type { Library } from '../library.js';
import { DRIVERS } from './drivers.js';
import { DRIZZLE } from './drizzle.js';
import { knex } from './knex.js';
import { kysely } from './kysely.js';
import { MONGO } from './mongo.js';
import { mssql } from './mssql.js';
import { bookshelf, objection } from './objection.js';
import { oracledb } from './oracledb.js';
import { ORMS } from './orms.js';
import { pgPromise } from './pg-promise.js';
import { PRISMA } from './prisma.js';
import { REDIS } from './redis.js';
import { SQLITE } from './sqlite.js';

/** Data bases: what maps objects, what builds queries, and drivers. */
export const DATABASES: readonly Library[] = [
  ...PRISMA,
  ...DRIZZLE,
  kysely,
  knex,
  ...ORMS,
  objection,
  bookshelf,
  ...DRIVERS,
  pgPromise,
  mssql,
  oracledb,
  ...SQLITE,
  ...MONGO,
  ...REDIS,
];
