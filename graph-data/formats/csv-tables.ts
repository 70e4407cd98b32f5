/**
 * The graph as two CSV tables in the form of `neo4j-admin database import`: typed headers, `:ID`, `:LABEL`, `:START_ID`,
 * `:END_ID`, `:TYPE`. Lists are joined by U+001F, which no text of people holds: import with `--array-delimiter=U+001F`.
 */
import type { PropertyGraph, PropertyValue } from '#model/property-graph.ts';
import { propertyTypes, type PropertyType } from './property-types.ts';

/** What joins the items of a list. */
export const ARRAY_DELIMITER = '\u001f';

/** A field for a machine to read back: quoted where CSV needs it, and otherwise as it is. */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function valueField(value: PropertyValue | undefined): string {
  if (value === undefined) return '';
  const text = typeof value === 'object' ? value.map(String).join(ARRAY_DELIMITER) : String(value);
  // Without quotes an empty field is no value at all.
  return text === '' ? '""' : field(text);
}

function header(name: string, { type, list }: PropertyType): string {
  return field(`${name}:${type}${list ? '[]' : ''}`);
}

/** `nodes.csv`, line by line. Throws MixedTypesError before the first. */
export function* nodesCsv({ nodes }: PropertyGraph): Generator<string> {
  const types = propertyTypes(nodes);
  types.delete('id');
  yield `${['id:ID', ':LABEL', ...[...types].map(([name, type]) => header(name, type))].join(',')}\n`;
  for (const { id, labels, properties } of nodes) {
    const values = [...types.keys()].map((name) => valueField(properties[name]));
    yield `${[field(id), field(labels.join(ARRAY_DELIMITER)), ...values].join(',')}\n`;
  }
}

/** `relationships.csv`, line by line. Throws MixedTypesError before the first. */
export function* relationshipsCsv({ relationships }: PropertyGraph): Generator<string> {
  const types = propertyTypes(relationships);
  yield `${[':START_ID', ':END_ID', ':TYPE', ...[...types].map(([name, type]) => header(name, type))].join(',')}\n`;
  for (const { source, target, type, properties } of relationships) {
    const values = [...types.keys()].map((name) => valueField(properties[name]));
    yield `${[field(source), field(target), field(type), ...values].join(',')}\n`;
  }
}
