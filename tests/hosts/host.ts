import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { ESLint, Linter } from 'eslint';
import { inject } from 'vitest';

import { runCommand } from './run.js';
import type { Outcome, RunOptions } from './run.js';

/** A report, without what differs between versions of ESLint: positions, text and edits. */
export interface Report {
  readonly at: string;
  readonly rule: string | null;
  readonly message: string;
  readonly fix?: Edit;
  readonly suggestions: readonly (Edit & { readonly title: string })[];
}

interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** A user's project in a temporary folder, with the packed plugin installed by npm. */
export class Host {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'waterfall-host-'));

  constructor() {
    this.write('package.json', JSON.stringify({ name: 'host', private: true, type: 'module' }));
  }

  /** Installs the packed plugin and more packages, as a user would. */
  async install(...packages: readonly string[]): Promise<void> {
    await this.add(inject('tarball'), ...packages);
  }

  async add(...packages: readonly string[]): Promise<Outcome> {
    const options = ['--save-dev', '--prefer-offline', '--no-audit', '--no-fund'];
    return this.run('npm', ['install', ...options, ...packages], { expected: [0] });
  }

  write(file: string, content: string): this {
    const full = path.join(this.folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
    return this;
  }

  writeAll(files: ReadonlyMap<string, string>, folder = '.'): this {
    for (const [file, content] of files) this.write(path.posix.join(folder, file), content);
    return this;
  }

  copy(from: string, to: string): this {
    cpSync(from, path.join(this.folder, to), { recursive: true });
    return this;
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** Runs a command in the folder of the project. */
  async run(
    command: string,
    args: readonly string[],
    options: Partial<RunOptions> = {},
  ): Promise<Outcome> {
    return runCommand(command, args, {
      ...options,
      cwd: path.join(this.folder, options.cwd ?? '.'),
    });
  }

  /** Runs a command that a package brings, as `npx` does, without asking npm where it is. */
  async npx(
    command: string,
    args: readonly string[] = [],
    options: Partial<RunOptions> = {},
  ): Promise<Outcome> {
    return this.run(path.join(this.folder, 'node_modules', '.bin', command), args, options);
  }

  /** Runs `npx eslint` with its output as JSON, and gives its results by file. */
  async lint(
    args: readonly string[] = ['.'],
    options: Partial<RunOptions> = {},
  ): Promise<Map<string, Report[]>> {
    const { stdout } = await this.npx('eslint', ['--format', 'json', ...args], options);
    const results = JSON.parse(stdout) as ESLint.LintResult[];
    return readResults(results, path.join(this.folder, options.cwd ?? '.'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The reports of ESLint's results, by file; files without one are left out. */
export function readResults(
  results: readonly ESLint.LintResult[],
  folder: string,
): Map<string, Report[]> {
  const reports = results.map(({ filePath, messages }): [string, Report[]] => [
    path.relative(folder, filePath).split(path.sep).join('/'),
    messages.map(readMessage),
  ]);
  return new Map(
    reports.filter(([, list]) => list.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function readMessage(message: Linter.LintMessage): Report {
  const { line, column, endLine, endColumn, ruleId, fix, suggestions = [] } = message;
  return {
    at: `${line}:${column}-${endLine}:${endColumn}`,
    rule: ruleId,
    message: message.message,
    ...(fix && { fix: { range: fix.range, text: fix.text } }),
    suggestions: suggestions.map(({ desc, fix: edit }) => ({
      title: desc,
      range: edit.range,
      text: edit.text,
    })),
  };
}

/** How many reports there are, and how many of them have a fix or a suggestion. */
export function countReports(reports: ReadonlyMap<string, readonly Report[]>): {
  reports: number;
  fixes: number;
  suggestions: number;
} {
  const all = [...reports.values()].flat();
  return {
    reports: all.length,
    fixes: all.filter(({ fix }) => fix).length,
    suggestions: all.filter(({ suggestions }) => suggestions.length > 0).length,
  };
}
