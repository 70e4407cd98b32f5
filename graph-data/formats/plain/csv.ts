/**
 * A CSV table as people and programs write it: comma, semicolon or tab between fields, the first line for names. An apostrophe
 * that our own tables put before what a spreadsheet would run is taken off again. Headers in the form of
 * `neo4j-admin database import` say their types.
 */
import type { Problem } from '#model/problem.ts';
import { readCsvFields } from '../csv-fields.ts';
import { ARRAY_DELIMITER } from '../csv-tables.ts';
import { GUARDED } from '../csv-rows.ts';
import type { LineIndex } from '../line-index.ts';
import type { Cell, PlainTable, TableKind } from './table.ts';
import { typedCell } from './xml-tables.ts';

interface Column {
  readonly name: string;
  readonly read: (field: string) => Cell;
}

const ROLES: Readonly<Record<string, string>> = {
  ID: 'id',
  LABEL: 'labels',
  START_ID: 'source',
  END_ID: 'target',
  TYPE: 'type',
};
const TYPED = /^([^:]*):(?:(ID|LABEL|START_ID|END_ID|TYPE)(?:\(.*\))?|(\w+)(\[\])?)$/;

function typedColumn(header: string): Column {
  const [, name = header, role, type = 'string', list] = TYPED.exec(header) ?? [];
  if (role === 'LABEL') return { name: 'labels', read: (field) => field.split(ARRAY_DELIMITER) };
  if (role !== undefined) return { name: ROLES[role] as string, read: (field) => field };
  const read = (field: string): Cell => typedCell(type, field);
  if (list === undefined) return { name, read };
  return { name, read: (field) => field.split(ARRAY_DELIMITER).map((item) => read(item) as string) };
}

/** A text that looks like a formula is a text. */
function plainCell(field: string): Cell {
  return GUARDED.test(field) ? field.slice(1) : field;
}

function columnsOf(headers: readonly string[]): { columns: Column[]; kind: TableKind | null } {
  const isTyped = headers.some((header) => /:(ID|START_ID)(\(.*\))?$/.test(header));
  if (!isTyped)
    return { columns: headers.map((name) => ({ name: String(plainCell(name)), read: plainCell })), kind: null };
  const kind = headers.some((header) => header.includes(':START_ID')) ? 'edges' : 'nodes';
  return { columns: headers.map(typedColumn), kind };
}

/** A CSV file as a table. */
export function readCsv(file: string, text: string, _lines: LineIndex): { tables: PlainTable[]; problems: Problem[] } {
  const { rows: all, faults } = readCsvFields(text);
  const [first, ...rows] = all;
  const headers = (first?.fields ?? []).map((name) => name?.trim() ?? '');
  const problems: Problem[] = faults.map(({ line, message }) => {
    return { file, line, column: 1, code: 'SYNTAX', found: message, expected: 'CSV as in RFC 4180', suggestion: '' };
  });
  const { columns, kind } = columnsOf(headers);
  const twice = headers.find((name, at) => name !== '' && headers.indexOf(name) !== at);
  if (twice !== undefined) {
    const found = `the column "${twice}" twice`;
    problems.push({ file, line: 1, column: 1, code: 'BAD_VALUE', found, expected: 'each name once', suggestion: '' });
  }
  const read: PlainTable['rows'][number][] = [];
  for (const { line, fields } of rows) {
    if (fields.length !== columns.length) {
      const found = `${fields.length} fields`;
      const expected = `${columns.length}, as many as the first line names`;
      const suggestion = 'Put a field that holds a comma in quotes.';
      problems.push({ file, line, column: 1, code: 'SYNTAX', found, expected, suggestion });
      continue;
    }
    const cells = columns.map(({ read: cell }, at) => {
      const field = fields[at] ?? null;
      return field === null ? null : cell(field);
    });
    read.push({ line, column: 1, range: null, cells });
  }
  return { tables: [{ file, kind, columns: columns.map(({ name }) => name), rows: read }], problems };
}
