import { execute, query } from '@/lib/db';
import { placeOrder } from '@/lib/orders';
import { readSession } from '@/lib/session';
import type { Order } from '@/lib/types';

export async function GET(request: Request): Promise<Response> {
  const token = request.headers.get('x-token');
  const session = await readSession(token);
  if (!session) return new Response(null, { status: 401 });

  const open = await query<Order>('select * from orders where open = ?', session.teamId);
  const shipped = await query<Order>('select * from orders where shipped = ?', session.teamId);
  return Response.json({ open: open.length, shipped: shipped.length });
}

export async function POST(request: Request): Promise<Response> {
  const session = await readSession(request.headers.get('x-token'));
  if (!session) return new Response(null, { status: 401 });

  const order = (await request.json()) as Order;
  await placeOrder(order);
  await execute('insert into journal values (?, ?)', [session.userId, order.id]);
  return Response.json({ placed: order.id }, { status: 201 });
}

export async function DELETE(request: Request): Promise<Response> {
  const id = new URL(request.url).searchParams.get('id') ?? '';
  await execute('delete from order_lines where order_id = ?', [id]);
  await execute('delete from orders where id = ?', [id]);
  const left = await query<Order>('select * from orders where open = ?', 'harbour');
  return Response.json({ left: left.length });
}
