/** Functions whose names say whether the iterations of their loop may run together. */
declare const ids: string[];
declare function say(text: string): void;

export async function goList() {
  const pages: number[] = [];
  for (const id of ids) pages.push((await fetch(`/${id}`)).status);
  return pages;
}

export async function goSumAndLines() {
  let sum = 0;
  for (const id of ids) {
    const page = await fetch(`/${id}`);
    sum += page.status;
    console.log(id);
  }
  return sum;
}

export async function goFew() {
  for (const id of ['a', 'b']) await fetch(`/${id}`, { method: 'PUT' });
}

export async function goKeys() {
  const names = { a: 1, b: 2 };
  const out: Record<string, number> = {};
  for (const key in names) out[key] = (await fetch(`/${key}`)).status;
  return out;
}

export async function stayBefore() {
  let last = '';
  for (const id of ids) last = (await fetch(`/${last}/${id}`)).url;
  return last;
}

export async function stayQueue(queue: string[]) {
  for (const id of queue) {
    const page = await fetch(`/${id}`);
    if (page.ok) queue.push(page.url);
  }
}

export async function stayFirst() {
  for (const id of ids) if ((await fetch(`/${id}`)).ok) return id;
  return undefined;
}

export async function stayPages(next: string) {
  while (next) next = (await fetch(next)).url;
}

export async function stayMeant() {
  const pages: number[] = [];
  // one after the other
  for (const id of ids) pages.push((await fetch(`/${id}`)).status);
  return pages;
}

export async function stayPortions(chunks: string[][]) {
  for (const chunk of chunks) await Promise.all(chunk.map((id) => fetch(`/${id}`)));
}

export async function stayWrites() {
  for (const id of ids) await fetch('/all', { method: 'POST', body: id });
}

export async function stayStream(lines: AsyncIterable<string>) {
  for await (const line of lines) await fetch(`/${line}`);
}

export async function stayPaused() {
  for (const id of ids) {
    await fetch(`/${id}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

export async function stayTold() {
  for (const id of ids) {
    say(id);
    await fetch(`/${id}`);
  }
}
