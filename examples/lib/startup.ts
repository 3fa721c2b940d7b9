import { readFile } from 'node:fs/promises';
import type { NavigationItem, SiteConfig } from '@/lib/types';

const API = process.env.API_URL;

export interface Settings {
  site: SiteConfig;
  limits: Record<string, number>;
  menu: NavigationItem[];
  banner: string;
  announcement: string;
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

async function getRemoteMenu(): Promise<NavigationItem[]> {
  const response = await fetch(`${API}/navigation`);
  return (await response.json()) as NavigationItem[];
}

async function getAnnouncement(): Promise<string> {
  const response = await fetch(`${API}/announcement`);
  return response.text();
}

async function initialise(service: string): Promise<void> {
  const response = await fetch(`${API}/services/${service}`, { method: 'POST' });
  if (!response.ok) throw new Error(`${service} did not start.`);
}

/** Everything the application must know before it answers its first request. */
export async function readSettings(folder: string): Promise<Settings> {
  const site = (await readJson(`${folder}/site.json`)) as SiteConfig;
  const limits = (await readJson(`${folder}/limits.json`)) as Record<string, number>;

  // The menu is edited in the shop's back office.
  const menu = await getRemoteMenu();
  const banner = await readFile(`${folder}/banner.txt`, 'utf8');
  const announcement = await getAnnouncement();

  return { site, limits, menu, banner: banner.trim(), announcement };
}

/** The mailer reports to the queue, and the queue to the metrics: the order matters. */
export async function startServices(): Promise<void> {
  await initialise('metrics');
  await initialise('queue');
  await initialise('mailer');
}
