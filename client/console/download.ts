/** An answer as a file: CSV in which no cell is a formula, or JSON with the question and its parameters. */
import { csvLine } from '#formats/csv-rows.ts';
import type { Answer } from './run.ts';

/** Spreadsheets take a table for UTF-8 only where it says so. */
const BYTE_ORDER_MARK = '\ufeff';

/** The rows as a table for spreadsheets. */
export function csvOf({ columns, rows }: Answer): string {
  return BYTE_ORDER_MARK + csvLine(columns) + rows.map((row) => csvLine(row)).join('');
}

/** The whole answer with what was asked. */
export function jsonOf({ request, columns, rows, notices, summary, cutBy }: Answer): string {
  const { query, parameters } = request;
  return `${JSON.stringify({ query, parameters, columns, rows, truncated: cutBy !== null, cutBy, notices, summary }, null, 2)}\n`;
}

/** Hands a text to the reader as a file. */
export function saveFile(name: string, type: 'text/csv' | 'application/json', text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
