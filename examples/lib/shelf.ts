import type { Product } from '@/lib/types';

const API = process.env.API_URL;

/** What the cache holds of a shelf, or `null`. */
export async function readShelf(name: string): Promise<Product[] | null> {
  const response = await fetch(`${API}/cache/${name}`);
  return response.ok ? ((await response.json()) as Product[]) : null;
}

/** Has the cache load a shelf anew. */
export async function refreshShelf(name: string): Promise<void> {
  const response = await fetch(`${API}/cache/${name}`, { method: 'POST' });
  if (!response.ok) throw new Error(`The shelf ${name} could not be refreshed.`);
}
