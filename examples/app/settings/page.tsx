import type { Preferences, Session, SiteConfig } from '@/lib/types';

const API = process.env.API_URL;

async function getSession(): Promise<Session> {
  const response = await fetch(`${API}/sessions/captain`);
  if (!response.ok) throw new Error('The session could not be read.');
  return (await response.json()) as Session;
}

async function getConfig(): Promise<SiteConfig> {
  const response = await fetch(`${API}/config`);
  if (!response.ok) throw new Error('The configuration could not be read.');
  return (await response.json()) as SiteConfig;
}

async function getPreferences(userId: string): Promise<Preferences> {
  const response = await fetch(`${API}/users/${userId}/preferences`);
  if (!response.ok) throw new Error('The preferences could not be read.');
  return (await response.json()) as Preferences;
}

export default async function SettingsPage() {
  const session = await getSession();
  const config = await getConfig();
  const preferences = await getPreferences(session.userId);

  return (
    <main className={config.theme}>
      <p>Language: {preferences.language}</p>
      <p>Prices in {config.currency}</p>
    </main>
  );
}
