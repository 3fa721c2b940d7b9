import { notFound } from 'next/navigation';
import type { Permissions, User } from '@/lib/types';

const API = process.env.API_URL;

interface MemberPageProps {
  params: Promise<{ id: string }>;
}

async function getUser(id: string): Promise<User> {
  const response = await fetch(`${API}/users/${id}`);
  if (!response.ok) throw new Error(`There is no user ${id}.`);
  return (await response.json()) as User;
}

async function getPermissions(roleId: string): Promise<Permissions> {
  const response = await fetch(`${API}/roles/${roleId}/permissions`);
  if (!response.ok) throw new Error('The permissions could not be read.');
  return (await response.json()) as Permissions;
}

async function getMemberOr404(id: string): Promise<User> {
  const response = await fetch(`${API}/users/${id}`);
  if (response.status === 404) notFound();
  return (await response.json()) as User;
}

export async function generateMetadata({ params }: MemberPageProps) {
  const { id } = await params;
  const user = await getUser(id);
  const permissions = await getPermissions(user.roleId);
  return { title: `${user.name} (${permissions.actions.length} rights)` };
}

export default async function MemberPage({ params }: MemberPageProps) {
  const { id } = await params;
  const member = await getMemberOr404(id);
  const permissions = await getPermissions('editor');

  return (
    <main>
      <h1>{member.name}</h1>
      <p>Editors may {permissions.actions.join(', ')}</p>
    </main>
  );
}
