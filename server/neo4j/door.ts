/** What the composition takes from here: the store and the console over one database, and what tells of new data in it. */
import { PlainError } from '../plain-error.ts';
import type { Log } from '../log.ts';
import type { Neo4jSettings } from '../settings.ts';
import type { GraphStore } from '#store/port.ts';
import type { QueryEngine } from '../query/query-engine.ts';
import { neo4jAddress, type Neo4jAddress } from './address.ts';
import { Neo4jQueries } from './console/neo4j-queries.ts';
import { CONSOLE_POOL, Database, STORE_POOL, type Bounds } from './database.ts';
import { plainError } from './faults.ts';
import { inspect } from './load-plan.ts';
import { createNeo4jStore } from './neo4j-store.ts';
import { ASK_STAMP, readStamp, type Stamp } from './stamp.ts';

/** How often a database is asked whether its data changed, and how long it may take to answer. */
const WATCH_MS = 3_000;

function bounds(timeoutMs: number): Bounds {
  return { signal: new AbortController().signal, timeoutMs };
}

async function addressIn(settings: Neo4jSettings): Promise<Neo4jAddress> {
  const address = await neo4jAddress(settings);
  if (address === null) throw new Error('no Neo4j is named');
  return address;
}

async function stampOf(database: Database): Promise<Stamp> {
  const { stamp, progress, nodes } = await inspect(database, bounds(10_000));
  if (stamp !== null) return stamp;
  const what = progress ? 'a load that was not finished' : nodes > 0 ? 'data that Sayso did not load' : 'nothing yet';
  throw new PlainError(
    `The database at ${database.address.uri} holds ${what}. "sayso load --to neo4j" brings a data set, or goes on with it.`,
  );
}

/** Opens the store over the database that the settings name, with the console beside it. Throws PlainError. */
export async function openStore(
  settings: Neo4jSettings,
  log: Log,
): Promise<{ store: GraphStore; queries: QueryEngine; stamp: Stamp }> {
  const address = await addressIn(settings);
  const database = new Database(address, STORE_POOL, log);
  try {
    const version = await database.version(bounds(10_000));
    const stamp = await stampOf(database);
    const store = createNeo4jStore(database, stamp.dataVersion, version);
    return { store, queries: new Neo4jQueries(new Database(address, CONSOLE_POOL, log)), stamp };
  } catch (error) {
    await database.close();
    throw plainError(error, address.uri);
  }
}

/** Opens the console alone. Throws PlainError. */
export async function openConsole(settings: Neo4jSettings, log: Log): Promise<QueryEngine> {
  const address = await addressIn(settings);
  const database = new Database(address, CONSOLE_POOL, log);
  try {
    await database.version(bounds(10_000));
    return new Neo4jQueries(database);
  } catch (error) {
    await database.close();
    throw plainError(error, address.uri);
  }
}

/** Who wants to know of new data. */
export interface Watcher {
  /** The version that is served. */
  readonly serves: () => string | null;
  readonly changed: () => void;
  /** Says why newer data is not served yet. */
  readonly tell: (notice: string) => void;
}

/** Asks the database now and then what data it holds. Ends with the returned function. */
export async function watchStamp(settings: Neo4jSettings, log: Log, watcher: Watcher): Promise<() => void> {
  const database = new Database(await addressIn(settings), { ...CONSOLE_POOL, connections: 1 }, log);
  let loading = false;
  const look = async (): Promise<void> => {
    const [rows = []] = await database.read([ASK_STAMP], bounds(WATCH_MS));
    const stamp = readStamp(rows);
    const began = stamp === null && !loading;
    const ended = stamp !== null && (loading || stamp.dataVersion !== watcher.serves());
    loading = stamp === null;
    if (began) watcher.tell('The database is being loaded; what it answers meanwhile may be incomplete.');
    if (ended) watcher.changed();
  };
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      // That the database is away is told by every answer; here it is only looked at again.
      .catch((error: unknown) => log.debug({ err: error }, 'the database was not asked for its version'))
      .finally(() => (looking = false));
  }, WATCH_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    void database.close();
  };
}
