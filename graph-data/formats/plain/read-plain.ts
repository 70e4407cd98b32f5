/** Files of people's own data → tables, and tables with what their columns are → a graph. */
import { dataVersionOf } from '#model/canonical.ts';
import { byPlace, type Problem } from '#model/problem.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import { decodeText } from '../decode-text.ts';
import { LineIndex } from '../line-index.ts';
import { readCsv } from './csv.ts';
import { endingOf, isPlain, PLAIN_ENDINGS, type PlainEnding } from './endings.ts';
import { readGexf } from './gexf.ts';
import { readGraphml } from './graphml.ts';
import { readJsonDocument, readJsonLines } from './json.ts';
import { type Opening, openingOf } from './opening.ts';
import { type Mapping, recognise } from './recognise.ts';
import type { PlainFile } from './sources.ts';
import type { PlainTable } from './table.ts';
import { toPlainGraph } from './to-graph.ts';
import { isWholeGraph, readWholeGraph } from './whole-graph.ts';

/** The most bytes of all files together that are read. */
export const MOST_BYTES = 50 * 1024 * 1024;
/** The most rows of all tables together. */
export const MOST_ROWS = 200_000;

type Read = (file: string, text: string, lines: LineIndex) => { tables: PlainTable[]; problems: Problem[] };

const READERS: Readonly<Record<PlainEnding, Read>> = {
  csv: readCsv,
  tsv: readCsv,
  gexf: readGexf,
  graphml: readGraphml,
  json: readJsonDocument,
  jsonl: readJsonLines,
  ndjson: readJsonLines,
};

export interface RawFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What files hold, before anything is made of it. */
export interface PlainTables {
  readonly files: readonly PlainFile[];
  readonly tables: readonly PlainTable[];
  /** A whole graph says itself what is what. */
  readonly whole: boolean;
  readonly problems: readonly Problem[];
}

function fault(file: string, code: Problem['code'], found: string, expected: string, suggestion: string): Problem {
  return { file, line: 1, column: 1, code, found, expected, suggestion };
}

/** The problem with so many bytes in all files together; null where they are not too many. */
export function sizeProblem(file: string, bytes: number): Problem | null {
  if (bytes <= MOST_BYTES) return null;
  const expected = `at most ${MOST_BYTES / 1024 / 1024} MB in all files together`;
  return fault(file, 'FILE_TOO_LARGE', `${Math.ceil(bytes / 1024 / 1024)} MB`, expected, 'Take a part of it.');
}

function readOne({ name, bytes }: RawFile): { file: PlainFile | null; tables: PlainTable[]; problems: Problem[] } {
  const ending = endingOf(name);
  const reader = isPlain(ending) ? READERS[ending] : null;
  const wrong = (problem: Problem) => ({ file: null, tables: [], problems: [problem] });
  if (!reader) {
    const expected = `a name that ends in ${PLAIN_ENDINGS.map((ending) => `.${ending}`).join(', ')}`;
    return wrong(fault(name, 'FILE_UNKNOWN', 'a file of another form', expected, 'Export it as one of these.'));
  }
  if (bytes.length === 0) return wrong(fault(name, 'FILE_EMPTY', 'an empty file', 'a graph or a table', ''));
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    const { position, found, suggestion } = decoded.fault;
    return wrong({ file: name, ...position, code: 'FILE_NOT_UTF8', found, expected: 'UTF-8', suggestion });
  }
  const lines = new LineIndex(decoded.text);
  const { tables, problems } = reader(name, decoded.text, lines);
  return { file: { name, text: decoded.text, lines }, tables, problems };
}

/** Reads files as tables, all problems at once. Nothing is thrown for what is in them. */
export function readPlainTables(files: readonly RawFile[]): PlainTables {
  const none = { files: [], tables: [], whole: false };
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const name = files[0]?.name ?? '';
  const tooLarge = sizeProblem(name, bytes);
  if (tooLarge) return { ...none, problems: [tooLarge] };
  const read = files.map(readOne);
  const tables = read.flatMap((one) => one.tables);
  const problems = read.flatMap((one) => one.problems);
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows > MOST_ROWS) {
    const expected = `at most ${MOST_ROWS} rows in all files together`;
    return { ...none, problems: [fault(name, 'FILE_TOO_LARGE', `${rows} rows`, expected, 'Take a part of it.')] };
  }
  if (rows === 0 && problems.length === 0) {
    problems.push(fault(name, 'FILE_EMPTY', 'no rows', 'nodes or edges', ''));
  }
  const whole = isWholeGraph(tables);
  return { files: read.flatMap(({ file }) => file ?? []), tables, whole, problems: problems.sort(byPlace) };
}

/** What the tables most likely are, table by table. */
export function recognised({ tables }: PlainTables): Mapping[] {
  return tables.map(recognise);
}

export interface OwnGraph {
  readonly graph: PropertyGraph;
  readonly dataVersion: string;
  readonly title: string;
  /** Null for a whole graph, which has a story of its own. */
  readonly opening: Opening | null;
}

/** The name of a file as a title: without its ending. */
function titleOf(files: readonly PlainFile[]): string {
  return files.map(({ name }) => name.replace(/\.[^.]+$/, '')).join(', ');
}

/** Tables and what they are → the graph, or all problems in the order of place. */
export function readOwnGraph(
  { files, tables, whole }: PlainTables,
  mappings: readonly Mapping[],
): { readonly own: OwnGraph | null; readonly problems: readonly Problem[] } {
  const title = titleOf(files);
  if (whole) {
    const { graph, problems } = readWholeGraph(tables);
    const own = graph && { graph, dataVersion: dataVersionOf(graph), title, opening: null };
    return { own, problems: problems.toSorted(byPlace) };
  }
  const mapped = tables.map((table, at) => ({ ...table, mapping: mappings[at] ?? recognise(table) }));
  const { made, problems } = toPlainGraph(files, mapped);
  if (!made) return { own: null, problems: problems.toSorted(byPlace) };
  const { graph } = made;
  return { own: { graph, dataVersion: dataVersionOf(graph), title, opening: openingOf(made) }, problems };
}
