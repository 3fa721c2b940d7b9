/** A stream of decisions; when it ends, every further decision is the first one. */
export class Choices {
  #next = 0;
  #names = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** A whole number from 0 up to, and without, `count`. */
  below(count: number): number {
    return (this.numbers[this.#next++] ?? 0) % count;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  /** True in about `percent` of all cases. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  /** A number that no other part of the program has. */
  unique(): number {
    return ++this.#names;
  }
}
