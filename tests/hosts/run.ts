import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a command said and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The exit codes that are no error of the test. */
  readonly expected?: readonly (number | null)[];
}

/** The environment of a user's shell: what vitest and `npm test` add to it is left out. */
export function makeEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^(VITEST|npm_(?!config_(cache|registry|userconfig)$))/.test(name)) delete env[name];
  }
  for (const name of ['NODE_ENV', 'NO_COLOR', 'FORCE_COLOR', 'ESLINT_USE_FLAT_CONFIG', 'TEST'])
    delete env[name];
  return { ...env, ...more };
}

/**
 * Runs a command to its end.
 *
 * @throws Where it ends with a code that is not expected, with what it said.
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, expected = [0, 1] }: RunOptions,
): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd,
    env: makeEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  const code = child.exitCode;
  if (!expected.includes(code)) {
    throw new Error(
      `${command} ${args.join(' ')} ended with ${String(code)}:\n${stdout.slice(0, 4000)}${stderr}`,
    );
  }
  return { code, stdout, stderr };
}
