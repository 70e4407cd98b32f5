/** Takes out of a database what the data set no longer has: relationships first, then nodes. */
import { BATCH, type GraphSource } from './batches.ts';
import type { Bounds, Database, Row } from './database.ts';
import { labelGroups, largeTypes, typeGroups } from './groups.ts';
import { chiefLabel, relationshipIndex, setUp } from './set-up.ts';

const PAGE = 10_000;

async function sweep(
  database: Database,
  { list, remove }: { list: string; remove: string },
  stays: (row: Row) => boolean,
  bounds: Bounds,
): Promise<number> {
  let removed = 0;
  for (let after = ''; ;) {
    const [rows = []] = await database.read([{ text: list, parameters: { after } }], bounds);
    const gone = rows.filter((row) => !stays(row)).map((row) => row['element']);
    for (let at = 0; at < gone.length; at += BATCH) {
      await database.write([{ text: remove, parameters: { gone: gone.slice(at, at + BATCH) } }]);
    }
    removed += gone.length;
    if (rows.length < PAGE) return removed;
    after = String(rows.at(-1)?.['id']);
  }
}

/** Runs a deletion of a batch until there is nothing left. */
async function removeAll(database: Database, text: string): Promise<void> {
  for (;;) {
    const [rows] = await database.write([{ text: `${text} RETURN count(*) AS gone` }]);
    if (Number(rows?.[0]?.['gone']) === 0) return;
  }
}

/** A relationship stays where its id still joins the same ends by the same type. */
function relationshipKey(type: unknown, source: unknown, target: unknown): string {
  return `${String(type)} ${String(source)} ${String(target)}`;
}

/** Compares ids, page by page off the indexes. What has no id goes too. */
export async function removeWhatIsGone(
  database: Database,
  source: GraphSource,
  bounds: Bounds,
  report: (done: number, total: number) => void,
): Promise<void> {
  const kept = new Map<string, string>();
  for (const each of source.relationships()) kept.set(each.id, relationshipKey(each.type, each.source, each.target));
  await setUp(database, (await largeTypes(database, bounds)).map(relationshipIndex));
  const types = await typeGroups(database, bounds);
  const chiefs = await labelGroups(database, bounds);
  const total = types.length + chiefs.length;
  let done = 0;
  for (const group of types) {
    const list = `MATCH (a)-[r:${group}]->(b) WHERE r.id > $after
      RETURN r.id AS id, type(r) AS type, elementId(r) AS element, a.id AS source, b.id AS target
      ORDER BY r.id LIMIT ${PAGE}`;
    const remove = 'UNWIND $gone AS gone MATCH ()-[r]->() WHERE elementId(r) = gone DELETE r';
    const stays = (row: Row): boolean =>
      kept.get(String(row['id'])) === relationshipKey(row['type'], row['source'], row['target']);
    await sweep(database, { list, remove }, stays, bounds);
    await removeAll(database, `MATCH ()-[r:${group}]->() WHERE r.id IS NULL WITH r LIMIT ${BATCH} DELETE r`);
    report((done += 1), total);
  }
  const labels = new Map<string, string>();
  for (const node of source.nodes()) labels.set(node.id, chiefLabel(node.labels));
  for (const group of chiefs) {
    const list = `MATCH (n:${group}) WHERE n.id > $after
      RETURN n.id AS id, labels(n) AS labels, elementId(n) AS element ORDER BY n.id LIMIT ${PAGE}`;
    const remove = 'UNWIND $gone AS gone MATCH (n) WHERE elementId(n) = gone DETACH DELETE n';
    const stays = (row: Row): boolean => {
      const label = labels.get(String(row['id']));
      return label !== undefined && (row['labels'] as readonly string[]).includes(label);
    };
    await sweep(database, { list, remove }, stays, bounds);
    await removeAll(database, `MATCH (n:${group}) WHERE n.id IS NULL WITH n LIMIT ${BATCH} DETACH DELETE n`);
    report((done += 1), total);
  }
}
