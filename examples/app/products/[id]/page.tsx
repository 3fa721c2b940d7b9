import type { Product, Review, Stock } from '@/lib/types';

const API = process.env.API_URL;

interface ProductPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ reviews?: string }>;
}

async function getProduct(id: string): Promise<Product> {
  const response = await fetch(`${API}/products/${id}`);
  if (!response.ok) throw new Error(`There is no product ${id}.`);
  return (await response.json()) as Product;
}

async function getStock(id: string): Promise<Stock> {
  const response = await fetch(`${API}/products/${id}/stock`);
  if (!response.ok) throw new Error('The stock could not be read.');
  return (await response.json()) as Stock;
}

async function getReviews(id: string): Promise<Review[]> {
  const response = await fetch(`${API}/products/${id}/reviews`);
  if (!response.ok) throw new Error('The reviews could not be read.');
  return (await response.json()) as Review[];
}

async function getRelated(id: string): Promise<Product[]> {
  const response = await fetch(`${API}/products/${id}/related`);
  if (!response.ok) throw new Error('The related products could not be read.');
  return (await response.json()) as Product[];
}

export async function generateMetadata({ params }: ProductPageProps) {
  const { id } = await params;
  const { name, price } = await getProduct(id);
  const { available } = await getStock(id);
  return { title: `${name}, ${price} EUR`, description: `${available} in stock` };
}

export default async function ProductPage({ params, searchParams }: ProductPageProps) {
  const { id } = await params;
  const { reviews: shown } = await searchParams;
  const withReviews = shown !== 'off';

  const product: Product = await getProduct(id);
  const [stock, related] = await Promise.all([getStock(id), getRelated(id)]);
  const reviews = withReviews ? await getReviews(id) : [];

  return (
    <main>
      <h1>{product.name}</h1>
      <p>{stock.available} in stock</p>
      <p>{reviews.length} reviews</p>
      <p>See also: {related.map((other) => other.name).join(', ')}</p>
    </main>
  );
}
