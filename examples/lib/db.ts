// The database is reached over HTTP: queries go to a replica, statements to the primary.

const API = process.env.API_URL;

export interface Statements {
  execute(statement: string, values: readonly unknown[]): Promise<void>;
}

export async function query<Row>(statement: string, value: string): Promise<Row[]> {
  const parameters = new URLSearchParams({ statement, value });
  const response = await fetch(`${API}/db/query?${parameters}`);
  if (!response.ok) throw new Error('The query failed.');
  return (await response.json()) as Row[];
}

export async function execute(statement: string, values: readonly unknown[]): Promise<void> {
  const response = await fetch(`${API}/db/execute`, {
    method: 'POST',
    body: JSON.stringify({ statement, values }),
  });
  if (!response.ok) throw new Error('The statement failed.');
}

/** Runs the statements of `work` on one connection, all of them or none. */
export async function transaction<T>(work: (tx: Statements) => Promise<T>): Promise<T> {
  await execute('begin', []);
  try {
    const result = await work({ execute });
    await execute('commit', []);
    return result;
  } catch (error) {
    await execute('rollback', []);
    throw error;
  }
}
