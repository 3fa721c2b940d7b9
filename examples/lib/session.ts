import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Session } from '@/lib/types';

const API = process.env.API_URL;

/** The session of a token, or `null` where nobody is signed in. */
export async function readSession(token: string | null): Promise<Session | null> {
  if (!token) return null;
  const response = await fetch(`${API}/sessions/${encodeURIComponent(token)}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error('The session could not be read.');
  return (await response.json()) as Session;
}

/** Lets administrators through and sends everybody else to the start page. */
export async function requireAdmin(): Promise<void> {
  const jar = await cookies();
  const session = await readSession(jar.get('token')?.value ?? null);
  if (session?.role !== 'admin') redirect('/');
}
