import { isSource } from './extensions.js';
import type { Facts } from './facts.js';
import type { SourceFile } from './parse.js';

/** Larger files are generated: they are not followed. */
const LARGEST_FILE = 1_000_000;

/** Trees take about so many times the memory of their source. */
const TREE_SIZE = 40;

/** What is kept. */
export interface Bounds {
  files: number;
  bytes: number;
  /** How many paths are watched; when there are more, everything is forgotten. */
  paths: number;
}

type Parse = (path: string, text: string) => SourceFile | undefined;

interface Entry {
  /** Undefined where there is no file that is followed. */
  text: string | undefined;
  /** The file, once it was asked for; within that, undefined where it cannot be parsed. */
  parsed?: { file: SourceFile | undefined };
  /** Whether the file may export names that its text does not show; found when it is asked for. */
  isOpen?: boolean;
}

/**
 * What an export may come from whose name does not stand in the text: `export *`, the exports of
 * CommonJS, and names with escapes.
 */
const OPEN = /\bexport\s*[*/]|\b(?:exports|module|require)\b|\\[ux]|\bas\s*["'/]/;

/** Source files by path, read and parsed when they are asked for; those not used for longest go first. */
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
    const entry = this.#get(path);
    if (!entry.parsed) {
      const { text } = entry;
      this.#bytes -= getBytes(entry);
      entry.parsed = { file: text === undefined ? undefined : this.#parse(path, text) };
      this.#bytes += getBytes(entry);
      this.#shrink();
    }
    return entry.parsed.file;
  }

  /** Whether a file may export a name other than `default`, by its text alone. */
  mayExport(path: string, name: string): boolean {
    const entry = this.#get(path);
    const { text } = entry;
    if (text === undefined) return false;
    entry.isOpen ??= OPEN.test(text);
    return entry.isOpen || text.includes(name);
  }

  drop(path: string): void {
    const entry = this.#entries.get(path);
    if (!entry) return;
    this.#bytes -= getBytes(entry);
    this.#entries.delete(path);
  }

  /** Drops files that are no longer there, and failures: there may be a file now. */
  dropVanished(): void {
    for (const [path, { text, parsed }] of this.#entries) {
      const isFailure = text === undefined || (parsed && !parsed.file);
      if (isFailure || !this.#facts.isFile(path)) this.drop(path);
    }
  }

  forget(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #get(path: string): Entry {
    let entry = this.#entries.get(path);
    if (entry) {
      this.#entries.delete(path);
    } else {
      entry = { text: this.#read(path) };
      this.#bytes += getBytes(entry);
    }
    this.#entries.set(path, entry);
    this.#shrink();
    return entry;
  }

  #read(path: string): string | undefined {
    if (!isSource(path)) return undefined;
    const stamp = this.#facts.stat(path);
    if (stamp?.kind !== 'file' || stamp.size > LARGEST_FILE) return undefined;
    const bytes = this.#facts.readFile(path);
    return bytes && decode(bytes);
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

/** What counts of an entry: a text that is not parsed takes a small part of the memory of a tree. */
function getBytes({ text, parsed }: Entry): number {
  return parsed ? (parsed.file?.text.length ?? 0) : (text?.length ?? 0) / TREE_SIZE;
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
