/** From an answer to the picture: what it speaks of is added, and nothing that lies there moves. */
import type { WireRelationship, WireValue } from '#protocol/values.ts';
import { cypherRows } from '../api/cypher.ts';
import { type Exploration, type Id, setFilter, show } from '../state/exploration.ts';
import { isNarrow } from '../state/graph-data.ts';
import { NOTHING, selectEdge, selectStatement } from '../state/selection.ts';
import type { Session } from '../state/session.ts';
import { mentionedIn, statementOf } from './values.ts';

/** More nodes at once than this are no picture. */
export const MOST_ON_STAGE = 120;
const MOST_ASKED = 1000;

/** Statements stand for who said them and what they are chiefly about; what is no entity and no statement, for nothing. */
const STANDS_FOR = `MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id
UNION
MATCH (a:Actor)-[:SAID]->(s:Statement)-[:ABOUT {primary: true}]->(e:Entity) WHERE s.id IN $ids
UNWIND [a.id, e.id] AS id
RETURN id`;

/** The entities that rows speak of, those named by them first. */
export async function entitiesIn(rows: readonly (readonly WireValue[])[], signal: AbortSignal): Promise<Id[]> {
  const { entities, others } = mentionedIn(rows);
  if (others.length === 0) return [...entities];
  const found = await cypherRows(STANDS_FOR, { ids: others.slice(0, MOST_ASKED) }, signal);
  return [...new Set([...entities, ...found.map(([id]) => String(id as string))])];
}

/** With more entities; a filter that would hide them is let go, as after a search. */
function withMore(exploration: Exploration, ids: readonly Id[]): Exploration {
  const next = show(exploration, ids);
  return isNarrow(next) ? setFilter(next, { columnists: next.filter.columnists } as Exploration['filter']) : next;
}

export interface Shown {
  readonly found: number;
  readonly shown: number;
}

/** Adds what rows speak of as one step of the history, and selects it if that is wanted. */
export async function showRows(
  session: Session,
  rows: readonly (readonly WireValue[])[],
  title: string,
  select: boolean,
): Promise<Shown | null> {
  try {
    const found = await session.tasks.run('graph', (signal) => entitiesIn(rows, signal));
    if (!found) return null;
    const ids = found.slice(0, MOST_ON_STAGE);
    if (ids.length === 0) return { found: 0, shown: 0 };
    await addStep(session, ids, title);
    const there = new Set(session.exploration.value.entities);
    if (select) session.select({ ...NOTHING, nodes: ids.filter((id) => there.has(id)) });
    session.wantFit();
    return { found: found.length, shown: ids.length };
  } catch (error) {
    session.notices.error(error);
    return null;
  }
}

async function addStep(session: Session, ids: readonly Id[], title: string): Promise<void> {
  const now = session.exploration.value;
  const fresh = ids.filter((id) => !now.entities.includes(id));
  const next = withMore(now, ids);
  if (fresh.length === 0 && next.filter === now.filter) return;
  await session.step({ act: 'query', name: title, count: fresh.length }, next);
}

/** Selects what a relationship is in the picture: its statement, or the line between its ends. */
export async function selectRelationship(
  session: Session,
  relationship: WireRelationship,
  title: string,
): Promise<void> {
  const statement = statementOf(relationship);
  if (statement !== null) {
    session.select(selectStatement(statement));
    return;
  }
  try {
    await addStep(session, [relationship.start, relationship.end], title);
    const edge = session.data.value.edges.find(({ relations }) => relations.includes(relationship.id));
    if (edge) session.select(selectEdge(edge.id));
  } catch (error) {
    session.notices.error(error);
  }
}
