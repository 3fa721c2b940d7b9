import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import waterfall from '../../src/index.js';

/** A tool that is compared: the rules of it that are about the same thing. */
export interface Tool {
  readonly name: string;
  readonly plugin: object | undefined;
  readonly rules: readonly string[];
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
    { name: 'eslint-plugin-waterfall', plugin: waterfall, rules: ['no-sequential-awaits'] },
    {
      name: 'react-doctor 0.9.2',
      plugin: doctor,
      rules: ['async-parallel', 'async-defer-await', 'server-sequential-independent-await'],
    },
    { name: 'BluMint 1.15.0', plugin: blumint, rules: ['parallelize-async-operations'] },
  ];
}
