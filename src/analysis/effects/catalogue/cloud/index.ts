import type { Library } from '../library.js';
import { AWS } from './aws.js';
import { cloudflare } from './cloudflare.js';
import { FIREBASE } from './firebase.js';
import { GOOGLE } from './google.js';
import { QUEUES } from './queues.js';
import { SEARCH } from './search.js';
import { SUPABASE } from './supabase.js';
import { vercelBlob } from './vercel.js';

/** Services that are reached over a network: clouds, search engines, queues. */
export const CLOUD: readonly Library[] = [
  ...AWS,
  ...GOOGLE,
  cloudflare,
  vercelBlob,
  ...SUPABASE,
  ...FIREBASE,
  ...SEARCH,
  ...QUEUES,
];
