/**
 * What a database holds by type and by label, in groups that one query reads: those with few members stand together, for
 * to plan another query takes longer than to sort some thousand rows; those with many stand alone, read off an index.
 */
import { quotedName } from '#formats/cypher-script.ts';
import type { Bounds, Database } from './database.ts';
import { CHIEF_LABELS } from './set-up.ts';

/** From how many members on a type or label stands alone, and a type gets an index on the ids of its relationships. */
const MANY = 50_000;

interface Counted {
  readonly name: string;
  readonly count: number;
}

/** Types or labels as a pattern: `A|B`. */
export type Group = string;

async function counted(database: Database, text: string, bounds: Bounds): Promise<Counted[]> {
  const [rows = []] = await database.read([{ text }], bounds);
  return rows.map(({ name, count }) => ({ name: String(name), count: Number(count) }));
}

// From the count store, name by name, each would be a part of a query of its own; one pass tells them all.
const TYPES = 'MATCH ()-[r]->() RETURN type(r) AS name, count(*) AS count ORDER BY name';
const LABELS = CHIEF_LABELS.map((label) => `RETURN '${label}' AS name, COUNT { (:${label}) } AS count`).join(
  ' UNION ALL ',
);

function groupsOf(all: readonly Counted[]): Group[] {
  const groups: string[][] = [];
  let room = 0;
  for (const { name, count } of all) {
    if (count === 0) continue;
    if (count >= MANY) {
      groups.unshift([name]);
      continue;
    }
    if (count > room) {
      groups.push([]);
      room = MANY;
    }
    groups.at(-1)?.push(name);
    room -= count;
  }
  return groups.map((names) => names.map(quotedName).join('|'));
}

/** The relationship types in use, in groups. */
export async function typeGroups(database: Database, bounds: Bounds): Promise<Group[]> {
  return groupsOf(await counted(database, TYPES, bounds));
}

/** The chief labels in use, in groups. */
export async function labelGroups(database: Database, bounds: Bounds): Promise<Group[]> {
  return groupsOf(await counted(database, LABELS, bounds));
}

/** The types whose relationships are so many that reading them in order of id wants an index. */
export async function largeTypes(database: Database, bounds: Bounds): Promise<string[]> {
  const all = await counted(database, TYPES, bounds);
  return all.filter(({ count }) => count >= MANY).map(({ name }) => name);
}
