import type { Library } from '../library.js';
import { DRIVERS } from './drivers.js';
import { DRIZZLE } from './drizzle.js';
import { knex } from './knex.js';
import { kysely } from './kysely.js';
import { PRISMA } from './prisma.js';

/** Data bases: what maps objects, what builds queries, and drivers. */
export const DATABASES: readonly Library[] = [...PRISMA, ...DRIZZLE, kysely, knex, ...DRIVERS];
