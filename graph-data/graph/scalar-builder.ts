/**
 * Scalars in the order they come, held as narrowly as they allow: as long as all are of one kind, floats as floats,
 * integers as 64-bit integers, strings, lists and booleans as codes; from the first of another kind on, as a tag and
 * eight bytes each.
 */
import { Growable, GrowablePayload } from './growable.ts';
import type { SectionWriter } from './layout.ts';
import { COLUMN, encodeTyped, TAG, type StoredScalar } from './stored-value.ts';
import type { StringTableBuilder } from './string-table.ts';

/** An integer does not fit in 64 bits. */
export class IntegerOutOfRange extends RangeError {
  constructor(value: bigint) {
    super(`the integer ${value} does not fit in 64 bits`);
    this.name = 'IntegerOutOfRange';
  }
}

const KIND_OF_TAG: Readonly<Record<number, number>> = {
  [TAG.FLOAT]: COLUMN.FLOAT,
  [TAG.INTEGER]: COLUMN.INTEGER,
  [TAG.BOOLEAN]: COLUMN.BOOLEAN,
  [TAG.STRING]: COLUMN.DICTIONARY,
  [TAG.LIST]: COLUMN.LIST,
  [TAG.ID]: COLUMN.ID,
};

/** No value yet. */
const NO_TAG = -1;

export class ScalarBuilder {
  length = 0;
  /** The one tag of all values, or null once there are several. */
  #tag: number | null = NO_TAG;
  #tags = new Growable(new Uint8Array(16));
  #codes = new Growable(new Uint32Array(16));
  #payload = new GrowablePayload();
  #strings: StringTableBuilder;

  constructor(strings: StringTableBuilder) {
    this.#strings = strings;
  }

  /** The kind of column that the values make. */
  get kind(): number {
    return (this.#tag === null ? undefined : KIND_OF_TAG[this.#tag]) ?? COLUMN.MIXED;
  }

  push(value: StoredScalar): void {
    if (typeof value === 'string') this.pushCode(TAG.STRING, this.#strings.intern(value));
    else if (typeof value === 'number') this.#pushFloat(value);
    else if (typeof value === 'boolean') this.pushCode(TAG.BOOLEAN, value ? 1 : 0);
    else if (typeof value === 'bigint') this.#pushInteger(value);
    else this.pushCode(TAG.TYPED, this.#strings.intern(encodeTyped(value)));
  }

  /** Adds a value that a small whole number stands for. Of an id the tag says all. */
  pushCode(tag: number, code: number): void {
    if (!this.#isOf(tag)) {
      this.#tags.push(tag);
      this.#payload.pushFloat(code);
    } else if (tag !== TAG.ID) this.#codes.push(code);
    this.length += 1;
  }

  #pushFloat(value: number): void {
    if (!this.#isOf(TAG.FLOAT)) this.#tags.push(TAG.FLOAT);
    this.#payload.pushFloat(value);
    this.length += 1;
  }

  #pushInteger(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) throw new IntegerOutOfRange(value);
    if (!this.#isOf(TAG.INTEGER)) this.#tags.push(TAG.INTEGER);
    this.#payload.pushInteger(value);
    this.length += 1;
  }

  /** Whether all values, this one included, have one tag; else they have a tag each from here on. */
  #isOf(tag: number): boolean {
    // Typed texts are read by their tag, even where all values are of one type.
    if (this.#tag === NO_TAG) this.#tag = tag === TAG.TYPED ? null : tag;
    if (this.#tag === tag) return true;
    if (this.#tag !== null) this.#giveTags(this.#tag);
    return false;
  }

  #giveTags(tag: number): void {
    const wide = tag === TAG.FLOAT || tag === TAG.INTEGER;
    for (let index = 0; index < this.length; index++) {
      this.#tags.push(tag);
      if (!wide) this.#payload.pushFloat(tag === TAG.ID ? 0 : (this.#codes.array[index] as number));
    }
    this.#codes = new Growable(new Uint32Array(0));
    this.#tag = null;
  }

  tagAt(index: number): number {
    return this.#tag ?? (this.#tags.array[index] as number);
  }

  floatAt(index: number): number {
    return this.#payload.floats[index] as number;
  }

  codeAt(index: number): number {
    return this.#codes.array[index] as number;
  }

  /** The eight bytes of a value, whatever it is. */
  payloadAt(index: number): bigint {
    return this.#payload.integers[index] as bigint;
  }

  /** Lets go of what was written. */
  release(): void {
    this.#tags = new Growable(new Uint8Array(0));
    this.#codes = new Growable(new Uint32Array(0));
    this.#payload = new GrowablePayload();
  }

  /** Gives every value a tag of its own: lists hold values of any kind, item by item. */
  widen(): void {
    if (this.#tag !== null && this.#tag !== NO_TAG) this.#giveTags(this.#tag);
    this.#tag = null;
  }
}

/** All list values of a graph: `ends` of each in one run of scalars. */
export class ListPoolBuilder {
  readonly #ends = new Growable(new Uint32Array(16));
  readonly #items: ScalarBuilder;

  constructor(strings: StringTableBuilder) {
    this.#items = new ScalarBuilder(strings);
    this.#items.widen();
  }

  /** The code of a list. */
  add(list: readonly StoredScalar[]): number {
    for (const item of list) this.#items.push(item);
    this.#ends.push(this.#items.length);
    return this.#ends.length - 1;
  }

  write(writer: SectionWriter): void {
    const items = this.#items;
    writer.copy('lists.ends', 'u32', this.#ends.array.subarray(0, this.#ends.length));
    writer.add('lists.tags', 'u8', items.length, (data) => {
      for (let index = 0; index < items.length; index++) data[index] = items.tagAt(index);
    });
    writer.add('lists.payload', 'i64', items.length, (data) => {
      for (let index = 0; index < items.length; index++) data[index] = items.payloadAt(index);
    });
  }
}
