/** Who may be the same as whom. It is no line of the picture, so it is asked for by a query. */
import { POSSIBLE_DOUBLE } from '#analysis/doubles.ts';
import { cypherRows } from '../api/cypher.ts';
import { fetchSchema } from '../api/schema.ts';
import type { Id } from './exploration.ts';

export interface Double {
  readonly source: Id;
  readonly target: Id;
}

const QUERY = `MATCH (a:Entity)-[:${POSSIBLE_DOUBLE}]->(b:Entity) WHERE a.id IN $ids AND b.id IN $ids RETURN a.id, b.id`;

/** The pairs among these entities that may be one; asked only where the data says such a thing at all. */
export async function fetchDoubles(ids: readonly Id[], signal: AbortSignal): Promise<readonly Double[]> {
  // Over data of one's own the query would first fetch the engine, the largest part of the page; few of it say such a thing.
  const { relationshipTypes } = await fetchSchema(signal);
  if (!relationshipTypes.some(({ name }) => name === POSSIBLE_DOUBLE)) return [];
  const rows = await cypherRows(QUERY, { ids }, signal);
  return rows.flatMap(([source, target]) =>
    typeof source === 'string' && typeof target === 'string' ? [{ source, target }] : [],
  );
}
