/** The statements behind the lines that are shown: all of them, in however many pages they come. */
import type { Evidence } from '#protocol/answers.ts';
import { toRows } from '#protocol/columns.ts';
import type { Scene } from '#picture/scene.ts';
import type { EntityRow, StatementRow } from '#protocol/rows.ts';
import { fetchEvidence } from '../api/evidence.ts';
import type { Exploration, Id } from './exploration.ts';
import { type GraphData, pairsOf } from './graph-data.ts';
import { fetchMembers } from './memberships.ts';

/** What one request may ask for. */
const MOST_PAIRS = 1000;
const MOST_ROWS = 1000;

export interface Behind {
  /** The statements behind the lines, and those that stand as nodes. */
  readonly statements: ReadonlySet<Id>;
  /** The ends of the lines that rest on statements, each pair once. */
  readonly pairs: readonly (readonly [Id, Id])[];
}

/** What stands behind a picture. */
export function behindScene(scene: Scene, data: GraphData): Behind {
  const drawn = new Set(scene.edges.map(({ id }) => id));
  const statements = new Set(scene.nodes.flatMap(({ id }) => (data.statements.has(id) ? [id] : [])));
  const pairs = new Map<string, readonly [Id, Id]>();
  for (const edge of data.edges) {
    if (!drawn.has(edge.id) || edge.statements.length === 0) continue;
    for (const id of edge.statements) statements.add(id);
    for (const [source, target] of pairsOf(edge, data)) {
      if (data.entities.has(source) && data.entities.has(target)) pairs.set(`${source} ${target}`, [source, target]);
    }
  }
  return { statements, pairs: [...pairs.values()] };
}

/** What a whole that gathers its members says is what they say. */
export async function withMembers(
  pairs: Behind['pairs'],
  { rolledUp }: Pick<Exploration, 'rolledUp'>,
  signal: AbortSignal,
): Promise<Behind['pairs']> {
  const wholes = [...new Set(pairs.map(([source]) => source))].filter((id) => rolledUp.includes(id));
  const members = new Map(
    await Promise.all(wholes.map(async (whole) => [whole, await fetchMembers(whole, signal)] as const)),
  );
  return pairs.flatMap(([source, target]) =>
    [source, ...(members.get(source) ?? [])].map((actor) => [actor, target] as const),
  );
}

function byDay(a: StatementRow, b: StatementRow): number {
  const [first, second] = [a.said?.from ?? '9999', b.said?.from ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Everything behind pairs of entities, in however many pages it comes. */
export async function fetchAllEvidence(
  pairs: Behind['pairs'],
  filter: Exploration['filter'],
  signal: AbortSignal,
): Promise<Evidence[]> {
  const pages: Evidence[] = [];
  for (let start = 0; start < pairs.length; start += MOST_PAIRS) {
    const some = pairs.slice(start, start + MOST_PAIRS);
    let after: string | null = null;
    do {
      // A page is asked for by the end of the one before it.
      // oxlint-disable-next-line no-await-in-loop
      const page: Evidence = await fetchEvidence(some, filter, signal, { after, limit: MOST_ROWS });
      pages.push(page);
      after = page.next;
    } while (after !== null);
  }
  return pages;
}

/** The statements in the order in which they were said, undated ones last, and the entities that they name. */
export async function fetchBehind(
  { statements, pairs }: Behind,
  data: GraphData,
  exploration: Exploration,
  signal: AbortSignal,
): Promise<{ statements: StatementRow[]; entities: EntityRow[] }> {
  const found = new Map<Id, StatementRow>();
  const entities = new Map<Id, EntityRow>();
  for (const [id, statement] of data.statements) if (statements.has(id)) found.set(id, statement);
  const asked = await withMembers(pairs, exploration, signal);
  for (const page of await fetchAllEvidence(asked, exploration.filter, signal)) {
    for (const row of toRows<StatementRow>(page.statements)) if (statements.has(row.id)) found.set(row.id, row);
    for (const entity of toRows<EntityRow>(page.entities)) entities.set(entity.id, entity);
  }
  return { statements: [...found.values()].toSorted(byDay), entities: [...entities.values()] };
}
