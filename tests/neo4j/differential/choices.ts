/** Choices out of a list of numbers that fast-check made: once they are used up, always the first, which is the simplest. */
export class Choices {
  readonly #numbers: readonly number[];
  #at = 0;
  #names = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  below(limit: number): number {
    return (this.#numbers[this.#at++] ?? 0) % limit;
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** Once in so many times. */
  once(times: number): boolean {
    return this.below(times) === times - 1;
  }

  /** A name that was not given before. */
  name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }
}
