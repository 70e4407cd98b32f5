/** Reads one property's column: typed where all values are of one type, tagged where they are not. */
import type { GraphBytes, SectionReader } from './layout.ts';
import { COLUMN, decodeTyped, TAG, type StoredScalar, type StoredValue } from './stored-value.ts';
import type { StringTable } from './string-table.ts';

const EMPTY_BITS = new Uint8Array(0);

/** The lists of a graph, each by its code. */
export class ListPool {
  #ends: Uint32Array<GraphBytes>;
  #tags: Uint8Array<GraphBytes>;
  #integers: BigInt64Array<GraphBytes>;
  #floats: Float64Array<GraphBytes>;
  #strings: StringTable;

  constructor(reader: SectionReader, strings: StringTable) {
    this.#ends = reader.get('lists.ends', 'u32');
    this.#tags = reader.get('lists.tags', 'u8');
    this.#integers = reader.get('lists.payload', 'i64');
    this.#floats = asFloats(this.#integers);
    this.#strings = strings;
  }

  /** The items of a list, in order. */
  items(code: number): StoredScalar[] {
    const items: StoredScalar[] = [];
    const end = this.#ends[code] as number;
    for (let index = code === 0 ? 0 : (this.#ends[code - 1] as number); index < end; index++) {
      items.push(scalar(this.#tags[index] as number, index, this.#floats, this.#integers, this.#strings));
    }
    return items;
  }
}

function asFloats(integers: BigInt64Array<GraphBytes>): Float64Array<GraphBytes> {
  return new Float64Array(integers.buffer, integers.byteOffset, integers.length);
}

function scalar(
  tag: number,
  index: number,
  floats: Float64Array<GraphBytes>,
  integers: BigInt64Array<GraphBytes>,
  strings: StringTable,
): StoredScalar {
  if (tag === TAG.STRING) return strings.text(floats[index] as number);
  if (tag === TAG.INTEGER) return integers[index] as bigint;
  if (tag === TAG.FLOAT) return floats[index] as number;
  if (tag === TAG.BOOLEAN) return floats[index] === 1;
  return decodeTyped(strings.text(floats[index] as number));
}

/** Rows are node or relationship numbers; a row without the property has no value. */
export class PropertyColumn {
  /** One of `COLUMN`. */
  readonly kind: number;
  readonly first: number;
  readonly count: number;
  /** How many rows have a value. */
  readonly present: number;
  /** One bit a row from `first`; empty when every row of the range has a value. */
  readonly bits: Uint8Array<GraphBytes>;
  /** FLOAT: the values from `first`. MIXED: payloads. Empty otherwise. */
  readonly floats: Float64Array<GraphBytes>;
  /** INTEGER: the values from `first`. MIXED: payloads. Empty otherwise. */
  readonly integers: BigInt64Array<GraphBytes>;
  /** DICTIONARY: codes in the table of strings. LIST: codes of lists. BOOLEAN: 0 or 1. Empty otherwise. */
  readonly codes: Uint32Array<GraphBytes> | Uint8Array<GraphBytes>;
  /** MIXED: one of `TAG` a row. Empty otherwise. */
  readonly tags: Uint8Array<GraphBytes>;
  readonly #strings: StringTable;
  readonly #lists: ListPool;
  readonly #ids: StringTable;

  constructor(
    reader: SectionReader,
    name: string,
    shape: readonly [kind: number, first: number, count: number, present: number],
    tables: { strings: StringTable; lists: ListPool; ids: StringTable },
  ) {
    const [kind, first, count, present] = shape;
    this.kind = kind;
    this.first = first;
    this.count = count;
    this.present = present;
    this.#strings = tables.strings;
    this.#lists = tables.lists;
    this.#ids = tables.ids;
    this.bits = present < count ? reader.get(`${name}.present`, 'u8') : EMPTY_BITS;
    const wide = kind === COLUMN.INTEGER || kind === COLUMN.MIXED;
    this.integers = wide ? reader.get(`${name}.data`, 'i64') : new BigInt64Array(0);
    this.floats = kind === COLUMN.FLOAT ? reader.get(`${name}.data`, 'f64') : asFloats(this.integers);
    if (kind === COLUMN.DICTIONARY || kind === COLUMN.LIST) this.codes = reader.get(`${name}.data`, 'u32');
    else this.codes = kind === COLUMN.BOOLEAN ? reader.get(`${name}.data`, 'u8') : EMPTY_BITS;
    this.tags = kind === COLUMN.MIXED ? reader.get(`${name}.tags`, 'u8') : EMPTY_BITS;
  }

  /** Whether a row has a value. */
  has(row: number): boolean {
    const at = row - this.first;
    if (at < 0 || at >= this.count) return false;
    return this.bits.length === 0 || ((this.bits[at >>> 3] as number) & (1 << (at & 7))) !== 0;
  }

  /** The value of a row, or null. */
  value(row: number): StoredValue | null {
    if (!this.has(row)) return null;
    const at = row - this.first;
    switch (this.kind) {
      case COLUMN.DICTIONARY:
        return this.#strings.text(this.codes[at] as number);
      case COLUMN.FLOAT:
        return this.floats[at] as number;
      case COLUMN.INTEGER:
        return this.integers[at] as bigint;
      case COLUMN.BOOLEAN:
        return this.codes[at] === 1;
      case COLUMN.ID:
        return this.#ids.text(row);
      case COLUMN.LIST:
        return this.#lists.items(this.codes[at] as number);
      default: {
        const tag = this.tags[at] as number;
        if (tag === TAG.LIST) return this.#lists.items(this.floats[at] as number);
        if (tag === TAG.ID) return this.#ids.text(row);
        return scalar(tag, at, this.floats, this.integers, this.#strings);
      }
    }
  }
}
