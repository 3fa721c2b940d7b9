import { cookies } from 'next/headers';
import type { Address, Invoice, Message, Order, Session } from '@/lib/types';

const API = process.env.API_URL;

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`${API}${path}`);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return (await response.json()) as T;
}

export async function getSession(): Promise<Session | null> {
  const jar = await cookies();
  const token = jar.get('token')?.value;
  return token === undefined ? null : get<Session>(`/sessions/${token}`);
}

export async function listOrders(userId: string): Promise<Order[]> {
  return get(`/users/${userId}/orders`);
}

export async function listInvoices(userId: string): Promise<Invoice[]> {
  return get(`/users/${userId}/invoices`);
}

export async function listMessages(userId: string): Promise<Message[]> {
  return get(`/users/${userId}/messages`);
}

export async function listAddresses(userId: string): Promise<Address[]> {
  return get(`/users/${userId}/addresses`);
}
