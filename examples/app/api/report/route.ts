import type { SalesReport, Session, SiteConfig, TrafficReport } from '@/lib/types';

const API = process.env.API_URL;

async function getJson(path: string): Promise<unknown> {
  const response = await fetch(`${API}${path}`);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response.json();
}

async function auth(token: string): Promise<Session> {
  const response = await fetch(`${API}/sessions/${token}`);
  if (!response.ok) throw new Error('The session could not be read.');
  return (await response.json()) as Session;
}

async function getConfig(): Promise<SiteConfig> {
  const response = await fetch(`${API}/config`);
  if (!response.ok) throw new Error('The configuration could not be read.');
  return (await response.json()) as SiteConfig;
}

async function getTeamName(teamId: string): Promise<string> {
  const response = await fetch(`${API}/teams/${teamId}`);
  if (!response.ok) throw new Error('The team could not be read.');
  return ((await response.json()) as { name: string }).name;
}

export async function GET(): Promise<Response> {
  const session = await auth('captain');
  const config = await getConfig();
  const team = await getTeamName(session.teamId);

  return Response.json({ team, currency: config.currency });
}

export async function loadFigures(): Promise<number> {
  const sales = (await getJson('/reports/sales')) as SalesReport;
  const traffic = (await getJson('/reports/traffic')) as TrafficReport;
  return sales.orders / traffic.visits;
}
