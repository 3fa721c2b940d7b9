import type { Comment, Post } from '@/lib/types';

const API = process.env.API_URL;

async function getPosts(): Promise<Post[]> {
  const response = await fetch(`${API}/posts`);
  if (!response.ok) throw new Error('The posts could not be read.');
  return (await response.json()) as Post[];
}

async function getComments(): Promise<Comment[]> {
  const response = await fetch(`${API}/comments`);
  if (!response.ok) throw new Error('The comments could not be read.');
  return (await response.json()) as Comment[];
}

async function getAnnouncement(): Promise<string> {
  const response = await fetch(`${API}/announcement`);
  return response.text();
}

async function getCount(kind: string): Promise<number> {
  const response = await fetch(`${API}/counts/${kind}`);
  return ((await response.json()) as { count: number }).count;
}

export async function GET(): Promise<Response> {
  const [posts, comments] = await Promise.all([getPosts(), getComments()]);
  const announcement = await getAnnouncement();

  return Response.json({ announcement, posts: posts.length, comments: comments.length });
}

export async function HEAD(): Promise<Response> {
  const headers = {
    'x-posts': `${await getCount('posts')}`,
    'x-comments': `${await getCount('comments')}`,
  };
  return new Response(null, { headers });
}
