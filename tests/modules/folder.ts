import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll } from 'vitest';

import { createModules } from '../../src/analysis/modules/index.js';
import type { Modules, ModulesOptions } from '../../src/analysis/modules/index.js';
import type { Files } from './tree.js';

/** The one folder of a test file, with a folder in it for each case. */
let root: string | undefined;
let count = 0;
/** Whole seconds: the time of a file differs from write to write, however quick they are. */
let clock = 1_000_000_000;

afterAll(() => {
  if (root !== undefined) rmSync(root, { recursive: true });
  root = undefined;
});

/** A new folder on the disk. */
export class Folder {
  readonly path: string;

  constructor(files: Files = {}) {
    root ??= realpathSync(mkdtempSync(path.join(tmpdir(), 'waterfall-')));
    this.path = path.join(root, String(count++), 'p');
    mkdirSync(this.path, { recursive: true });
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  /** Writes a file; the content of a path that ends in `@` is a link. */
  write(name: string, content: string | Uint8Array): void {
    const file = path.join(this.path, name);
    const folder = path.dirname(file);
    mkdirSync(folder, { recursive: true });
    if (name.endsWith('@')) {
      const link = file.slice(0, -1);
      rmSync(link, { force: true });
      symlinkSync(path.join(this.path, String(content)), link, 'junction');
    } else {
      writeFileSync(file, content);
      utimesSync(file, ++clock, clock);
    }
    for (let up = folder; up.startsWith(this.path); up = path.dirname(up)) {
      utimesSync(up, ++clock, clock);
    }
  }

  remove(name: string): void {
    const file = path.join(this.path, name);
    rmSync(file, { recursive: true });
    utimesSync(path.dirname(file), ++clock, clock);
  }

  /** What a name leads to: the path of a file in the folder, `package <name>`, or `missing`. */
  resolve(modules: Modules, specifier: string, from = 'src/main.ts'): string {
    const resolution = modules.resolve(specifier, path.join(this.path, from));
    switch (resolution.kind) {
      case 'file':
        return path.relative(this.path, resolution.path).split(path.sep).join('/');
      case 'package':
        return `package ${resolution.module}`;
      case 'missing':
        return 'missing';
    }
  }
}

export function onDisk(
  files: Files,
  options: ModulesOptions = {},
): { folder: Folder; modules: Modules } {
  return { folder: new Folder(files), modules: createModules({ interval: 0, ...options }) };
}

/** What a name leads to in a new folder. */
export function resolve(files: Files, specifier: string, from?: string): string {
  return new Folder(files).resolve(createModules(), specifier, from);
}
