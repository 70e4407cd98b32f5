/**
 * Statements and relations that another question found, with everything that their rows show. Asked for by id, so that the
 * text of the question is the same whatever was filtered: to plan it takes Neo4j longer than to answer it.
 */
import type { Id } from '#model/property-graph.ts';
import type { Ask } from '../database.ts';
import { FIND } from './counted.ts';
import { context, RELATION_ROWS } from './piece.ts';

/** A relation by its type, the node it leaves, and its id. */
export type RelationKey = readonly [type: string, source: Id, id: Id];

/** Asks for statements in order of id, with `named` also for the nodes that they name. */
export function askStatements(ids: readonly Id[], named: boolean): Ask {
  return {
    text: `UNWIND $ids AS id MATCH (s:Statement {id: id}) WITH s ORDER BY s.id
      WITH collect(s) AS ss ${context(named)}`,
    parameters: { ids },
  };
}

/** Asks for statements and relations, and for all that they name; `types` are those that were walked, as a pattern. */
export function askFound(statements: readonly Id[], relations: readonly RelationKey[], types: string | null): Ask[] {
  const asks = [askStatements(statements, true)];
  if (types === null || relations.length === 0) return asks;
  const text = `UNWIND $rows AS row CALL (row) { WITH row[0] AS id ${FIND} RETURN n }
    MATCH (n)-[t:${types}]->() WHERE t.id = row[1] WITH DISTINCT t ORDER BY t.id ${RELATION_ROWS}`;
  return [...asks, { text, parameters: { rows: relations.map(([, source, id]) => [source, id]) } }];
}
