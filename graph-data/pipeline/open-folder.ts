/** A folder of either kind → its graph: a data set as Sayso writes it, or plain tables and graphs of people's own. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Opening } from '#formats/plain/opening.ts';
import { endingOf, isPlain } from '#formats/plain/endings.ts';
import { readOwnGraph, readPlainTables, recognised, sizeProblem } from '#formats/plain/read-plain.ts';
import { byPlace, type Problem } from '#model/problem.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import { isRelationType } from '#model/vocabulary.ts';
import { countsOf, type DataSetCounts, loadFolder } from './load-folder.ts';
import { listFiles } from './source-files.ts';

export interface OpenedFolder {
  readonly ok: true;
  readonly graph: PropertyGraph;
  readonly dataVersion: string;
  readonly title: { readonly en: string; readonly zhHans: string };
  readonly counts: DataSetCounts;
  /** What is opened first; null where the data tells a story of its own. */
  readonly opening: Opening | null;
}

/** The files of a folder of plain data; null for a folder that is, or tries to be, a data set. */
async function plainFiles(folder: string): Promise<string[] | null> {
  const files = await listFiles(folder).catch((): string[] => []);
  const plain = files.filter((file) => isPlain(endingOf(file)));
  if (files.includes('data-set.yaml') || plain.length === 0 || plain.length < files.length - countNotes(files))
    return null;
  return plain;
}

/** Texts beside the data, which nothing reads. */
function countNotes(files: readonly string[]): number {
  return files.filter((file) => /\.(md|txt)$/i.test(file)).length;
}

function plainCounts({ nodes, relationships }: PropertyGraph): DataSetCounts {
  const labelled = (label: string): number => nodes.filter(({ labels }) => labels.includes(label)).length;
  const typed = (wanted: string): number => relationships.filter(({ type }) => type === wanted).length;
  return {
    documents: labelled('Document'),
    entities: labelled('Entity'),
    statements: labelled('Statement'),
    units: typed('ABOUT'),
    relations: relationships.filter(({ type }) => isRelationType(type)).length,
    disputes: labelled('Question'),
    moments: labelled('Moment'),
    mentions: typed('MENTIONS'),
  };
}

async function openPlain(folder: string, names: readonly string[]): Promise<OpenedFolder | Refused> {
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
  // What is too large together is not even read.
  const tooLarge = sizeProblem(
    names[0] ?? folder,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  if (tooLarge) return { ok: false, problems: [tooLarge] };
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(path.join(folder, name)) })),
  );
  const tables = readPlainTables(files);
  const { own, problems } = readOwnGraph(tables, recognised(tables));
  if (!own || tables.problems.length > 0)
    return { ok: false, problems: [...tables.problems, ...problems].sort(byPlace) };
  const { graph, dataVersion, opening } = own;
  const title = path.basename(path.resolve(folder));
  return { ok: true, graph, dataVersion, title: { en: title, zhHans: title }, counts: plainCounts(graph), opening };
}

interface Refused {
  readonly ok: false;
  readonly problems: readonly Problem[];
}

/** Opens a folder of either kind. Never throws for what is in the folder. */
export async function openDataFolder(folder: string): Promise<OpenedFolder | Refused> {
  const plain = await plainFiles(folder);
  if (plain) return openPlain(folder, plain);
  const loaded = await loadFolder(folder);
  if (!loaded.ok) return loaded;
  const { data, graph, dataVersion } = loaded;
  const { title } = data.about;
  const both = { en: title.en, zhHans: title['zh-Hans'] ?? title.en };
  return { ok: true, graph, dataVersion, title: both, counts: countsOf(data), opening: null };
}
