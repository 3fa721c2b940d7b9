import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = path.join(root, 'dist', 'cli', 'main.js');

/** What a command said and how it ended. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A project in a temporary folder, with packages of this repository installed in it. */
export class Project {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'waterfall-cli-'));

  /** @param packages By name, the package of this repository that is found under it. */
  constructor(packages: Readonly<Record<string, string>> = {}) {
    this.write('package.json', '{}');
    for (const [name, target] of Object.entries(packages)) {
      const link = path.join(this.folder, 'node_modules', name);
      mkdirSync(path.dirname(link), { recursive: true });
      const real = target === '.' ? root : path.join(root, 'node_modules', target);
      symlinkSync(real, link, 'junction');
    }
  }

  write(file: string, content: string): this {
    const full = path.join(this.folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
    return this;
  }

  /** Runs the built command as a user would, in the folder of the project. */
  async run(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = '.'): Promise<Outcome> {
    const clean = { ...process.env };
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'ESLINT_USE_FLAT_CONFIG']) delete clean[name];
    const child = spawn(process.execPath, [command, ...args], {
      cwd: path.join(this.folder, cwd),
      env: { ...clean, ...env },
    });
    const [stdout, stderr] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { code: child.exitCode, stdout, stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The packages of a usual project, with the ESLint of that name. */
export function getPackages(eslint: 'eslint8' | 'eslint' | 'eslint10'): Record<string, string> {
  return {
    eslint,
    '@typescript-eslint/parser': '@typescript-eslint/parser',
    'eslint-plugin-waterfall': '.',
  };
}

/** A flat config for TypeScript with the plugin's recommended rules. */
export function makeFlatConfig(settings: object = {}, more = ''): string {
  return `
import parser from '@typescript-eslint/parser';
import waterfall from 'eslint-plugin-waterfall';

export default [
  { files: ['**/*.ts'], languageOptions: { parser } },
  waterfall.configs.recommended,
  { settings: { waterfall: ${JSON.stringify(settings)} } },
  ${more}
];
`;
}
