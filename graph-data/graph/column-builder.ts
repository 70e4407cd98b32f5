/** Collects the values of one property key in the order they come, and writes them as the narrowest column. */
import { Growable, GrowablePayload } from './growable.ts';
import type { SectionWriter } from './layout.ts';
import { COLUMN, encodeTyped, TAG, TypedText, type StoredScalar, type StoredValue } from './stored-value.ts';
import type { StringTableBuilder } from './string-table.ts';

/** An integer does not fit in 64 bits. */
export class IntegerOutOfRange extends RangeError {
  constructor(value: bigint) {
    super(`the integer ${value} does not fit in 64 bits`);
    this.name = 'IntegerOutOfRange';
  }
}

/** Tags and payloads of scalars, one after the other. */
export class ScalarBuilder {
  readonly tags = new Growable(new Uint8Array(16));
  readonly payload = new GrowablePayload();
  #strings: StringTableBuilder;

  constructor(strings: StringTableBuilder) {
    this.#strings = strings;
  }

  pushTagged(tag: number, payload: number): void {
    this.tags.push(tag);
    this.payload.pushFloat(payload);
  }

  push(value: StoredScalar): void {
    if (typeof value === 'string') this.pushTagged(TAG.STRING, this.#strings.intern(value));
    else if (typeof value === 'number') this.pushTagged(TAG.FLOAT, value);
    else if (typeof value === 'boolean') this.pushTagged(TAG.BOOLEAN, value ? 1 : 0);
    else if (typeof value === 'bigint') {
      if (BigInt.asIntN(64, value) !== value) throw new IntegerOutOfRange(value);
      this.tags.push(TAG.INTEGER);
      this.payload.pushInteger(value);
    } else this.pushTagged(TAG.TYPED, this.#strings.intern(encodeTyped(value)));
  }
}

/** All list values of a graph: `ends` of each in one run of scalars. */
export class ListPoolBuilder {
  readonly ends = new Growable(new Uint32Array(16));
  readonly items: ScalarBuilder;

  constructor(strings: StringTableBuilder) {
    this.items = new ScalarBuilder(strings);
  }

  add(list: readonly StoredScalar[]): number {
    for (const item of list) this.items.push(item);
    this.ends.push(this.items.tags.length);
    return this.ends.length - 1;
  }

  write(writer: SectionWriter): void {
    writer.copy('lists.ends', 'u32', this.ends.array.subarray(0, this.ends.length));
    writer.copy('lists.tags', 'u8', this.items.tags.array.subarray(0, this.items.tags.length));
    writer.add('lists.payload', 'i64', this.items.payload.length, (array) =>
      array.set(this.items.payload.integers.subarray(0, this.items.payload.length)),
    );
  }
}

/** What stands in the section `columns` about one column, in this order. */
export interface ColumnShape {
  readonly kind: number;
  /** The first row that has a value. */
  readonly first: number;
  /** Rows from the first to the last that has a value. */
  readonly count: number;
  /** How many of them have one. */
  readonly present: number;
}

const KIND_OF_TAG: Readonly<Record<number, number>> = {
  [TAG.FLOAT]: COLUMN.FLOAT,
  [TAG.INTEGER]: COLUMN.INTEGER,
  [TAG.BOOLEAN]: COLUMN.BOOLEAN,
  [TAG.STRING]: COLUMN.DICTIONARY,
  [TAG.LIST]: COLUMN.LIST,
  [TAG.ID]: COLUMN.ID,
};

export class ColumnBuilder {
  #rows = new Growable(new Uint32Array(16));
  #values: ScalarBuilder;
  #lists: ListPoolBuilder;

  constructor(strings: StringTableBuilder, lists: ListPoolBuilder) {
    this.#values = new ScalarBuilder(strings);
    this.#lists = lists;
  }

  /** Adds the value of one row, in the order in which rows come. */
  add(row: number, value: StoredValue): void {
    if (typeof value === 'object' && !(value instanceof TypedText)) {
      this.#values.pushTagged(TAG.LIST, this.#lists.add(value));
    } else this.#values.push(value);
    this.#rows.push(row);
  }

  /** Says that the value of a row is its own id. */
  addId(row: number): void {
    this.#values.pushTagged(TAG.ID, 0);
    this.#rows.push(row);
  }

  /** Plans the sections `{name}.present` and `{name}.data` (and `.tags`); `position` gives each row its number. */
  write(writer: SectionWriter, name: string, position: Uint32Array): ColumnShape {
    const present = this.#rows.length;
    const rows = this.#rows.array.subarray(0, present);
    const tags = this.#values.tags.array.subarray(0, present);
    let first = Infinity;
    let last = 0;
    let uniform = true;
    for (let index = 0; index < present; index++) {
      const at = position[rows[index] as number] as number;
      rows[index] = at;
      if (at < first) first = at;
      if (at > last) last = at;
      if (tags[index] !== tags[0]) uniform = false;
    }
    const count = last - first + 1;
    const kind = (uniform ? KIND_OF_TAG[tags[0] as number] : undefined) ?? COLUMN.MIXED;
    if (present < count) {
      writer.add(`${name}.present`, 'u8', Math.ceil(count / 8), (bits) => {
        for (const row of rows) bits[(row - first) >>> 3]! |= 1 << ((row - first) & 7);
      });
    }
    this.#writeData(writer, name, kind, first, count);
    return { kind, first, count, present };
  }

  #writeData(writer: SectionWriter, name: string, kind: number, first: number, count: number): void {
    const rows = this.#rows.array.subarray(0, this.#rows.length);
    const { payload, tags } = this.#values;
    const floats = payload.floats;
    const integers = payload.integers;
    if (kind === COLUMN.FLOAT) {
      writer.add(`${name}.data`, 'f64', count, (data) =>
        rows.forEach((row, index) => (data[row - first] = floats[index] as number)),
      );
    } else if (kind === COLUMN.INTEGER) {
      writer.add(`${name}.data`, 'i64', count, (data) =>
        rows.forEach((row, index) => (data[row - first] = integers[index] as bigint)),
      );
    } else if (kind === COLUMN.BOOLEAN) {
      writer.add(`${name}.data`, 'u8', count, (data) =>
        rows.forEach((row, index) => (data[row - first] = floats[index] as number)),
      );
    } else if (kind === COLUMN.DICTIONARY || kind === COLUMN.LIST) {
      writer.add(`${name}.data`, 'u32', count, (data) =>
        rows.forEach((row, index) => (data[row - first] = floats[index] as number)),
      );
    } else if (kind === COLUMN.MIXED) {
      writer.add(`${name}.tags`, 'u8', count, (data) =>
        rows.forEach((row, index) => (data[row - first] = tags.array[index] as number)),
      );
      writer.add(`${name}.data`, 'i64', count, (data) =>
        rows.forEach((row, index) => (data[row - first] = integers[index] as bigint)),
      );
    }
  }
}
