/** `sayso export [folder]`: the whole graph as JSON Lines, nodes first, in an order that does not change. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { byCodeUnit } from '#model/canonical.ts';
import type { PropertyGraph, PropertyValue } from '#model/property-graph.ts';
import { loadFolder } from '#pipeline/load-folder.ts';
import { formatProblem } from '#pipeline/problem.ts';
import { printError } from './printing.ts';

type JsonScalar = string | boolean | number;

/** INTEGER is a JSON number where it is safe, else a text of digits: no digit is lost. */
function jsonScalar(value: string | boolean | number | bigint): JsonScalar {
  if (typeof value !== 'bigint') return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
}

function jsonValue(value: PropertyValue): JsonScalar | JsonScalar[] {
  return typeof value === 'object' ? value.map(jsonScalar) : jsonScalar(value);
}

function jsonProperties(
  properties: Readonly<Record<string, PropertyValue>>,
): Record<string, JsonScalar | JsonScalar[]> {
  const keys = Object.keys(properties).sort(byCodeUnit);
  return Object.fromEntries(keys.map((key) => [key, jsonValue(properties[key] as PropertyValue)]));
}

/** The lines of a graph: nodes, then relationships, each in order of id. */
function* jsonLines(graph: PropertyGraph): Generator<string> {
  for (const { id, labels, properties } of graph.nodes.toSorted((a, b) => byCodeUnit(a.id, b.id))) {
    yield `${JSON.stringify({ kind: 'node', id, labels, properties: jsonProperties(properties) })}\n`;
  }
  for (const { id, type, source, target, properties } of graph.relationships.toSorted((a, b) =>
    byCodeUnit(a.id, b.id),
  )) {
    const ends = { start: source, end: target };
    yield `${JSON.stringify({ kind: 'relationship', id, type, ...ends, properties: jsonProperties(properties) })}\n`;
  }
}

/** Writes the graph of a folder to a file, or to standard output. Exit status 1 where the folder will not do. */
export async function exportFolder(folder: string, output: string | null): Promise<void> {
  const loaded = await loadFolder(folder);
  if (!loaded.ok) {
    for (const problem of loaded.problems) printError(formatProblem(problem));
    process.exitCode = 1;
    return;
  }
  if (output === null) await pipeline(jsonLines(loaded.graph), process.stdout, { end: false });
  else await pipeline(jsonLines(loaded.graph), createWriteStream(output));
}
