import { appendFile, readFile } from 'node:fs/promises';
import type { Comment, Message, Post } from '@/lib/types';

const API = process.env.API_URL;

async function getPosts(page: number): Promise<Post[]> {
  const response = await fetch(`${API}/posts?page=${page}`);
  return (await response.json()) as Post[];
}

async function getComments(): Promise<Comment[]> {
  const response = await fetch(`${API}/comments`);
  return (await response.json()) as Comment[];
}

async function getMessages(userId: string): Promise<Message[]> {
  const response = await fetch(`${API}/users/${userId}/messages`);
  return (await response.json()) as Message[];
}

async function checkQuota(userId: string): Promise<void> {
  const response = await fetch(`${API}/users/${userId}/quota`);
  if (!response.ok) throw new Error('This user has read enough for today.');
}

/** Some statements stand between the loads; they only prepare what is shown. */
export async function loadActivity(userId: string): Promise<object> {
  const posts = await getPosts(1);
  const titles = posts.map((post) => post.title);
  const comments = await getComments();
  const authors = comments.map((comment) => comment.author);
  const messages = await getMessages(userId);
  return { titles, authors, subjects: messages.map((message) => message.subject) };
}

/** Each call of `next` asks for the page after the one before. */
export async function loadTwoPages(): Promise<Post[]> {
  let page = 1;
  const next = async (): Promise<Post[]> => {
    const posts = await getPosts(page);
    page += 1;
    return posts;
  };
  const first = await next();
  const second = await next();
  return [...first, ...second];
}

/** The comments are already on their way while the posts are awaited. */
export async function loadStartedEarly(): Promise<number> {
  const pending = getComments();
  // A failure waits for the await below.
  pending.catch(() => {});
  const posts = await getPosts(1);
  const comments = await pending;
  return posts.length + comments.length;
}

/** Nothing is loaded for a user who has used up the quota. */
export async function loadWithinQuota(userId: string): Promise<Message[]> {
  await checkQuota(userId);
  const messages = await getMessages(userId);
  return messages;
}

/** A diary is read from top to bottom. */
export async function writeDiary(path: string): Promise<string> {
  await appendFile(path, 'The doors open.\n');
  await appendFile(path, 'The first guests arrive.\n');
  const diary = await readFile(path, 'utf8');
  return diary;
}
