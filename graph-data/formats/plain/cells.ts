/** The cells of a row by what their columns are, and the problems of a table with their places. */
import type { Problem, ProblemCode } from '#model/problem.ts';
import type { Scalar } from '#model/property-graph.ts';
import type { Mapping, Role } from './recognise.ts';
import type { Cell, PlainRow, PlainTable } from './table.ts';

/** A table with what its columns are. */
export interface MappedTable extends PlainTable {
  readonly mapping: Mapping;
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd');
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  return wellFormed(typeof cell === 'object' ? cell.map(String).join('; ') : String(cell)).trim();
}

/** Reads the rows of one table. */
export class RowCells {
  readonly #table: MappedTable;
  readonly #at: ReadonlyMap<Role, number>;
  readonly #problems: Problem[];

  constructor(table: MappedTable, problems: Problem[]) {
    this.#table = table;
    this.#at = new Map(table.mapping.roles.flatMap((role, at) => (role === null ? [] : [[role, at] as const])));
    this.#problems = problems;
  }

  has(role: Role): boolean {
    return this.#at.has(role);
  }

  cell(row: PlainRow, role: Role): Cell {
    const at = this.#at.get(role);
    return at === undefined ? null : (row.cells[at] ?? null);
  }

  /** The text of a cell; empty where there is none. */
  text(row: PlainRow, role: Role): string {
    return textOf(this.cell(row, role));
  }

  /** A list; a text is parted at semicolons. */
  list(row: PlainRow, role: Role): string[] {
    const cell = this.cell(row, role);
    const items: readonly Scalar[] = cell !== null && typeof cell === 'object' ? cell : textOf(cell).split(';');
    return items.map((item) => wellFormed(String(item)).trim()).filter((item) => item !== '');
  }

  /** A number; null where the cell is empty or holds none, which is then a problem. */
  number(row: PlainRow, role: Role): number | null {
    const text = this.text(row, role);
    if (text === '') return null;
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    this.problem(row, 'BAD_VALUE', `${this.named(role)} "${text.slice(0, 60)}"`, 'a number', '');
    return null;
  }

  /** The columns that are nothing in particular, as texts by their own names. */
  rest(row: PlainRow): (readonly [name: string, text: string])[] {
    return this.#table.columns.flatMap((name, at) => {
      const text = this.#table.mapping.roles[at] === null ? textOf(row.cells[at] ?? null) : '';
      return text === '' || name === '' ? [] : [[name, text] as const];
    });
  }

  /** The cell of a column that was not given a meaning, by its name. */
  unmapped(row: PlainRow, name: string): Cell {
    return row.cells[this.#table.columns.indexOf(name)] ?? null;
  }

  /** What a column of this role is called in the file. */
  named(role: Role): string {
    const at = this.#at.get(role);
    return at === undefined ? role : (this.#table.columns[at] ?? role);
  }

  problem(row: PlainRow, code: ProblemCode, found: string, expected: string, suggestion: string): void {
    const { line, column } = row;
    this.#problems.push({ file: this.#table.file, line, column, code, found, expected, suggestion });
  }
}
