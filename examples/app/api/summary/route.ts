import { readSession } from '@/lib/session';
import type { Invoice, Message, Order, Preferences } from '@/lib/types';

const API = process.env.API_URL;

async function getOrders(userId: string): Promise<Order[]> {
  const response = await fetch(`${API}/users/${userId}/orders`);
  if (!response.ok) throw new Error('The orders could not be read.');
  return (await response.json()) as Order[];
}

async function getInvoices(userId: string): Promise<Invoice[]> {
  const response = await fetch(`${API}/users/${userId}/invoices`);
  if (!response.ok) throw new Error('The invoices could not be read.');
  return (await response.json()) as Invoice[];
}

async function getMessages(userId: string): Promise<Message[]> {
  const response = await fetch(`${API}/users/${userId}/messages`);
  if (!response.ok) throw new Error('The messages could not be read.');
  return (await response.json()) as Message[];
}

async function getPreferences(userId: string): Promise<Preferences> {
  const response = await fetch(`${API}/users/${userId}/preferences`);
  if (!response.ok) throw new Error('The preferences could not be read.');
  return (await response.json()) as Preferences;
}

export async function GET(request: Request): Promise<Response> {
  const session = await readSession(request.headers.get('x-token'));
  if (!session) {
    return Response.json({ error: 'Please sign in.' }, { status: 401 });
  }

  const orders = await getOrders(session.userId);
  const invoices = await getInvoices(session.userId);
  const messages = await getMessages(session.userId);
  const { language } = await getPreferences(session.userId); // answers in the user's language

  return Response.json({
    language,
    orders: orders.length,
    due: invoices.reduce((sum, invoice) => sum + invoice.amount, 0),
    messages: messages.map((message) => message.subject),
  });
}
