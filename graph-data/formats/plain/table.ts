/** Whatever the form of a file of people's own data, it is read as tables: columns, and rows that know where they stand. */
import type { PropertyValue } from '#model/property-graph.ts';

export type Cell = PropertyValue | null;

export interface PlainRow {
  /** Where it begins; line and column count from 1. */
  readonly line: number;
  readonly column: number;
  /** Half-open UTF-16 range in that line, where the row is a part of it; null where it is the whole line or more. */
  readonly range: readonly [start: number, end: number] | null;
  /** One a column. */
  readonly cells: readonly Cell[];
}

/** What the rows of a table are; null where only its columns can tell. */
export type TableKind = 'nodes' | 'edges';

export interface PlainTable {
  /** The name of the file. */
  readonly file: string;
  readonly kind: TableKind | null;
  readonly columns: readonly string[];
  readonly rows: readonly PlainRow[];
}

/** Gathers rows whose columns become known as they come. */
export class TableBuilder {
  readonly #columns = new Map<string, number>();
  readonly #rows: { readonly place: Omit<PlainRow, 'cells'>; readonly cells: Cell[] }[] = [];

  get size(): number {
    return this.#rows.length;
  }

  add(place: Omit<PlainRow, 'cells'>, values: Iterable<readonly [column: string, value: Cell]>): void {
    const cells: Cell[] = [];
    for (const [column, value] of values) {
      let at = this.#columns.get(column);
      if (at === undefined) this.#columns.set(column, (at = this.#columns.size));
      // The form's own attribute comes first; an attribute of people's of the same name does not put it aside.
      cells[at] ??= value;
    }
    this.#rows.push({ place, cells });
  }

  table(file: string, kind: TableKind | null): PlainTable {
    const columns = [...this.#columns.keys()];
    const rows = this.#rows.map(({ place, cells }) => ({
      ...place,
      cells: columns.map((_, at) => cells[at] ?? null),
    }));
    return { file, kind, columns, rows };
  }
}
