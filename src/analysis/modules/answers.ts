import type { Resolution, Resolver } from './resolve.js';

/**
 * What imports lead to, asked once. A resolver does not say what its answers depend on: to know
 * whether they still hold, they are asked again.
 */
export class Answers {
  readonly #answers = new Map<string, Map<string, Resolution>>();
  readonly #resolver: Resolver;
  readonly #most: number;
  #size = 0;

  constructor(resolver: Resolver, most: number) {
    this.#resolver = resolver;
    this.#most = most;
  }

  resolve(specifier: string, fromFile: string): Resolution {
    let answers = this.#answers.get(fromFile);
    if (!answers) {
      answers = new Map();
      this.#answers.set(fromFile, answers);
    }
    let answer = answers.get(specifier);
    if (!answer) {
      answer = this.#resolver.resolve(specifier, fromFile);
      answers.set(specifier, answer);
      this.#size++;
    }
    return answer;
  }

  /**
   * Whether an answer is another one now, or there were too many to ask again.
   * @param isTouched Whether anything is known to have changed. Where nothing is, only what was
   * missing is asked again: it may be anywhere.
   */
  check(isTouched: boolean): boolean {
    this.#resolver.forget();
    if (this.#size > this.#most) {
      this.#answers.clear();
      this.#size = 0;
      return true;
    }
    let isChanged = false;
    for (const [fromFile, answers] of this.#answers) {
      for (const [specifier, before] of answers) {
        if (!isTouched && before.kind !== 'missing') continue;
        const now = this.#resolver.resolve(specifier, fromFile);
        if (isSame(before, now)) continue;
        answers.set(specifier, now);
        isChanged = true;
      }
    }
    return isChanged;
  }
}

function isSame(first: Resolution, second: Resolution): boolean {
  if (first.kind === 'file' && second.kind === 'file') return first.path === second.path;
  if (first.kind === 'package' && second.kind === 'package') return first.module === second.module;
  return first.kind === second.kind;
}
