/** An answer as a file: CSV in which no cell is a formula, or JSON with the question and its parameters. */
import { csvTable } from '../state/exports/files.ts';
import type { Answer } from './run.ts';

/** The rows as a table for spreadsheets. */
export function csvOf({ columns, rows }: Answer): string {
  return csvTable(columns, rows);
}

/** The whole answer with what was asked. */
export function jsonOf({ request, columns, rows, notices, summary, cutBy }: Answer): string {
  const { query, parameters } = request;
  return `${JSON.stringify({ query, parameters, columns, rows, truncated: cutBy !== null, cutBy, notices, summary }, null, 2)}\n`;
}
