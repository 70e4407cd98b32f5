/**
 * The graph as a script for `cypher-shell`: a constraint, then statements that each create a batch. Run against an empty
 * database it makes the same graph, ids and types included.
 */
import type { PropertyGraph, PropertyValue, Scalar } from '#model/property-graph.ts';

const BATCH = 500;

/** A name in backticks, whatever is in it. */
export function quotedName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

function textLiteral(text: string): string {
  return `'${text.replace(/[\\'\n\r\t\b\f]/g, (character) => ESCAPES[character] as string)}'`;
}

function scalarLiteral(value: Scalar): string {
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value !== 'number') return String(value);
  if (Number.isNaN(value)) return '(0.0 / 0.0)';
  if (!Number.isFinite(value)) return value > 0 ? '(1.0 / 0.0)' : '(-1.0 / 0.0)';
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A property's value as a Cypher literal. */
export function literal(value: PropertyValue): string {
  return typeof value === 'object' ? `[${value.map(scalarLiteral).join(', ')}]` : scalarLiteral(value);
}

function mapLiteral(properties: Readonly<Record<string, PropertyValue>>): string {
  const members = Object.entries(properties).map(([key, value]) => `${quotedName(key)}: ${literal(value)}`);
  return `{${members.join(', ')}}`;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function* batches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let first = 0; first < items.length; first += BATCH) yield items.slice(first, first + BATCH);
}

/** The label that every node gets until the script is done, so that one index finds both ends of every relationship. */
const MARK = 'ImportedBySayso';

/** The script, statement by statement. */
export function* cypherScript(graph: PropertyGraph): Generator<string> {
  yield `CREATE CONSTRAINT import_id IF NOT EXISTS FOR (n:${MARK}) REQUIRE n.id IS UNIQUE;\n`;
  for (const [labels, nodes] of grouped(graph.nodes, (node) =>
    node.labels.map((label) => `:${quotedName(label)}`).join(''),
  )) {
    for (const batch of batches(nodes)) {
      const rows = batch.map(({ properties }) => mapLiteral(properties)).join(',\n  ');
      yield `UNWIND [\n  ${rows}\n] AS row CREATE (n:${MARK}${labels}) SET n = row;\n`;
    }
  }
  for (const [type, relationships] of grouped(graph.relationships, (relationship) => relationship.type)) {
    for (const batch of batches(relationships)) {
      const rows = batch
        .map(
          ({ source, target, properties }) =>
            `[${textLiteral(source)}, ${textLiteral(target)}, ${mapLiteral(properties)}]`,
        )
        .join(',\n  ');
      yield `UNWIND [\n  ${rows}\n] AS row MATCH (a:${MARK} {id: row[0]}), (b:${MARK} {id: row[1]}) CREATE (a)-[r:${quotedName(type)}]->(b) SET r = row[2];\n`;
    }
  }
  yield 'DROP CONSTRAINT import_id IF EXISTS;\n';
  yield `MATCH (n:${MARK}) REMOVE n:${MARK};\n`;
}
