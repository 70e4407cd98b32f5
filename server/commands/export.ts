/** `sayso export [folder]`: the whole graph in a form that others read. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { nodesCsv, relationshipsCsv } from '#formats/csv-tables.ts';
import { cypherScript } from '#formats/cypher-script.ts';
import { graphml } from '#formats/graphml.ts';
import { jsonLines } from '#formats/json-lines.ts';
import { MixedTypesError } from '#formats/property-types.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import { openDataFolder } from '#pipeline/open-folder.ts';
import { formatProblem } from '#model/problem.ts';
import { PlainError } from '../plain-error.ts';
import type { ExportFormat } from './export-formats.ts';
import { printError } from './printing.ts';

const ONE_FILE: Readonly<Record<Exclude<ExportFormat, 'csv'>, (graph: PropertyGraph) => Iterable<string>>> = {
  jsonl: jsonLines,
  graphml,
  cypher: cypherScript,
};

async function writeTables(graph: PropertyGraph, folder: string | null): Promise<void> {
  if (folder === null)
    throw new PlainError('CSV is two tables: --output names the folder for nodes.csv and relationships.csv.');
  await mkdir(folder, { recursive: true });
  await pipeline(nodesCsv(graph), createWriteStream(join(folder, 'nodes.csv')));
  await pipeline(relationshipsCsv(graph), createWriteStream(join(folder, 'relationships.csv')));
}

async function writeFile(lines: Iterable<string>, file: string | null): Promise<void> {
  if (file === null) await pipeline(lines, process.stdout, { end: false });
  else await pipeline(lines, createWriteStream(file));
}

/**
 * Writes the graph of a folder: CSV to the folder `output`, the rest to the file `output` or to standard output.
 * Exit status 1 where the data folder will not do.
 */
export async function exportFolder(folder: string, format: ExportFormat, output: string | null): Promise<void> {
  const loaded = await openDataFolder(folder);
  if (!loaded.ok) {
    for (const problem of loaded.problems) printError(formatProblem(problem));
    process.exitCode = 1;
    return;
  }
  try {
    if (format === 'csv') await writeTables(loaded.graph, output);
    else await writeFile(ONE_FILE[format](loaded.graph), output);
  } catch (error) {
    throw error instanceof MixedTypesError ? new PlainError(error.message) : error;
  }
}
