import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const API = process.env.API_URL;

interface Job {
  id: string;
  state: 'waiting' | 'done';
}

async function getJob(id: string): Promise<Job> {
  const response = await fetch(`${API}/jobs/${id}`);
  return (await response.json()) as Job;
}

async function getRates(): Promise<number[]> {
  const response = await fetch(`${API}/rates`);
  if (!response.ok) throw new Error('No rates.');
  return (await response.json()) as number[];
}

async function getFees(): Promise<number[]> {
  const response = await fetch(`${API}/fees`);
  if (!response.ok) throw new Error('No fees.');
  return (await response.json()) as number[];
}

/** Looks, waits a little, and looks again. */
export async function pollJob(id: string): Promise<Job> {
  const first = await getJob(id);
  await sleep(20);
  const second = await getJob(id);
  return second.state === 'done' ? second : first;
}

async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 3) throw error;
      await sleep(10 * attempt);
    }
  }
}

/** The service is asked once at a time: it has trouble enough when this is needed. */
export async function loadPrices(): Promise<number[][]> {
  const rates = await retry(() => getRates());
  const fees = await retry(() => getFees());
  return [rates, fees];
}

/** A file handle has one position: the second read begins where the first one ended. */
export async function readHeader(path: string): Promise<string[]> {
  const file = await open(path);
  try {
    const magic = await file.read(Buffer.alloc(4), 0, 4);
    const version = await file.read(Buffer.alloc(4), 0, 4);
    return [magic.buffer.toString('utf8'), version.buffer.toString('utf8')];
  } finally {
    await file.close();
  }
}

/** Chunks of a stream come one after another. */
export async function readStart(path: string): Promise<number> {
  const response = await fetch(`${API}${path}`);
  const reader = response.body!.getReader();
  const head = await reader.read();
  const rest = await reader.read();
  await reader.cancel();
  return (head.value?.length ?? 0) + (rest.value?.length ?? 0);
}

/** The lease is given back when both answers are in, not before. */
export async function underLease(): Promise<number> {
  const lease = await fetch(`${API}/leases`, { method: 'POST' });
  try {
    const rates = await getRates();
    const fees = await getFees();
    return rates.length + fees.length;
  } finally {
    await fetch(`${API}/leases/${lease.status}`, { method: 'DELETE' });
  }
}
