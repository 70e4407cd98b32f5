import type { DaySpan } from '#model/time.ts';
import { cypherRows } from './cypher.ts';

const MOST_TALKED = `
MATCH (entity:Entity)<-[:ABOUT]-(statement:Statement)
WHERE $kind IN labels(entity) AND ($columnists OR statement.mode <> 'author')
RETURN entity.id AS id, count(DISTINCT statement) AS statements
ORDER BY statements DESC, id
LIMIT $limit`;

/** Both ends of a span in one text, the last possible day first: so spans are ordered on every clock. */
const FIRST_SAID = `
MATCH (entity:Entity)
WHERE entity.id IN $ids
OPTIONAL MATCH (entity)<-[:ABOUT]-(about:Statement)
WITH entity, min(about.saidTo + ' ' + about.saidFrom) AS about
OPTIONAL MATCH (entity)-[:SAID]->(said:Statement)
RETURN entity.id AS id, about, min(said.saidTo + ' ' + said.saidFrom) AS said`;

/** The ids of the entities of a kind that most statements are about, ties in order of id. */
export async function fetchMostTalked(
  kind: string,
  limit: number,
  columnists: boolean,
  signal: AbortSignal,
): Promise<string[]> {
  const rows = await cypherRows(MOST_TALKED, { kind, limit, columnists }, signal);
  return rows.map(([id]) => id as string);
}

/**
 * When each entity first spoke or was spoken of, as a span of full days: a year where no more is known. Entities without
 * any date are left out.
 */
export async function fetchFirstSaid(ids: readonly string[], signal: AbortSignal): Promise<Map<string, DaySpan>> {
  const rows = await cypherRows(FIRST_SAID, { ids }, signal);
  return new Map(
    rows.flatMap(([id, about, said]) => {
      const [first] = [about, said].filter((span) => typeof span === 'string').sort();
      const [to, from] = first?.split(' ') ?? [];
      return to === undefined || from === undefined ? [] : [[id as string, { from, to }] as const];
    }),
  );
}
