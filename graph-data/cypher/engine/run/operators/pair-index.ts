/** Dense numbers for pairs of whole numbers: open addressing, linear probing, no object a pair. */
export class PairIndex {
  #slots = new Int32Array(1024).fill(-1);
  #firsts = new Int32Array(512);
  #seconds = new Int32Array(512);
  length = 0;

  /** The number of a pair, or -1 when it is new; `length` is then what it is given by `add`. */
  find(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = this.#hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const at = this.#slots[slot] as number;
      if (at === -1 || (this.#firsts[at] === first && this.#seconds[at] === second)) return at;
    }
  }

  #hash(first: number, second: number): number {
    const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    return mixed ^ (mixed >>> 15);
  }

  /** Adds a pair that is new. */
  add(first: number, second: number): void {
    if (this.length === this.#firsts.length) this.#grow();
    this.#firsts[this.length] = first;
    this.#seconds[this.length] = second;
    this.#place(this.length++);
  }

  #place(at: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hash(this.#firsts[at] as number, this.#seconds[at] as number) & mask;
    while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
    this.#slots[slot] = at;
  }

  #grow(): void {
    const doubled = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(array.length * 2);
      grown.set(array);
      return grown;
    };
    this.#firsts = doubled(this.#firsts);
    this.#seconds = doubled(this.#seconds);
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let at = 0; at < this.length; at++) this.#place(at);
  }
}
