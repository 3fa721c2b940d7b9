import { createRequire } from 'node:module';

import type { Facts } from './facts.js';

/** A JSON object of which nothing is known. */
export type Data = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);

/** The configuration files that names are resolved by, read once: JSON with comments, and YAML. */
export class Documents {
  readonly facts: Facts;
  readonly #read = new Map<string, Data | undefined>();

  constructor(facts: Facts) {
    this.facts = facts;
  }

  /** Undefined where there is no such file, or no object in it. */
  read(path: string): Data | undefined {
    if (this.#read.has(path)) return this.#read.get(path);
    const bytes = this.facts.readFile(path);
    let data: unknown;
    if (bytes) {
      const text = new TextDecoder().decode(bytes);
      try {
        data = /\.ya?ml$/.test(path) ? parseYaml(text) : parseJson(text);
      } catch {
        // Somebody is editing it, or has left it broken: as if it were not there.
      }
    }
    const document = isData(data) ? data : undefined;
    this.#read.set(path, document);
    return document;
  }

  /** Whether any of the files has been read. */
  hasRead(paths: Iterable<string>): boolean {
    for (const path of paths) if (this.#read.has(path)) return true;
    return false;
  }

  forget(): void {
    this.#read.clear();
  }
}

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings of a list, or the string itself: what configuration files allow in many places. */
export function getStrings(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}

function parseYaml(text: string): unknown {
  const { parse } = require('yaml') as { parse(text: string): unknown };
  return parse(text);
}

/** JSON as TypeScript reads it: with comments, and commas before closing brackets. */
function parseJson(text: string): unknown {
  const withoutComments = text.replace(
    /("(?:\\.|[^"\\])*")|\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g,
    (_, string: string | undefined) => string ?? ' ',
  );
  const withoutCommas = withoutComments.replace(
    /("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g,
    (_, string: string | undefined) => string ?? '',
  );
  return JSON.parse(withoutCommas);
}
