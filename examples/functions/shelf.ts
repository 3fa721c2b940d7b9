import { readShelf, refreshShelf } from '@/lib/shelf';

interface Context {
  params: { name: string };
  waitUntil(promise: Promise<unknown>): void;
}

/** Answers with what the cache holds, and has it loaded anew for the next one. */
export async function onRequestGet(context: Context): Promise<Response> {
  const cached = await readShelf(context.params.name);
  if (cached) {
    await refreshShelf(context.params.name);
    return Response.json(cached);
  }
  return new Response(null, { status: 404 });
}
