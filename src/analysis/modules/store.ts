import { isSource } from './extensions.js';
import type { Facts } from './facts.js';
import type { SourceFile } from './parse.js';

/** Larger files are generated: they are not followed. */
const LARGEST_FILE = 1_000_000;

/** What is kept. Trees take about 40 times the memory of their source. */
export interface Bounds {
  files: number;
  bytes: number;
  /** How many paths are watched; when there are more, everything is forgotten. */
  paths: number;
}

type Parse = (path: string, text: string) => SourceFile | undefined;

interface Entry {
  file: SourceFile | undefined;
  bytes: number;
}

/** Source files by path, parsed when they are asked for; those not used for longest go first. */
export class Store {
  /** Oldest use first. */
  readonly #entries = new Map<string, Entry>();
  readonly #facts: Facts;
  readonly #bounds: Bounds;
  readonly #parse: Parse;
  #bytes = 0;

  constructor(facts: Facts, bounds: Bounds, parse: Parse) {
    this.#facts = facts;
    this.#bounds = bounds;
    this.#parse = parse;
  }

  /** Undefined where there is no such file, or none that can be parsed. */
  load(path: string): SourceFile | undefined {
    let entry = this.#entries.get(path);
    if (entry) {
      this.#entries.delete(path);
    } else {
      const file = this.#read(path);
      entry = { file, bytes: file?.text.length ?? 0 };
      this.#bytes += entry.bytes;
    }
    this.#entries.set(path, entry);
    this.#shrink();
    return entry.file;
  }

  drop(path: string): void {
    const entry = this.#entries.get(path);
    if (!entry) return;
    this.#bytes -= entry.bytes;
    this.#entries.delete(path);
  }

  /** Drops files that are no longer there, and failures: there may be a file now. */
  dropVanished(): void {
    for (const [path, { file }] of this.#entries) {
      if (!file || !this.#facts.isFile(path)) this.drop(path);
    }
  }

  forget(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #read(path: string): SourceFile | undefined {
    if (!isSource(path)) return undefined;
    const stamp = this.#facts.stat(path);
    if (stamp?.kind !== 'file' || stamp.size > LARGEST_FILE) return undefined;
    const bytes = this.#facts.readFile(path);
    const text = bytes && decode(bytes);
    return text === undefined ? undefined : this.#parse(path, text);
  }

  #shrink(): void {
    for (const path of this.#entries.keys()) {
      const isWithin =
        this.#entries.size <= this.#bounds.files && this.#bytes <= this.#bounds.bytes;
      if (isWithin || this.#entries.size === 1) return;
      this.drop(path);
    }
  }
}

/** The text of a file without its byte order mark; undefined where it is not UTF-8 or not a text. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
