/** A folder → a checked data set, its property graph and its version. All problems at once, or all of the data. */
import { dataVersionOf } from '#model/canonical.ts';
import type { DataSet } from '#model/data-set.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import { checkReferences } from './check-references.ts';
import { byPlace, type Problem } from '#model/problem.ts';
import { readFolder, type PlacedDataSet } from './read-folder.ts';
import { toPropertyGraph } from './to-property-graph.ts';

export interface LoadedFolder {
  readonly ok: true;
  readonly data: DataSet;
  readonly graph: PropertyGraph;
  readonly dataVersion: string;
}

export interface RefusedFolder {
  readonly ok: false;
  /** Ordered by file, line and column. */
  readonly problems: readonly Problem[];
}

/** How many of everything a data set has; `sayso check` prints them. */
export interface DataSetCounts {
  readonly documents: number;
  readonly entities: number;
  readonly statements: number;
  readonly units: number;
  readonly relations: number;
  readonly disputes: number;
  readonly moments: number;
  readonly mentions: number;
}

/** Counts the records of a data set. */
export function countsOf(data: DataSet): DataSetCounts {
  const total = (count: (source: DataSet['sources'][number]) => number): number =>
    data.sources.reduce((sum, source) => sum + count(source), 0);
  return {
    documents: data.sources.length,
    entities: data.entities.length,
    statements: total(({ statements }) => statements.length),
    units: total(({ statements }) => statements.reduce((sum, { about }) => sum + about.length, 0)),
    relations: data.relations.length,
    disputes: data.questions.length,
    moments: data.moments.length,
    mentions: total(({ mentions }) => mentions.length),
  };
}

function plain(placed: PlacedDataSet): DataSet {
  const records = <Record>(list: readonly { readonly record: Record }[]): Record[] => list.map(({ record }) => record);
  return {
    about: placed.about,
    sources: placed.sources.map(({ document, lines, statements, mentions }) => ({
      document: document.record,
      lines,
      statements: records(statements),
      mentions: records(mentions),
    })),
    entities: records(placed.entities),
    relations: records(placed.relations),
    questions: records(placed.questions),
    moments: records(placed.moments),
  };
}

/** Reads and checks a data set folder. Never throws for what is in the folder. */
export async function loadFolder(folder: string): Promise<LoadedFolder | RefusedFolder> {
  const { data: placed, problems } = await readFolder(folder);
  const all = placed ? [...problems, ...checkReferences(placed)] : problems;
  if (!placed || all.length > 0) return { ok: false, problems: all.toSorted(byPlace) };
  const data = plain(placed);
  const graph = toPropertyGraph(data);
  return { ok: true, data, graph, dataVersion: dataVersionOf(graph) };
}
