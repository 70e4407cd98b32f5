/** Collects the values of one property key in the order they come, and writes them as the narrowest column. */
import type { SectionWriter } from './layout.ts';
import { RowList } from './row-list.ts';
import { type ListPoolBuilder, ScalarBuilder } from './scalar-builder.ts';
import { COLUMN, TAG, TypedText, type StoredValue } from './stored-value.ts';
import type { StringTableBuilder } from './string-table.ts';

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

export class ColumnBuilder {
  #rows = new RowList();
  #values: ScalarBuilder;
  #lists: ListPoolBuilder;

  constructor(strings: StringTableBuilder, lists: ListPoolBuilder) {
    this.#values = new ScalarBuilder(strings);
    this.#lists = lists;
  }

  /** Adds the value of one row, in the order in which rows come. */
  add(row: number, value: StoredValue): void {
    if (typeof value === 'object' && !(value instanceof TypedText)) {
      this.#values.pushCode(TAG.LIST, this.#lists.add(value));
    } else this.#values.push(value);
    this.#rows.push(row);
  }

  /** Says that the value of a row is its own id. */
  addId(row: number): void {
    this.#values.pushCode(TAG.ID, 0);
    this.#rows.push(row);
  }

  /** Plans the sections `{name}.present` and `{name}.data` (and `.tags`); `position` gives each row its number. */
  write(writer: SectionWriter, name: string, position: Uint32Array): ColumnShape {
    const present = this.#rows.length;
    let first = Infinity;
    let last = 0;
    for (let index = 0; index < present; index++) {
      const at = position[this.#rows.at(index)] as number;
      if (at < first) first = at;
      if (at > last) last = at;
    }
    const count = last - first + 1;
    const { kind } = this.#values;
    const rowAt = (index: number): number => (position[this.#rows.at(index)] as number) - first;
    if (present < count) {
      writer.add(`${name}.present`, 'u8', Math.ceil(count / 8), (bits) => {
        for (let index = 0; index < present; index++) {
          const row = rowAt(index);
          bits[row >>> 3]! |= 1 << (row & 7);
        }
      });
    }
    if (kind === COLUMN.MIXED) {
      writer.add(`${name}.tags`, 'u8', count, (data) => {
        for (let index = 0; index < present; index++) data[rowAt(index)] = this.#values.tagAt(index);
      });
    }
    this.#writeData(writer, name, kind, count, rowAt);
    return { kind, first, count, present };
  }

  #writeData(writer: SectionWriter, name: string, kind: number, count: number, rowAt: (index: number) => number): void {
    const values = this.#values;
    const present = this.#rows.length;
    const fill = <Item>(data: { [index: number]: Item }, valueAt: (index: number) => Item): void => {
      for (let index = 0; index < present; index++) data[rowAt(index)] = valueAt(index);
      values.release();
    };
    if (kind === COLUMN.FLOAT)
      writer.add(`${name}.data`, 'f64', count, (data) => fill(data, (at) => values.floatAt(at)));
    else if (kind === COLUMN.INTEGER || kind === COLUMN.MIXED) {
      writer.add(`${name}.data`, 'i64', count, (data) => fill(data, (at) => values.payloadAt(at)));
    } else if (kind === COLUMN.BOOLEAN) {
      writer.add(`${name}.data`, 'u8', count, (data) => fill(data, (at) => values.codeAt(at)));
    } else if (kind === COLUMN.DICTIONARY || kind === COLUMN.LIST) {
      writer.add(`${name}.data`, 'u32', count, (data) => fill(data, (at) => values.codeAt(at)));
    }
  }
}
