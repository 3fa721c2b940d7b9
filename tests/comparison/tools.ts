import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import waterfall from '../../src/index.js';

/** What the tools are compared on: a table of programs. */
export type Subject = 'awaits' | 'loops';

/** A tool that is compared: the rules of it that are about the same thing, with their options. */
export interface Tool {
  readonly name: string;
  /** Undefined for the rules of ESLint itself. */
  readonly plugin: object | undefined;
  readonly rules: Readonly<Record<Subject, Readonly<Record<string, readonly unknown[]>>>>;
}

/** The folder that `npm run compare` installs the others into. */
const folder = path.resolve('.tmp', 'comparison');

async function load(name: string): Promise<object> {
  const file = createRequire(path.join(folder, 'index.js')).resolve(name);
  const module = (await import(pathToFileURL(file).href)) as { default?: object };
  return module.default ?? module;
}

/** The tools, ours first. */
export async function loadTools(): Promise<Tool[]> {
  const doctor = await load('eslint-plugin-react-doctor');
  const blumint = await load('@blumintinc/eslint-plugin-blumint');
  return [
    {
      name: 'eslint-plugin-waterfall',
      plugin: waterfall,
      rules: {
        awaits: { 'no-sequential-awaits': [] },
        loops: { 'no-await-in-loop': [{ report: 'assumed' }] },
      },
    },
    {
      name: 'ESLint 9.39',
      plugin: undefined,
      rules: { awaits: {}, loops: { 'no-await-in-loop': [] } },
    },
    {
      name: 'react-doctor 0.9.2',
      plugin: doctor,
      rules: {
        awaits: {
          'async-parallel': [],
          'async-defer-await': [],
          'server-sequential-independent-await': [],
        },
        loops: { 'async-await-in-loop': [] },
      },
    },
    {
      name: 'BluMint 1.15.0',
      plugin: blumint,
      rules: {
        awaits: { 'parallelize-async-operations': [] },
        loops: { 'parallelize-async-operations': [] },
      },
    },
  ];
}
