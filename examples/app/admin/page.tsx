import { listInvoices } from '@/lib/api';
import { requireAdmin } from '@/lib/session';
import type { Order } from '@/lib/types';

const API = process.env.API_URL;

async function getOpenOrders(): Promise<Order[]> {
  const response = await fetch(`${API}/orders?state=open`);
  if (!response.ok) throw new Error('The orders could not be read.');
  return (await response.json()) as Order[];
}

async function checkMaintenance(): Promise<void> {
  const response = await fetch(`${API}/maintenance`);
  if (!response.ok) throw new Error('The back office is closed.');
}

export async function AuditPage() {
  await requireAdmin();
  const orders = await getOpenOrders();
  return <p>{orders.length} open orders</p>;
}

export default async function AdminPage() {
  await requireAdmin();
  await checkMaintenance();
  const orders = await getOpenOrders();
  const invoices = await listInvoices('7');

  return (
    <main>
      <p>{orders.length} open orders</p>
      <p>{invoices.length} invoices</p>
    </main>
  );
}
