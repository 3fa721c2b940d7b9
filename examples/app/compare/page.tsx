import type { Product, SiteConfig } from '@/lib/types';

const API = process.env.API_URL;

async function getProduct(id: string): Promise<Product> {
  const response = await fetch(`${API}/products/${id}`);
  if (!response.ok) throw new Error(`There is no product ${id}.`);
  return (await response.json()) as Product;
}

async function getConfig(): Promise<SiteConfig> {
  const response = await fetch(`${API}/config`);
  return (await response.json()) as SiteConfig;
}

interface ComparisonProps {
  left: Product;
  right: Product;
  currency: string;
}

function Comparison({ left, right, currency }: ComparisonProps) {
  return (
    <p>
      {left.name} costs {left.price} {currency}, {right.name} costs {right.price} {currency}
    </p>
  );
}

export default async function ComparePage() {
  return (
    <Comparison
      left={await getProduct('1')}
      right={await getProduct('2')}
      currency={(await getConfig()).currency}
    />
  );
}
