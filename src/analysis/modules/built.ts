import path from 'node:path';

/** What a build writes, and the folders in it for each format. */
const OUTPUT = '(?:dist|build|lib|out|output|esm|cjs|es|types|\\.output)';
const FORMAT = '(?:esm|cjs|es|mjs|module|types|node|src)';

const IN_OUTPUT = new RegExp(`^${OUTPUT}/.*\\.[cm]?jsx?$`);

/** Each mention of a folder that a build writes, in the text of a package.json or in a path. */
const MENTION = new RegExp(`(?<![\\w@.-]|\\w/)(?:\\./)?(${OUTPUT}(?:/${FORMAT})?)(?=/)`, 'g');

const SOURCES = ['src', 'source'];

/** Whether a build has written a file, seen from the folder of its package. */
export function isOutput(folder: string, file: string): boolean {
  return IN_OUTPUT.test(toPosix(path.relative(folder, file)));
}

/** The folders that a build writes, as mentioned in a text; those for one format first. */
export function findOutputs(text: string): string[] {
  const outputs = [...text.matchAll(MENTION)].map(([, output]) => output!);
  const parents = outputs.map((output) => output.split('/')[0]!);
  return [...new Set([...outputs, ...parents])].sort((a, b) => b.length - a.length);
}

/**
 * Where the sources of an output folder may be: an alias for the resolver, of which no two keys
 * match one path, as it does not keep their order.
 */
export function toSourceAlias(folder: string, output: string): Record<string, string[]> {
  return { [path.join(folder, output, '*')]: getSourcePatterns(folder) };
}

/** The same for declarations, which no extension leads back from. */
export function toTypesAlias(folder: string, output: string): Record<string, string[]> {
  return Object.fromEntries(
    ['.d.ts', '.d.mts', '.d.cts'].map((extension) => [
      path.join(folder, output, `*${extension}`),
      getSourcePatterns(folder),
    ]),
  );
}

function getSourcePatterns(folder: string): string[] {
  // An alias to a folder around the one it stands for is skipped, unless written in another way.
  const self = [path.dirname(folder), '.', path.basename(folder), '*'].join(path.sep);
  return [...SOURCES.map((source) => path.join(folder, source, '*')), self];
}

function toPosix(file: string): string {
  return file.split(path.sep).join('/');
}
