/**
 * Puts the server together, and is the one file that names an engine: data folder → checked → graph, or its snapshot
 * → store → name index. New data takes the place of the old by reference; what is half written changes nothing.
 */
import { join } from 'node:path';
import { runQuery } from '#contract/cypher/run-query.ts';
import { buildGraph } from '#graph/builder.ts';
import type { Graph } from '#graph/graph.ts';
import { NameIndex } from '#graph/name-index.ts';
import { loadReadings } from '#graph/readings.ts';
import type { NameRow } from '#model/names.ts';
import { openDataFolder } from '#pipeline/open-folder.ts';
import { formatProblem, type Problem } from '#model/problem.ts';
import { toRows } from '#protocol/columns.ts';
import { createEmbeddedStore } from '#store/embedded-store.ts';
import type { CallContext, GraphStore } from '#store/port.ts';
import { fingerprint } from './data/fingerprint.ts';
import { type ReadyData, ServedData } from './data/served-data.ts';
import { type About, type Snapshot, Snapshots } from './data/snapshots.ts';
import type { Dependencies } from './dependencies.ts';
import { createMetrics } from './http/metrics.ts';
import type { Log } from './log.ts';
import { PACKAGE_ROOT, packageVersion } from './package-root.ts';
import { nameSearch } from '#contract/cypher/name-search.ts';
import type { QueryEngine } from './query/query-engine.ts';
import { QueryWorkers } from './query/query-workers.ts';
import { createRenderer } from './render/png.ts';
import type { Neo4jSettings, Settings } from './settings.ts';
import { SourceTexts } from './sources/source-texts.ts';
import { ViewFiles } from './views/view-files.ts';

/** Where the build puts the snapshot of the bundled corpus. */
export const BUNDLED_SNAPSHOTS = join(PACKAGE_ROOT, 'dist', 'snapshots');

/** How many data folders' snapshots are kept: people go back and forth between a few. */
const OWN_SNAPSHOTS = 4;

/** The folder with the data, and the one for snapshots. */
type Folders = Pick<Settings, 'data' | 'state'>;

/** Where data may come from. */
export type Sources = Folders & Neo4jSettings;

/** A data folder that was opened, or all that is wrong with it. */
export type OpenedFolder =
  | { readonly ok: true; readonly data: ReadyData }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A call that nobody waits for on a wire. */
export function commandCall(): CallContext {
  const unlimited = Number.MAX_SAFE_INTEGER;
  return { signal: new AbortController().signal, timeoutMs: 0x7fff_ffff, maxRows: unlimited, maxBytes: unlimited };
}

/** The one name index over what a store calls its entities. */
async function indexNames(store: GraphStore): Promise<NameIndex> {
  const rows: NameRow[] = [];
  for await (const batch of store.names(commandCall())) rows.push(...toRows<NameRow>(batch));
  return new NameIndex(rows, await loadReadings());
}

/** The name index of a graph, for a command that has no server. */
function namesOf(graph: Graph): Promise<NameIndex> {
  return indexNames(createEmbeddedStore(graph));
}

async function readyFrom({ graph, about }: Snapshot): Promise<ReadyData> {
  const store = createEmbeddedStore(graph);
  const names = await indexNames(store);
  const queries = new QueryWorkers(graph.bytes, nameSearch(names));
  return { store, queries, names, ...about };
}

/** Opens a data folder without any snapshot. */
async function buildFolder(
  folder: string,
): Promise<{ ok: true; snapshot: Snapshot } | { ok: false; problems: readonly Problem[] }> {
  const loaded = await openDataFolder(folder);
  if (!loaded.ok) return loaded;
  const { title, dataVersion, opening } = loaded;
  const about: About = { dataVersion, title, opening };
  return { ok: true, snapshot: { graph: buildGraph(loaded.graph, dataVersion), about } };
}

async function openSnapshot(mark: string, folders: readonly Snapshots[], log: Log): Promise<Snapshot | null> {
  for (const snapshots of folders) {
    const opened = await snapshots.open(mark).catch((error: unknown) => {
      return { snapshot: null, damaged: true, reason: String(error) };
    });
    if (opened.snapshot) return opened.snapshot;
    if (opened.damaged) log.warn(`a snapshot is damaged (${opened.reason}); the data folder is read instead`);
  }
  return null;
}

/** The mark of a folder; null where it cannot be listed: reading it then says in words what is wrong. */
async function markOf(folder: string, log: Log): Promise<string | null> {
  try {
    return await fingerprint(folder);
  } catch (error) {
    log.debug({ err: error }, 'the data folder has no fingerprint');
    return null;
  }
}

/** A data folder's graph, or all that is wrong with the folder. */
export type OpenedGraph =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Opens a data folder's graph: from its snapshot where there is a good one, else from its files, leaving a snapshot behind. */
export async function openGraph({ data: folder, state }: Folders, log: Log): Promise<OpenedGraph> {
  const own = new Snapshots(join(state, 'snapshots'), OWN_SNAPSHOTS);
  const bundled = new Snapshots(BUNDLED_SNAPSHOTS, 1);
  const mark = await markOf(folder, log);
  const snapshot = mark === null ? null : await openSnapshot(mark, [own, bundled], log);
  if (snapshot) return { ok: true, snapshot };
  const built = await buildFolder(folder);
  if (!built.ok) return built;
  // What changed while it was read may not be kept under the mark of what stood there before.
  if (mark !== null && (await markOf(folder, log)) === mark) {
    await own.save(mark, built.snapshot).catch((error: unknown) => {
      log.warn({ err: error }, 'the snapshot could not be saved; the next start takes as long as this one');
    });
  }
  return built;
}

