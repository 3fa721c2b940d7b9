import { readdirSync } from 'node:fs';
import path from 'node:path';

import { isData } from './documents.js';
import type { Documents } from './documents.js';

/** A folder into which a generator writes the client of a package, as a file of the project says. */
interface Output {
  folder: string;
  /** The package that the code there belongs to. */
  module: string;
  /** The file that says so. */
  source: string;
}

/** Finds what a generator writes for the package in a folder. */
type Generator = (folder: string, documents: Documents) => Output[];

const GENERATORS: readonly Generator[] = [findPrismaOutputs];

/** Code that is generated into the project, and often not committed. */
export class Generated {
  readonly #documents: Documents;
  readonly #outputs = new Map<string, readonly Output[]>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** The package whose code a path holds, or will hold; by the packages around the path. */
  findModule(file: string): string | undefined {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const output = this.#getOutputs(folder).find(
        (item) => file === item.source || `${file}${path.sep}`.startsWith(item.folder + path.sep),
      );
      if (output) return output.module;
      if (path.dirname(folder) === folder) return undefined;
    }
  }

  /** Leads the resolver from what is generated for a package to the files that say so. */
  getAlias(folder: string): Record<string, string[]> {
    const alias: Record<string, string[]> = {};
    for (const output of this.#getOutputs(folder)) {
      alias[`${output.folder}$`] = [output.source];
      alias[path.join(output.folder, '*')] = [output.source];
    }
    return alias;
  }

  forget(): void {
    this.#outputs.clear();
  }

  #getOutputs(folder: string): readonly Output[] {
    let outputs = this.#outputs.get(folder);
    if (!outputs) {
      outputs = this.#documents.facts.isFile(path.join(folder, 'package.json'))
        ? GENERATORS.flatMap((find) => find(folder, this.#documents))
        : [];
      this.#outputs.set(folder, outputs);
    }
    return outputs;
  }
}

/** Where the schema of a package is, unless its package.json says so. */
const PRISMA_FOLDERS = ['.', 'prisma', 'prisma/schema', 'schema'];

function findPrismaOutputs(folder: string, documents: Documents): Output[] {
  const prisma = documents.read(path.join(folder, 'package.json'))?.prisma;
  const schema = isData(prisma) ? prisma.schema : undefined;
  const places = typeof schema === 'string' ? [schema] : PRISMA_FOLDERS;
  return places
    .flatMap((place) => listSchemas(path.resolve(folder, place)))
    .flatMap((source) => {
      const bytes = documents.facts.readFile(source);
      const text = bytes ? new TextDecoder().decode(bytes) : '';
      return getPrismaOutputs(text).map((output) => ({
        folder: path.resolve(path.dirname(source), output),
        module: '@prisma/client',
        source,
      }));
    });
}

function listSchemas(place: string): string[] {
  if (place.endsWith('.prisma')) return [place];
  try {
    return readdirSync(place)
      .filter((name) => name.endsWith('.prisma'))
      .sort()
      .map((name) => path.join(place, name));
  } catch {
    return [];
  }
}

/** The `output` of each generator block that makes a client. */
function getPrismaOutputs(schema: string): string[] {
  return [...schema.matchAll(/^[ \t]*generator[ \t]+\w+[ \t]*\{([^}]*)\}/gm)].flatMap(
    ([, block = '']) => {
      const provider = /^[ \t]*provider[ \t]*=[ \t]*"([^"]*)"/m.exec(block)?.[1];
      const output = /^[ \t]*output[ \t]*=[ \t]*"([^"]+)"/m.exec(block)?.[1];
      const isClient = provider === 'prisma-client' || provider === 'prisma-client-js';
      return isClient && output !== undefined ? [output] : [];
    },
  );
}
