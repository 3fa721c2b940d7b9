import type { Product, Stock } from '@/lib/types';

export interface ShopWindow {
  offers: Product[];
  bestsellers: Product[];
  hours: string;
}

/** A client for the catalogue service. */
export class Catalogue {
  readonly #base: string;
  #token = '';

  constructor(base: string) {
    this.#base = base;
  }

  async getOffers(): Promise<Product[]> {
    const response = await fetch(`${this.#base}/catalogue/offers`);
    if (!response.ok) throw new Error('The offers could not be read.');
    return (await response.json()) as Product[];
  }

  async getBestsellers(limit: number): Promise<Product[]> {
    const response = await fetch(`${this.#base}/catalogue/bestsellers?limit=${limit}`);
    if (!response.ok) throw new Error('The bestsellers could not be read.');
    return (await response.json()) as Product[];
  }

  async getHours(): Promise<string> {
    const response = await fetch(`${this.#base}/catalogue/hours`);
    return ((await response.json()) as { text: string }).text;
  }

  async loadWindow(): Promise<ShopWindow> {
    const offers = await this.getOffers();
    const bestsellers = await this.getBestsellers(3);
    const hours = await this.getHours();
    return { offers, bestsellers, hours };
  }

  async signIn(): Promise<void> {
    const response = await fetch(`${this.#base}/catalogue/token`, { method: 'POST' });
    this.#token = ((await response.json()) as { token: string }).token;
  }

  async getStock(): Promise<Stock[]> {
    const response = await fetch(`${this.#base}/catalogue/stock?token=${this.#token}`);
    return (await response.json()) as Stock[];
  }

  /** The stock is only told to whoever holds a token. */
  async loadStock(): Promise<Stock[]> {
    await this.signIn();
    const stock = await this.getStock();
    return stock;
  }
}
