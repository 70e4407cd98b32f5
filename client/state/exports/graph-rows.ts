/** A picture's graph as plain rows: for JSON, and for tables. */
import type { Properties, PropertyGraph, PropertyValue } from '#model/property-graph.ts';
import { csvTable } from './files.ts';

function plain(value: PropertyValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'object' ? value.map(plain) : value;
}

/** Numbers as JSON has them: the counts of a picture fit. */
function plainProperties(properties: Properties): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, plain(value)]));
}

/** Rows as a CSV table, a column for each key that any of them has. */
export function rowTable(rows: readonly Record<string, unknown>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown): unknown => (Array.isArray(value) ? value.join('; ') : value);
  return csvTable(
    columns,
    rows.map((row) => columns.map((column) => cell(row[column]))),
  );
}

/** The nodes of a picture, each with all that files say of it. */
export function nodeRows({ nodes }: PropertyGraph): Record<string, unknown>[] {
  return nodes.map(({ id, labels, properties }) => ({ id, labels, ...plainProperties(properties) }));
}

/** The lines of a picture likewise. */
export function edgeRows({ relationships }: PropertyGraph): Record<string, unknown>[] {
  return relationships.map(({ id, type, source, target, properties }) => ({
    id,
    type,
    source,
    target,
    ...plainProperties(properties),
  }));
}
