'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { execute } from '@/lib/db';
import { readSession } from '@/lib/session';
import type { Product } from '@/lib/types';

const API = process.env.API_URL;

async function getProduct(id: string): Promise<Product> {
  const response = await fetch(`${API}/products/${id}`);
  if (!response.ok) throw new Error(`There is no product ${id}.`);
  return (await response.json()) as Product;
}

async function getDiscount(code: string): Promise<number> {
  const response = await fetch(`${API}/discounts/${encodeURIComponent(code)}`);
  if (!response.ok) throw new Error('The discount could not be read.');
  return ((await response.json()) as { percent: number }).percent;
}

async function charge(amount: number): Promise<string> {
  const response = await fetch(`${API}/payments`, {
    method: 'POST',
    body: JSON.stringify({ amount }),
  });
  if (!response.ok) throw new Error('The payment was declined.');
  return ((await response.json()) as { id: string }).id;
}

export async function addToCart(productId: string, token: string): Promise<void> {
  const session = await readSession(token);
  if (!session) redirect('/login');

  await execute('insert into carts values (?, ?)', [session.userId, productId]);
  await execute('update stock set reserved = reserved + 1 where product = ?', [productId]);
  revalidatePath('/checkout');
}

export async function quote(productId: string, code: string): Promise<number> {
  const product = await getProduct(productId);
  const percent = await getDiscount(code);
  return Math.round(product.price * (1 - percent / 100));
}

/** The money first, then the row that names the payment. */
export async function buy(productId: string): Promise<string> {
  const product = await getProduct(productId);
  const paymentId = await charge(product.price);
  await execute('insert into purchases values (?, ?)', [productId, paymentId]);
  return paymentId;
}
