/** `sayso load [folder] --to neo4j`: a data set into a database, with progress, and proof at the end. */
import { loadFolder } from '#pipeline/load-folder.ts';
import { formatProblem } from '#model/problem.ts';
import { createLog } from '../log.ts';
import { neo4jAddress, type Neo4jAddress } from '../neo4j/address.ts';
import { Database, LOAD_POOL } from '../neo4j/database.ts';
import { plainError } from '../neo4j/faults.ts';
import { inspect, planFor, type Holding, type LoadPlan } from '../neo4j/load-plan.ts';
import { load, REFUSED, type LoadTarget } from '../neo4j/loader.ts';
import { PlainError } from '../plain-error.ts';
import type { Settings } from '../settings.ts';
import { LoadProgress } from './load-progress.ts';
import { printError, printLine } from './printing.ts';

export interface LoadOptions {
  readonly settings: Settings;
  readonly dryRun: boolean;
  readonly replace: boolean;
}

/** Longer than any page of a load takes. */
const PATIENCE_MS = 600_000;

async function targetOf(folder: string): Promise<LoadTarget | null> {
  const loaded = await loadFolder(folder);
  if (!loaded.ok) {
    for (const problem of loaded.problems) printError(formatProblem(problem));
    return null;
  }
  const { nodes, relationships } = loaded.graph;
  const { title } = loaded.data.about;
  return {
    dataVersion: loaded.dataVersion,
    title: { en: title.en, zhHans: title['zh-Hans'] ?? title.en },
    nodeCount: nodes.length,
    relationshipCount: relationships.length,
    nodes: () => nodes,
    relationships: () => relationships,
  };
}

function counted({ nodes, relationships }: { nodes: number; relationships: number }): string {
  return `${nodes} nodes and ${relationships} relationships`;
}

function intention(plan: LoadPlan, target: LoadTarget): string {
  const all = counted({ nodes: target.nodeCount, relationships: target.relationshipCount });
  switch (plan.action) {
    case 'create':
      return `creates ${all}`;
    case 'resume':
      return `goes on after batch ${plan.progress.done} of the load that was broken off: ${all} in all`;
    case 'merge':
      return `makes it equal to ${all}: what differs is set, what has left the data set is deleted`;
    case 'replace':
      return `deletes everything in it, then creates ${all}`;
    case 'compare':
      return 'compares it with the data set, whose size is the same, and writes nothing where it is the same';
    case 'refuse':
      return 'does nothing';
  }
}

function describe(address: Neo4jAddress, version: string, holding: Holding, plan: LoadPlan, target: LoadTarget): void {
  const database = address.database === null ? 'the default database' : `the database ${address.database}`;
  printLine(`Neo4j ${version} at ${address.uri}, ${database}: ${counted(holding)}.`);
  if (holding.stamp) printLine(`It holds "${holding.stamp.title.en}", data version ${holding.stamp.dataVersion}.`);
  printLine(`The load ${intention(plan, target)}; data version ${target.dataVersion}.`);
}

async function run(database: Database, target: LoadTarget, { dryRun, replace }: LoadOptions): Promise<void> {
  const bounds = { signal: new AbortController().signal, timeoutMs: PATIENCE_MS };
  const version = await database.version(bounds);
  const holding = await inspect(database, bounds);
  const plan = planFor(holding, target, replace);
  describe(database.address, version, holding, plan, target);
  if (plan.action === 'refuse') throw new PlainError(REFUSED);
  if (dryRun) {
    printLine('Nothing was written: this was a dry run.');
    return;
  }
  const progress = new LoadProgress(process.stderr, () => performance.now());
  await load(database, plan, target, bounds, (report) => progress.hear(report));
  progress.end();
  printLine(`Loaded. The database holds data version ${target.dataVersion}, computed from what is in it.`);
}

/** Loads. Exit status 1 where the folder will not do; throws PlainError where the database will not. */
export async function loadCommand(options: LoadOptions): Promise<void> {
  const address = await neo4jAddress(options.settings);
  if (address === null)
    throw new PlainError('No Neo4j is named. Set NEO4J_URI, as in NEO4J_URI=bolt://127.0.0.1:7687.');
  const target = await targetOf(options.settings.data);
  if (target === null) {
    process.exitCode = 1;
    return;
  }
  const database = new Database(address, LOAD_POOL, createLog('warn'));
  try {
    await run(database, target, options);
  } catch (error) {
    throw plainError(error, address.uri);
  } finally {
    await database.close();
  }
}
