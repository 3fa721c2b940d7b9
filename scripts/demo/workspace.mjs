// A temporary folder with two copies of the sources: `before` stays as it is, `after` is fixed.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The packages that the copies' ESLint configuration imports. */
function linkPackages(folder, root) {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@typescript-eslint'), { recursive: true });
  const links = {
    'eslint-plugin-waterfall': root,
    '@typescript-eslint/parser': join(root, 'node_modules/@typescript-eslint/parser'),
  };
  for (const [name, target] of Object.entries(links)) {
    symlinkSync(target, join(modules, name), 'junction');
  }
}

function removeAtExit(folder) {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => process.exit(130));
  }
}

/** Makes the temporary folder; it is removed when this process ends, however it ends. */
export function makeWorkspace(root) {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'waterfall-demo-'));
  removeAtExit(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  linkPackages(folder, root);
  return { folder, before: join(folder, 'before'), after: join(folder, 'after') };
}

/** Copies a whole folder to both sides. */
export function copyFolder(source, { before, after }) {
  cpSync(source, before, { recursive: true });
  cpSync(source, after, { recursive: true });
}

/** No one writes a file of this size; it would only hold up the others. */
const MOST_BYTES = 1_000_000;

/** Copies single files to both sides; returns those that were left out, with the reason. */
export async function copyFiles(source, files, { before, after }, onFile) {
  const leftOut = [];
  for (const file of files) {
    onFile();
    let bytes;
    try {
      bytes = await readFile(join(source, file));
    } catch (error) {
      leftOut.push({ file, reason: `cannot be read (${error.code})` });
      continue;
    }
    if (bytes.length > MOST_BYTES) {
      leftOut.push({ file, reason: 'is larger than 1 MB' });
      continue;
    }
    // Written anew, not copied: a read-only file must be writable for the fix.
    for (const side of [before, after]) {
      const target = join(side, file);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
  }
  return leftOut;
}
