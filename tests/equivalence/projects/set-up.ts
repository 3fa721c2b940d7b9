/** Files that many projects hold: they make the clients that the others use. */

/** `import { prisma } from './db'` */
export const PRISMA = {
  'db.ts': `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`,
};

/** `import { pool } from './pool'` */
export const POOL = {
  'pool.ts': `
import { Pool } from 'pg';
export const pool = new Pool();
`,
};

/** `import { redis } from './redis'` */
export const REDIS = {
  'redis.ts': `
import Redis from 'ioredis';
export const redis = new Redis();
`,
};

/** `import { supabase } from './supabase'` */
export const SUPABASE = {
  'supabase.ts': `
import { createClient } from '@supabase/supabase-js';
export const supabase = createClient('https://db', 'key');
`,
};

/** `import { db } from './firestore'` */
export const FIRESTORE = {
  'firestore.ts': `
import { getFirestore } from 'firebase/firestore';
export const db = getFirestore();
`,
};

/** `import { db } from './drizzle'`, and its tables. */
export const DRIZZLE = {
  'schema.ts': `
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { id: integer('id'), name: text('name') });
export const posts = pgTable('posts', { id: integer('id'), author: integer('author') });
`,
  'drizzle.ts': `
import { drizzle } from 'drizzle-orm/node-postgres';
export const db = drizzle('postgres://db');
`,
};

/** What procedures of tRPC are built from. */
export const TRPC = {
  ...PRISMA,
  'trpc.ts': `
import { initTRPC } from '@trpc/server';
import { prisma } from './db';
export const createContext = async () => ({ user: 1, prisma });
const t = initTRPC.context<typeof createContext>().create();
export const { router, mergeRouters, middleware } = t;
export const createCallerFactory = t.createCallerFactory;
export const procedure = t.procedure;
`,
};
