/** The user's own ESLint: where it is, which config system it uses, and what it says of a file. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type { ESLint } from 'eslint';

/** Why a file cannot be explained, in one line. */
export class HostError extends Error {
  override name = 'HostError';

  /** @param position Where in the file, as in `:3:14`. */
  constructor(
    message: string,
    readonly position = '',
  ) {
    super(message);
  }
}

/** What is needed of ESLint's class, in any version and for either config system. */
interface ESLintClass {
  new (options: Record<string, unknown>): ESLint;
  readonly configType?: 'flat' | 'eslintrc';
  readonly version: string;
}

/** An ESLint in the folder that it runs in. */
export interface Host {
  readonly cwd: string;
  readonly version: string;
  readonly isFlat: boolean;
  create(options: Record<string, unknown>): ESLint;
}

/** The config of a file, as far as it is looked at. */
export interface FileConfig {
  rules?: Record<string, unknown>;
}

/** Where ESLint finds a config for the file, and what it says. */
export interface Found {
  readonly host: Host;
  /** Undefined where there is no config at all. */
  readonly config: FileConfig | undefined;
  readonly hasConfig: boolean;
}

/**
 * Finds the ESLint and the config of a file: as from the working directory, and where there is no
 * config for that, as from the folder of the file's own package.
 */
export async function findHost(file: string, cwd: string): Promise<Found> {
  const hosts: Host[] = [];
  for (const folder of getFolders(file, cwd)) {
    const host = await loadHost(folder, file);
    try {
      const eslint = host.create({});
      const config = (await eslint.calculateConfigForFile(file)) as FileConfig | undefined;
      return { host, config, hasConfig: true };
    } catch (error) {
      if (!isConfigMissing(error)) {
        throw new HostError(`ESLint cannot read its config: ${getFirstLine(error)}`);
      }
    }
    hosts.push(host);
  }
  return { host: hosts[0]!, config: undefined, hasConfig: false };
}

/** The folders that ESLint may be run in, for this file. */
function getFolders(file: string, cwd: string): string[] {
  const relative = path.relative(cwd, file);
  const isInside = !relative.startsWith('..') && !path.isAbsolute(relative);
  let folder = path.dirname(file);
  while (!existsSync(path.join(folder, 'package.json')) && path.dirname(folder) !== folder)
    folder = path.dirname(folder);
  const own = path.dirname(folder) === folder ? path.dirname(file) : folder;
  return [...new Set(isInside ? [cwd, own] : [own])];
}

async function loadHost(cwd: string, file: string): Promise<Host> {
  const found = resolveFrom('eslint', [cwd, path.dirname(file)]) ?? resolveOwn('eslint');
  if (found === undefined) {
    throw new HostError(`ESLint is not installed: it was looked for from ${cwd}`);
  }
  const module = (await import(pathToFileURL(found).href)) as Record<string, unknown>;
  const api = (module['default'] ?? module) as {
    loadESLint?: (options: { cwd: string }) => Promise<ESLintClass>;
    ESLint?: ESLintClass;
  };
  if (!api.loadESLint) {
    const version = api.ESLint?.version ?? 'an old version';
    throw new HostError(`ESLint 8.57 or later is needed; ${version} was found at ${found}`);
  }
  const Class = await api.loadESLint({ cwd });
  return {
    cwd,
    version: Class.version,
    isFlat: Class.configType !== 'eslintrc',
    create: (options) => new Class({ cwd, ...options }),
  };
}

/** A package as the first of the folders finds it. */
export function resolveFrom(name: string, folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    try {
      return createRequire(path.join(folder, 'index.js')).resolve(name);
    } catch {
      // The next folder may have it.
    }
  }
  return undefined;
}

function resolveOwn(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

function isConfigMissing(error: unknown): boolean {
  const { message, messageTemplate } = error as { message?: string; messageTemplate?: string };
  return (
    messageTemplate === 'no-config-found' ||
    messageTemplate === 'config-file-missing' ||
    /^(Could not find config file|No ESLint configuration found)/.test(message ?? '')
  );
}

/** What an error says, without its stack and its greeting. */
export function getFirstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'an unknown error'
  );
}
