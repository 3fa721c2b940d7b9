import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

import { root, runCommand } from './run.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed plugin, as `npm publish` would send it. */
    tarball: string;
  }
}

/** Packs the built plugin once for all tests of this folder. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'waterfall-pack-'));
  const { stdout } = await runCommand('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: root,
    expected: [0],
  });
  // npm 11 prints an object by package names, the versions before it an array.
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>);
  project.provide('tarball', path.join(folder, packed!.filename));
  return () => rmSync(folder, { recursive: true, force: true });
}
