import type { Library } from '../library.js';
import { prisma } from './prisma.js';

export const DATABASES: readonly Library[] = [prisma];
