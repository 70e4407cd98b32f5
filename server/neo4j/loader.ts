/**
 * Brings a data set into a database and proves that it is there: set-up, batches, what is gone, and at the end the
 * version computed anew from what the database holds. Killed anywhere and run again, it ends the same.
 */
import type { Gloss } from '#protocol/rows.ts';
import { PlainError } from '../plain-error.ts';
import { BATCH, batchesOf, type GraphSource, type LoadMode } from './batches.ts';
import { storedVersion } from './data-version.ts';
import type { Ask, Bounds, Database } from './database.ts';
import { largeTypes } from './groups.ts';
import { inspect, PROGRESS_LABEL, type LoadPlan } from './load-plan.ts';
import { removeWhatIsGone } from './removal.ts';
import { clearLeftBehind, relationshipIndex, SET_UP, setUp } from './set-up.ts';
import { ASK_STAMP, stamped, withoutStamps } from './stamp.ts';

export interface LoadTarget extends GraphSource {
  readonly title: Gloss;
}

/** What is being done: how many of how many. */
export interface LoadReport {
  readonly step: 'clear' | 'write' | 'remove' | 'index' | 'verify';
  readonly done: number;
  readonly total: number;
}

const ANOTHER = 'Another load into this database is under way.';

type Reporter = (report: LoadReport) => void;

async function clear(database: Database, report: Reporter): Promise<void> {
  for (let done = 0; ;) {
    const [rows] = await database.write([
      { text: `MATCH (n) WITH n LIMIT ${BATCH} DETACH DELETE n RETURN count(*) AS gone` },
    ]);
    const gone = Number(rows?.[0]?.['gone']);
    if (gone === 0) return;
    report({ step: 'clear', done: (done += gone), total: done });
  }
}

/** Says in the database that a load begins; what it held is no longer anything's whole. */
async function begin(database: Database, { dataVersion }: GraphSource, mode: LoadMode, bounds: Bounds): Promise<void> {
  const [stamps = []] = await database.read([ASK_STAMP], bounds);
  if (stamps.length > 0) await database.write(withoutStamps(stamps));
  const text = `MERGE (m:${PROGRESS_LABEL}) SET m = {dataVersion: $dataVersion, mode: $mode, done: 0}`;
  await database.write([{ text, parameters: { dataVersion, mode } }]);
}

/** The mark moves in the transaction of the batch: a batch that is in is known to be in. */
function mark(done: number): Ask {
  return {
    text: `MATCH (m:${PROGRESS_LABEL} {done: $before}) SET m.done = $after RETURN count(m) AS moved`,
    parameters: { before: BigInt(done - 1), after: BigInt(done) },
  };
}

async function write(
  database: Database,
  source: GraphSource,
  mode: LoadMode,
  skipped: number,
  report: Reporter,
): Promise<void> {
  const total = source.nodeCount + source.relationshipCount;
  let [number, done] = [0, 0];
  for (const { size, ...ask } of batchesOf(source, mode)) {
    number += 1;
    done += size;
    if (number <= skipped) continue;
    await database.write([mark(number), ask], ([moved]) => {
      if (Number(moved?.[0]?.['moved']) !== 1) throw new PlainError(`${ANOTHER} Wait until it is done.`);
    });
    report({ step: 'write', done, total });
  }
}

async function verify(database: Database, source: GraphSource, bounds: Bounds, report: Reporter): Promise<boolean> {
  const total = source.nodeCount + source.relationshipCount;
  const types = await largeTypes(database, bounds);
  if (types.length > 0) report({ step: 'index', done: 0, total: types.length });
  await setUp(database, types.map(relationshipIndex));
  const { nodes, relationships } = await inspect(database, bounds);
  if (nodes !== source.nodeCount || relationships !== source.relationshipCount) return false;
  const found = await storedVersion(database, bounds, (done) => report({ step: 'verify', done, total }));
  report({ step: 'verify', done: total, total });
  return found === source.dataVersion;
}

async function finish(database: Database, target: LoadTarget, bounds: Bounds): Promise<void> {
  const [stamps = []] = await database.read([ASK_STAMP], bounds);
  if (stamps.length > 0) await database.write(withoutStamps(stamps));
  await database.write([stamped(target)]);
  await database.write([{ text: `MATCH (m:${PROGRESS_LABEL}) DELETE m` }]);
  await database.write([{ text: 'CALL db.awaitIndexes(600)' }]);
}

async function merge(database: Database, target: LoadTarget, bounds: Bounds, report: Reporter): Promise<void> {
  await begin(database, target, 'merge', bounds);
  await removeWhatIsGone(database, target, bounds, (done, total) => report({ step: 'remove', done, total }));
  await write(database, target, 'merge', 0, report);
}

async function perform(
  database: Database,
  plan: Exclude<LoadPlan, { action: 'refuse' | 'compare' }>,
  target: LoadTarget,
  bounds: Bounds,
  report: Reporter,
): Promise<void> {
  if (plan.action === 'merge') return merge(database, target, bounds, report);
  if (plan.action === 'resume') return write(database, target, plan.progress.mode, plan.progress.done, report);
  if (plan.action === 'replace') await clear(database, report);
  await begin(database, target, 'create', bounds);
  await write(database, target, 'create', 0, report);
}

/** The database does not hold what we may overwrite. */
export const REFUSED =
  'The database holds other data. Name another one with NEO4J_DATABASE, or say --replace: all of it goes.';

/** Carries out a plan. Throws PlainError where the database does not end with the data, and what the driver throws. */
export async function load(
  database: Database,
  plan: LoadPlan,
  target: LoadTarget,
  bounds: Bounds,
  report: Reporter,
): Promise<void> {
  if (plan.action === 'refuse') throw new PlainError(REFUSED);
  await clearLeftBehind(database);
  await setUp(database, SET_UP);
  if (plan.action === 'compare') {
    if (await verify(database, target, bounds, report)) return finish(database, target, bounds);
    return load(database, { action: plan.otherwise }, target, bounds, report);
  }
  await perform(database, plan, target, bounds, report);
  let good = await verify(database, target, bounds, report);
  if (!good) {
    // Someone else wrote meanwhile, or between two halves of a load: everything is compared and made equal once more.
    await merge(database, target, bounds, report);
    good = await verify(database, target, bounds, report);
  }
  if (!good) {
    throw new PlainError(
      'The database does not hold what was loaded: something else writes to it. Stop that, and load again.',
    );
  }
  await finish(database, target, bounds);
}