/** Opens a data folder and makes it ready to answer. */
export async function openFolder(folders: Folders, log: Log): Promise<OpenedFolder> {
  const opened = await openGraph(folders, log);
  return opened.ok ? { ok: true, data: await readyFrom(opened.snapshot) } : opened;
}

/** Opens the data – the database that the settings name, else the folder – and makes it ready to answer. Throws PlainError. */
export async function openData(sources: Sources, log: Log): Promise<OpenedFolder> {
  if (sources.neo4jUri !== null) {
    // The driver is large: only who uses Neo4j waits for it.
    const { openStore } = await import('./neo4j/door.ts');
    const { store, queries, stamp } = await openStore(sources, log);
    return { ok: true, data: { store, queries, names: await indexNames(store), ...stamp, opening: null } };
  }
  return openFolder(sources, log);
}

/** What answers one question of a command. */
export type OpenedQueries =
  | { readonly ok: true; readonly queries: QueryEngine }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Opens what a single question needs: no more than that. Throws PlainError. */
export async function openQueries(sources: Sources, text: string, log: Log): Promise<OpenedQueries> {
  if (sources.neo4jUri !== null) {
    const { openConsole } = await import('./neo4j/door.ts');
    return { ok: true, queries: await openConsole(sources, log) };
  }
  const opened = await openGraph(sources, log);
  if (!opened.ok) return opened;
  const { graph } = opened.snapshot;
  // Making the name index takes longer than most queries: only who asks for names waits for it.
  const names = /fulltext/i.test(text) ? nameSearch(await namesOf(graph)) : null;
  const run: QueryEngine['run'] = async (request, say) => {
    const clock = (): number => performance.timeOrigin + performance.now();
    runQuery(graph, request, { cancelled: () => false, names, say, clock, random: Math.random });
  };
  return { ok: true, queries: { run, close: async () => {} } };
}

/** Leaves a snapshot of a data folder in `target`, for servers to start from; does nothing where there is a good one. */
export async function prepareSnapshot(folder: string, target: string): Promise<readonly Problem[]> {
  const snapshots = new Snapshots(target, 1);
  const mark = await fingerprint(folder);
  if ((await snapshots.open(mark)).snapshot) return [];
  const built = await buildFolder(folder);
  if (!built.ok) return built.problems;
  await snapshots.save(mark, built.snapshot);
  return [];
}

/** The parts of a running server. */
export interface Composition {
  readonly dependencies: Dependencies;
  /** Loads the data; the problems, where the folder has any. What was served before goes on being served then. */
  readonly load: () => Promise<readonly Problem[]>;
  /** Calls `changed` when a database says that its data changed; ends with the returned function. */
  readonly watchDatabase: (changed: () => void) => Promise<() => void>;
  readonly close: () => Promise<void>;
}

function measureData({ metrics }: Dependencies, data: ReadyData): Promise<void> {
  return data.store.info(commandCall()).then((info) => {
    for (const what of ['entities', 'statements', 'relations', 'documents'] as const) {
      metrics.data.set({ what }, info[what]);
    }
  });
}

function refuse({ served, metrics }: Dependencies, problems: readonly Problem[], log: Log): void {
  metrics.loads.inc({ result: 'refused' });
  for (const problem of problems) log.error({ problem }, formatProblem(problem));
  const errors = problems.length === 1 ? '1 error' : `${problems.length} errors`;
  served.refuse(`The data folder has ${errors}; the data from before is served. "sayso check" lists them.`);
}

/** Tells where the folder holds other data than the database that is served. */
async function compareWithFolder({ served, log }: Dependencies, folders: Folders, version: string): Promise<void> {
  const folder = await openGraph(folders, log);
  const own = folder.ok ? folder.snapshot.about.dataVersion : null;
  if (own === version) return;
  const what = own === null ? 'the folder cannot be loaded' : `the folder ${folders.data} holds ${own.slice(0, 12)}`;
  const notice = `The database holds data version ${version.slice(0, 12)}; ${what}. "sayso load --to neo4j" brings the folder's data.`;
  log.warn(notice);
  served.refuse(notice);
}

/** Composes a server from its settings. Nothing is loaded yet. */
export function compose(settings: Settings, log: Log): Composition {
  const dependencies: Dependencies = {
    settings,
    version: packageVersion(),
    served: new ServedData(),
    views: new ViewFiles(settings.state),
    sources: new SourceTexts(settings.sources, settings.data),
    renderer: createRenderer(),
    metrics: createMetrics(),
    log,
    clientFolder: join(PACKAGE_ROOT, 'dist', 'client'),
    today: () => new Date().toISOString().slice(0, 10),
  };
  const { served, metrics } = dependencies;
  const load = async (): Promise<readonly Problem[]> => {
    const began = performance.now();
    const opened = await openData(settings, log);
    if (!opened.ok) {
      refuse(dependencies, opened.problems, log);
      return opened.problems;
    }
    await served.replace(opened.data);
    metrics.loads.inc({ result: 'loaded' });
    metrics.loadSeconds.set((performance.now() - began) / 1000);
    await measureData(dependencies, opened.data);
    const { dataVersion } = opened.data;
    log.info({ dataVersion, from: settings.neo4jUri ?? settings.data }, 'the data is loaded');
    if (settings.neo4jUri !== null) await compareWithFolder(dependencies, settings, dataVersion);
    return [];
  };
  const watchDatabase = async (changed: () => void): Promise<() => void> => {
    if (settings.neo4jUri === null) return () => {};
    const { watchStamp } = await import('./neo4j/door.ts');
    return watchStamp(settings, log, {
      serves: () => served.dataVersion,
      changed,
      tell: (notice) => served.refuse(notice),
    });
  };
  const close = async (): Promise<void> => {
    await dependencies.renderer.close();
    await served.close();
  };
  return { dependencies, load, watchDatabase, close };
}
