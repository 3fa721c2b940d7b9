import path from 'node:path';

import type { Documents } from './documents.js';

/** Extensions that an import may leave out, in the order in which they are tried. */
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** TypeScript sources are imported by the name of what is built from them. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

const DECLARATION = /\.d(?:\.[^/\\.]+)?\.[cm]?ts$/;

/** Fields of package.json that name the file of the whole package: those of sources first. */
const MAIN_FIELDS = ['source', 'module', 'main', 'types', 'typings'];

/** What a build writes, and what is between its folder and the paths of the sources. */
const OUTPUT = /^(?:\.\/)?(?:dist|build|lib|out|output|esm|cjs|es|types|\.output)\//;
const OUTPUT_FORMAT = /^(?:esm|cjs|es|mjs|module|types|node|src)\//;

/** Whether the file holds code that can be parsed: not declarations, data or styles. */
export function isSource(file: string): boolean {
  return EXTENSIONS.includes(path.extname(file)) && !DECLARATION.test(file);
}

/**
 * The source file that a path stands for: the file itself, the TypeScript source of that name, the
 * path with an extension, or what a folder gives.
 */
export function probe(documents: Documents, target: string): string | undefined {
  const isFolderOnly = /[/\\]\.{0,2}$/.test(target);
  const plain = path.resolve(target);
  return (isFolderOnly ? undefined : probeFile(documents, plain)) ?? probeFolder(documents, plain);
}

function probeFile({ facts }: Documents, target: string): string | undefined {
  const extension = path.extname(target);
  const isGood = (file: string): boolean => isSource(file) && facts.isFile(file);
  const sources = SOURCES[extension];
  if (sources) {
    const base = target.slice(0, -extension.length);
    const found = sources.map((source) => base + source).find(isGood);
    if (found !== undefined) return found;
  } else if (isGood(target)) {
    return target;
  }
  return EXTENSIONS.map((source) => target + source).find(isGood);
}

function probeFolder(documents: Documents, folder: string): string | undefined {
  if (!documents.facts.isFolder(folder)) return undefined;
  return (
    probeMain(documents, folder) ??
    EXTENSIONS.map((extension) => path.join(folder, `index${extension}`)).find(
      (file) => isSource(file) && documents.facts.isFile(file),
    )
  );
}

/** The source file that the fields of a package.json name, `exports` left aside. */
export function probeMain(documents: Documents, folder: string): string | undefined {
  const manifest = documents.read(path.join(folder, 'package.json'));
  const targets = MAIN_FIELDS.map((field) => manifest?.[field]).filter(
    (main) => typeof main === 'string' && path.resolve(folder, main) !== folder,
  );
  return probeTargets(documents, folder, targets as string[]);
}

/** The source file of the first target that has one; what is built goes last. */
export function probeTargets(
  documents: Documents,
  folder: string,
  targets: readonly string[],
): string | undefined {
  const found = targets.flatMap((target) => probeTarget(documents, folder, target) ?? []);
  return found.find((file) => !isBuilt(folder, file)) ?? found[0];
}

function isBuilt(folder: string, file: string): boolean {
  return OUTPUT.test(path.relative(folder, file).split(path.sep).join('/'));
}

/**
 * The source file of a path that a package names: the source that is built to that path where
 * there is one, otherwise the path itself.
 */
export function probeTarget(
  documents: Documents,
  folder: string,
  target: string,
): string | undefined {
  const output = OUTPUT.exec(target)?.[0];
  if (output !== undefined && /\.[cm]?jsx?$|\.d\.[cm]?ts$|\/[^/.]*$/.test(target)) {
    const rest = target.slice(output.length);
    const bare = rest.replace(OUTPUT_FORMAT, '');
    for (const inside of new Set([bare, rest])) {
      for (const sources of ['src', 'source', '.']) {
        const file = path.join(folder, sources, inside.replace(/\.d\.([cm]?)ts$/, '.$1js'));
        const found = probeFile(documents, file);
        if (found !== undefined && found !== path.join(folder, target)) return found;
      }
    }
  }
  return probe(documents, path.join(folder, target.replace(/\.d\.([cm]?)ts$/, '.$1js')));
}
