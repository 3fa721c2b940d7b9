import { redirect } from 'next/navigation';
import { getSession, listAddresses, listInvoices, listMessages, listOrders } from '@/lib/api';

export default async function AccountPage() {
  const session = await getSession();
  if (!session) redirect('/login');

  const orders = await listOrders(session.userId);
  const invoices = await listInvoices(session.userId);
  const messages = await listMessages(session.userId);
  const addresses = await listAddresses(session.userId);

  return (
    <main>
      <p>{orders.length} orders</p>
      <p>{invoices.length} invoices</p>
      <p>{messages.length} messages</p>
      <address>{addresses.map((address) => address.city).join(', ')}</address>
    </main>
  );
}
