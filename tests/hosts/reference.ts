import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ESLint } from 'eslint';
import type { Linter } from 'eslint';

import { readResults } from './host.js';
import type { Report } from './host.js';
import { root } from './run.js';
import { makeFlatConfig } from './samples.js';
import type { ConfigForm, Samples } from './samples.js';

const requireBuilt = createRequire(path.join(root, 'dist', 'index.js'));

/**
 * What the built plugin says about the samples in this process: what every host has to say.
 *
 * @returns The reports by file.
 */
export async function getReference(
  samples: Samples,
  form: Pick<ConfigForm, 'typescript'> = {},
): Promise<Map<string, Report[]>> {
  return lintSamples(samples, form, {}, readResults);
}

/** The samples after `eslint --fix`. */
export async function getFixed(samples: Samples): Promise<Map<string, string>> {
  return lintSamples(samples, {}, { fix: true }, (results, folder) => {
    const outputs = results.flatMap(({ filePath, output }): [string, string][] =>
      output === undefined
        ? []
        : [[path.relative(folder, filePath).split(path.sep).join('/'), output]],
    );
    return new Map([...samples, ...outputs]);
  });
}

async function lintSamples<Result>(
  samples: Samples,
  form: Pick<ConfigForm, 'typescript'>,
  options: Pick<ESLint.Options, 'fix'>,
  read: (results: ESLint.LintResult[], folder: string) => Result,
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'waterfall-reference-'));
  try {
    for (const [file, text] of samples) {
      const full = path.join(folder, file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
    const eslint = new ESLint({
      ...options,
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: readConfig(makeFlatConfig({ ...form, modules: 'cjs' })),
    });
    return read(await eslint.lintFiles(['.']), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The config that a host has in a file, with the packages of this repository. */
function readConfig(source: string): Linter.Config[] {
  const module: { exports: Linter.Config[] } = { exports: [] };
  const load = (name: string): unknown => requireBuilt(name);
  new Function('module', 'require', source)(module, load);
  return module.exports;
}
