/** The worker that holds people's own data: it reads files, makes a graph of them, and answers as the server would. */
import { answerLocally, type LocalRequest } from '#contract/answer.ts';
import type { AnswerData } from '#contract/question.ts';
import {
  type OwnGraph,
  type PlainTables,
  readOwnGraph,
  readPlainTables,
  recognised,
  sizeProblem,
} from '#formats/plain/read-plain.ts';
import type { Mapping } from '#formats/plain/recognise.ts';
import { LONGEST_LINE, slugOf } from '#formats/plain/sources.ts';
import { buildGraph } from '#graph/builder.ts';
import type { Graph } from '#graph/graph.ts';
import { NameIndex } from '#graph/name-index.ts';
import { loadReadings } from '#graph/readings.ts';
import { SaysoError } from '#model/errors.ts';
import type { NameRow } from '#model/names.ts';
import { byPlace } from '#model/problem.ts';
import { toRows } from '#protocol/columns.ts';
import { createEmbeddedStore } from '#store/embedded-store.ts';
import type { CallContext } from '#store/port.ts';
import type { OwnAnswer, OwnOpened, OwnRequest, OwnTables } from './own-data-messages.ts';

const PREVIEWED = 5;
const LONGEST_CELL = 80;
/** As many as the server gives. */
const CALL: CallContext = {
  signal: new AbortController().signal,
  timeoutMs: 0x7fff_ffff,
  maxRows: 10_000,
  maxBytes: 16_000_000,
};

const NO_TABLES: PlainTables = { files: [], tables: [], whole: false, problems: [] };
let read: PlainTables = NO_TABLES;
let data: OwnData | null = null;

/** What answers, and the graph beneath it, for questions in Cypher. */
interface OwnData extends AnswerData {
  readonly graph: Graph;
}

function cellText(cell: PlainTables['tables'][number]['rows'][number]['cells'][number]): string {
  const text = cell === null ? '' : typeof cell === 'object' ? cell.map(String).join('; ') : String(cell);
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

async function readFiles(files: readonly File[]): Promise<OwnTables> {
  const tooLarge = sizeProblem(
    files[0]?.name ?? '',
    files.reduce((sum, { size }) => sum + size, 0),
  );
  const raw = tooLarge
    ? []
    : await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      );
  read = tooLarge ? { ...NO_TABLES, problems: [tooLarge] } : readPlainTables(raw);
  const { tables, whole, problems } = read;
  const previews = tables.map(({ file, kind, columns, rows }) => ({
    file,
    kind,
    columns,
    count: rows.length,
    rows: rows.slice(0, PREVIEWED).map(({ cells }) => cells.map(cellText)),
  }));
  return { tables: previews, mappings: recognised(read), whole, problems };
}

async function ready({ graph: own, dataVersion, title, opening }: OwnGraph): Promise<OwnData> {
  const graph = buildGraph(own, dataVersion);
  const store = createEmbeddedStore(graph);
  const names: NameRow[] = [];
  for await (const batch of store.names(CALL)) names.push(...toRows<NameRow>(batch));
  const index = new NameIndex(names, await loadReadings());
  return { graph, store, names: index, title: { en: title, zhHans: title }, opening, dataVersion };
}

async function open(mappings: readonly Mapping[]): Promise<OwnOpened> {
  const { own, problems } = readOwnGraph(read, mappings);
  if (!own || read.problems.length > 0) return { ok: false, problems: [...read.problems, ...problems].sort(byPlace) };
  data = await ready(own);
  return { ok: true, title: own.title };
}

/** A row as the file has it: what the server answers where it has the text of a document. */
function lineOf(document: string, line: number): unknown {
  const file = read.files.find(({ name }) => slugOf(name) === document);
  const text = file?.lines.line(line);
  const reason =
    text === undefined || text === null
      ? 'no file that is open has it'
      : `it is longer than ${LONGEST_LINE} characters`;
  if (typeof text !== 'string' || text.length > LONGEST_LINE)
    throw new SaysoError('LINE_NOT_FOUND', { line, document, reason });
  return { document, line, text, matches: true };
}

type Asked = LocalRequest & { readonly lines: boolean };

/** The text of an answer. */
async function bodyOf(request: Asked): Promise<string> {
  if (!data) throw new SaysoError('LOADING');
  if (request.path === '/api/cypher') {
    // The engine is as large as all the rest: only who asks waits for it.
    const { answerQuery } = await import('./own-queries.ts');
    return answerQuery(request.body ?? '', request.lines, data);
  }
  return JSON.stringify(await answerOf(request, data));
}

async function answerOf(request: LocalRequest, own: OwnData): Promise<unknown> {
  const line = /^\/api\/documents\/([^/]+)\/lines\/(\d+)(?:\?|$)/.exec(request.path);
  if (line) return lineOf(decodeURIComponent(line[1] as string), Number(line[2]));
  return answerLocally(request, own, CALL);
}

async function answer(request: Asked): Promise<{ status: number; body: string }> {
  try {
    return { status: 200, body: await bodyOf(request) };
  } catch (error) {
    if (!(error instanceof SaysoError)) throw error;
    const { code, message, hint, status, position } = error;
    return { status, body: JSON.stringify({ error: { code, message, hint, position } }) };
  }
}

async function answerTo(request: OwnRequest): Promise<OwnAnswer> {
  const { task, ask } = request;
  try {
    if (ask === 'read') return { task, ask, tables: await readFiles(request.files) };
    if (ask === 'open') return { task, ask, opened: await open(request.mappings) };
    return { task, ask, ...(await answer(request)) };
  } catch (error) {
    return { task, ask: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

addEventListener('message', ({ data: request }: MessageEvent<OwnRequest>) => {
  void answerTo(request).then((answered) => postMessage(answered));
});
