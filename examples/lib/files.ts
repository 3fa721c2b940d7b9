import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';

export interface Protocol {
  schema: unknown;
  errors: unknown;
  socket: unknown;
}

export async function loadProtocol(folder: string): Promise<Protocol> {
  const schema = await readFile(`${folder}/schema.json`, 'utf8');
  const errors = await readFile(`${folder}/errors.json`, 'utf8');
  const socket = await readFile(`${folder}/socket.json`, 'utf8');
  return {
    schema: JSON.parse(schema),
    errors: JSON.parse(errors),
    socket: JSON.parse(socket),
  };
}

export async function loadMessages(folder: string): Promise<Map<string, string>> {
  const messages = new Map<string, string>();
  const english = JSON.parse(await readFile(`${folder}/en.json`, 'utf8')) as Record<string, string>;
  const german = JSON.parse(await readFile(`${folder}/de.json`, 'utf8')) as Record<string, string>;
  for (const [key, text] of Object.entries({ ...english, ...german })) messages.set(key, text);
  return messages;
}

export async function saveReport(folder: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/report.txt`, text);
}

/** Readers never see half a file: the new one takes the old one's place when it is complete. */
export async function replaceFile(path: string, text: string): Promise<string> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
  const stored = await readFile(path, 'utf8');
  return stored;
}
