/**
 * JSON and JSON Lines → tables: a line, or a member of a list, is a row. What has two ends is an edge. Members of
 * `properties` and `attributes` count as the row's own, which is how graphs are often written.
 */
import type { Problem } from '#model/problem.ts';
import { JsonFault, type JsonObject, type JsonValue, readJson } from '../json-source.ts';
import type { LineIndex } from '../line-index.ts';
import { type Cell, type PlainRow, type PlainTable, TableBuilder, type TableKind } from './table.ts';

type Place = Omit<PlainRow, 'cells'>;
type Tables = Readonly<Record<TableKind, TableBuilder>>;

/** What the lists of a graph are called. */
const LISTS: Readonly<Record<string, TableKind>> = {
  nodes: 'nodes',
  vertices: 'nodes',
  entities: 'nodes',
  edges: 'edges',
  links: 'edges',
  relationships: 'edges',
  relations: 'edges',
};
const INNER = ['properties', 'attributes', 'data'];
const ENDS = ['source', 'target', 'from', 'to', 'start', 'end'];

function shownBriefly(value: JsonValue): string {
  return value.is === 'object' ? 'an object' : value.is === 'list' ? 'a list' : JSON.stringify(String(value.value));
}

function listCell(items: readonly JsonValue[], text: string, start: number, end: number): Cell {
  const scalars = items.map((item) => (item.is === 'scalar' ? item.value : null));
  const kept = scalars.filter((item) => item !== null);
  // A list of anything else is kept as it is written.
  return kept.length === items.length ? kept : text.slice(start, end);
}

/** What has two ends is an edge; properties that happen to be called like ends are none. */
function kindOf({ members }: JsonObject): TableKind {
  const data = members.get('data');
  const named = data?.is === 'object' ? [...members, ...data.members] : [...members];
  const ends = named.filter(([name, { is }]) => is === 'scalar' && ENDS.includes(name.toLowerCase()));
  return ends.length >= 2 ? 'edges' : 'nodes';
}

class RowReader {
  readonly #file: string;
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #tables: Tables;
  readonly problems: Problem[] = [];

  constructor(file: string, text: string, lines: LineIndex, tables: Tables) {
    this.#file = file;
    this.#text = text;
    this.#lines = lines;
    this.#tables = tables;
  }

  add(value: JsonValue, kind: TableKind | null): void {
    if (value.is !== 'object') {
      const expected = 'an object for each node or edge';
      this.#problem(value, 'WRONG_TYPE', shownBriefly(value), expected);
      return;
    }
    const members = [...this.#members(value)];
    this.#tables[kind ?? kindOf(value)].add(this.#placeOf(value), members);
  }

  *#members({ members }: JsonObject): Generator<readonly [string, Cell]> {
    for (const [name, value] of members) {
      if (value.is === 'scalar') yield [name, value.value];
      else if (value.is === 'list') yield [name, listCell(value.items, this.#text, value.start, value.end)];
      else if (!INNER.includes(name)) yield [name, this.#text.slice(value.start, value.end)];
    }
    for (const name of INNER) {
      const inner = members.get(name);
      if (inner?.is === 'object') yield* this.#members(inner);
    }
  }

  #placeOf({ start, end }: JsonObject): Place {
    const position = this.#lines.positionOf(start);
    const last = this.#lines.positionOf(end - 1);
    const whole = this.#lines.line(position.line)?.length === end - start;
    const begin = position.column - 1;
    const range = last.line === position.line && !whole ? ([begin, begin + end - start] as const) : null;
    return { ...position, range };
  }

  #problem(value: JsonValue, code: Problem['code'], found: string, expected: string): void {
    const position = this.#lines.positionOf(value.start);
    this.problems.push({ file: this.#file, ...position, code, found, expected, suggestion: '' });
  }

  list(value: JsonValue, kind: TableKind | null): void {
    if (value.is === 'list') for (const item of value.items) this.add(item, kind);
    else this.#problem(value, 'WRONG_TYPE', shownBriefly(value), 'a list');
  }

  /** A document: a list of rows, or an object with lists of nodes and edges. */
  document(value: JsonValue): void {
    if (value.is !== 'object') return this.list(value, null);
    const lists = [...value.members].filter(([name, { is }]) => LISTS[name] !== undefined && is === 'list');
    for (const [name, list] of lists) this.list(list, LISTS[name] as TableKind);
    if (lists.length === 0) {
      this.#problem(value, 'MISSING_FIELD', 'no list of nodes or edges', '"nodes" and "edges", each a list of objects');
    }
  }
}

function syntax(file: string, { position, message }: JsonFault, expected: string): Problem {
  return { file, ...position, code: 'SYNTAX', found: message, expected, suggestion: '' };
}

function* linesOf(text: string): Generator<readonly [start: number, end: number]> {
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (text.slice(start, end).trim() !== '') yield [start, end];
    start = end + 1;
  }
}

function made(file: string, tables: Tables): PlainTable[] {
  const kinds: readonly TableKind[] = ['nodes', 'edges'];
  return kinds.flatMap((kind) => (tables[kind].size > 0 ? [tables[kind].table(file, kind)] : []));
}

/** JSON Lines as tables; every line that is wrong is told. */
export function readJsonLines(
  file: string,
  text: string,
  lines: LineIndex,
): { tables: PlainTable[]; problems: Problem[] } {
  const tables = { nodes: new TableBuilder(), edges: new TableBuilder() };
  const rows = new RowReader(file, text, lines, tables);
  for (const [start, end] of linesOf(text)) {
    try {
      rows.add(readJson(text, lines, start, end), null);
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      rows.problems.push(syntax(file, error, 'one JSON object a line'));
    }
  }
  return { tables: made(file, tables), problems: rows.problems };
}

/** A JSON document as tables. */
export function readJsonDocument(
  file: string,
  text: string,
  lines: LineIndex,
): { tables: PlainTable[]; problems: Problem[] } {
  const tables = { nodes: new TableBuilder(), edges: new TableBuilder() };
  const rows = new RowReader(file, text, lines, tables);
  try {
    rows.document(readJson(text, lines));
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    rows.problems.push(syntax(file, error, 'JSON as in RFC 8259'));
  }
  return { tables: made(file, tables), problems: rows.problems };
}
