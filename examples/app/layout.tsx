import type { ReactNode } from 'react';
import type { NavigationItem, User } from '@/lib/types';

const API = process.env.API_URL;

async function getCurrentUser(): Promise<User> {
  const response = await fetch(`${API}/me`);
  if (!response.ok) throw new Error('The account service did not answer.');
  return (await response.json()) as User;
}

async function getNavigation(): Promise<NavigationItem[]> {
  const response = await fetch(`${API}/navigation`);
  if (!response.ok) throw new Error('The navigation could not be read.');
  return (await response.json()) as NavigationItem[];
}

export const metadata = { title: 'Harbour Books' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const user = await getCurrentUser();
  const navigation = await getNavigation();

  return (
    <html lang="en">
      <body>
        <nav>
          {navigation.map((item) => (
            <a key={item.href} href={item.href}>
              {item.label}
            </a>
          ))}
        </nav>
        <p>Signed in as {user.name}</p>
        {children}
      </body>
    </html>
  );
}
