/** Typed arrays that grow, for building columns of unknown length without an object per value. */

type Numbers = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

function capacityFor(capacity: number, needed: number): number {
  let next = capacity;
  // Doubling a very large array would hold three times its content for a moment.
  while (next < needed) next = next < 1 << 24 ? next * 2 : Math.ceil(next * 1.25);
  return next;
}

/** A growing list of small numbers. `array` may be longer than `length`. */
export class Growable<T extends Numbers> {
  array: T;
  length = 0;
  constructor(empty: T) {
    this.array = empty;
  }

  reserve(needed: number): void {
    if (needed <= this.array.length) return;
    const Constructor = this.array.constructor as new (length: number) => T;
    const grown = new Constructor(capacityFor(Math.max(16, this.array.length), needed));
    grown.set(this.array);
    this.array = grown;
  }

  push(value: number): void {
    if (this.length === this.array.length) this.reserve(this.length + 1);
    this.array[this.length++] = value;
  }
}

/** A growing list of 8-byte payloads, each read and written as a float or as a 64-bit integer. */
export class GrowablePayload {
  floats = new Float64Array(16);
  integers = new BigInt64Array(this.floats.buffer);
  length = 0;

  #grow(): void {
    const floats = new Float64Array(capacityFor(this.floats.length, this.length + 1));
    // Copied as integers: a float copy may change the bits of a NaN.
    const integers = new BigInt64Array(floats.buffer);
    integers.set(this.integers);
    this.floats = floats;
    this.integers = integers;
  }

  pushFloat(value: number): void {
    if (this.length === this.floats.length) this.#grow();
    this.floats[this.length++] = value;
  }

  pushInteger(value: bigint): void {
    if (this.length === this.floats.length) this.#grow();
    this.integers[this.length++] = value;
  }
}
