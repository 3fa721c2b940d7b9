import type { Comment, Post, User } from '@/lib/types';

const API = process.env.API_URL;

async function getUser(id: string): Promise<User> {
  const response = await fetch(`${API}/users/${id}`);
  if (!response.ok) throw new Error(`There is no user ${id}.`);
  return (await response.json()) as User;
}

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

export default async function HomePage() {
  const user = await getUser('7');
  const posts = await getPosts();
  const comments = await getComments();

  return (
    <main>
      <h1>Good morning, {user.name}</h1>
      <ul>
        {posts.map((post) => (
          <li key={post.slug}>{post.title}</li>
        ))}
      </ul>
      <p>{comments.length} new comments</p>
    </main>
  );
}
