import { execute, query, transaction } from '@/lib/db';
import type { Invoice, Order, Product } from '@/lib/types';

export interface OrderBook {
  orders: Order[];
  products: Product[];
  invoices: Invoice[];
}

export async function loadOrderBook(teamId: string): Promise<OrderBook> {
  const orders = await query<Order>('select * from orders where team = ?', teamId);
  const products = await query<Product>('select * from products where team = ?', teamId);
  const invoices = await query<Invoice>('select * from invoices where team = ?', teamId);
  return { orders, products, invoices };
}

/** An order is its row and its stock; one without the other must not exist. */
export async function placeOrder(order: Order): Promise<void> {
  await transaction(async (tx) => {
    await tx.execute('insert into orders values (?, ?)', [order.id, order.productId]);
    await tx.execute('update stock set n = n - 1 where product = ?', [order.productId]);
  });
}

/** Answers with what the database made of the new name, so it reads after it has written. */
export async function renameTeam(teamId: string, name: string): Promise<Order[]> {
  await execute('update teams set name = ? where id = ?', [name, teamId]);
  const orders = await query<Order>('select * from orders where team = ?', teamId);
  return orders;
}

export async function closeMonth(teamId: string, month: string): Promise<void> {
  await execute('insert into closings values (?, ?)', [teamId, month]);
  await execute('delete from drafts where team = ?', [teamId]);
}

/** The second caller must find the cart that the first one made. */
async function getOrCreateCart(userId: string): Promise<string> {
  const carts = await query<{ id: string }>('select id from carts where owner = ?', userId);
  const existing = carts[0];
  if (existing) return existing.id;
  await execute('insert into carts values (?)', [userId]);
  return `cart-${userId}`;
}

export async function shareCarts(owner: string, guest: string): Promise<string[]> {
  const own = await getOrCreateCart(owner);
  const shared = await getOrCreateCart(guest);
  return [own, shared];
}

/** Two independent look-ups, then the row that records them. */
export async function snapshotTeam(teamId: string): Promise<number> {
  const orders = await query<Order>('select * from orders where team = ?', teamId);
  const invoices = await query<Invoice>('select * from invoices where team = ?', teamId);
  await execute('insert into snapshots values (?, ?)', [orders.length, invoices.length]);
  return orders.length + invoices.length;
}
