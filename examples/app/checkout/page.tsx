import type { Address, Product } from '@/lib/types';

const API = process.env.API_URL;

async function getCart(userId: string): Promise<Product[]> {
  const response = await fetch(`${API}/users/${userId}/cart`);
  if (!response.ok) throw new Error('The cart could not be read.');
  return (await response.json()) as Product[];
}

async function getAddresses(userId: string): Promise<Address[]> {
  const response = await fetch(`${API}/users/${userId}/addresses`);
  if (!response.ok) throw new Error('The addresses could not be read.');
  return (await response.json()) as Address[];
}

async function getShippingCost(country: string): Promise<number> {
  const response = await fetch(`${API}/shipping/${country}`);
  const { cost } = (await response.json()) as { cost: number };
  return cost;
}

function sum(products: Product[], shipping: number): number {
  return products.reduce((total, product) => total + product.price, shipping);
}

export async function getTotal(userId: string): Promise<number> {
  return sum(await getCart(userId), await getShippingCost('de'));
}

export async function getCheckout(userId: string) {
  return {
    cart: await getCart(userId),
    addresses: await getAddresses(userId),
    shipping: await getShippingCost('de'),
  };
}

export default async function CheckoutPage() {
  const { cart, addresses, shipping } = await getCheckout('7');

  return (
    <main>
      <p>{cart.length} books</p>
      <p>To {addresses[0]?.city ?? 'nowhere'}</p>
      <p>{sum(cart, shipping)} EUR</p>
    </main>
  );
}
