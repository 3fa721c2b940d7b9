import type { Post, Product, User } from '@/lib/types';

const API = process.env.API_URL;

async function findProducts(text: string): Promise<Product[]> {
  const response = await fetch(`${API}/search/products?q=${encodeURIComponent(text)}`);
  if (!response.ok) throw new Error('The products could not be searched.');
  return (await response.json()) as Product[];
}

async function findPosts(text: string): Promise<Post[]> {
  const response = await fetch(`${API}/search/posts?q=${encodeURIComponent(text)}`);
  if (!response.ok) throw new Error('The posts could not be searched.');
  return (await response.json()) as Post[];
}

async function findPeople(text: string): Promise<User[]> {
  const response = await fetch(`${API}/search/people?q=${encodeURIComponent(text)}`);
  if (!response.ok) throw new Error('The people could not be searched.');
  return (await response.json()) as User[];
}

export async function GET(request: Request): Promise<Response> {
  const text = new URL(request.url).searchParams.get('q') ?? '';
  let products: Product[] = [];
  let posts: Post[] = [];
  let people: User[] = [];

  if (text !== '') {
    products = await findProducts(text);
    posts = await findPosts(text);
    people = await findPeople(text);
  }

  return Response.json({
    products: products.map((product) => product.name),
    posts: posts.map((post) => post.title),
    people: people.map((person) => person.name),
  });
}
