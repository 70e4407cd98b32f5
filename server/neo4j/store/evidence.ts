/** `evidence`: what stands behind pairs of ends: the keys of a page, then all that its rows name. */
import type { Id } from '#model/property-graph.ts';
import type { Filter } from '#analysis/slice.ts';
import type { Evidence } from '#protocol/answers.ts';
import type { CallContext, Page } from '#store/port.ts';
import { readCursor, writeCursor } from '#store/embedded/cursor.ts';
import { withNamed } from '#store/embedded/evidence.ts';
import type { Ask, Row } from '../database.ts';
import { type Asking, numberIn } from './asking.ts';
import { FIND } from './counted.ts';
import { filterParameters, relationPasses, UNIT, unitPasses, walkedTypes } from './patterns.ts';
import { context, Piece, RELATION_ROWS } from './piece.ts';

/** The statements between the pairs, as `s`; an end that is a statement stands for itself. */
const STATEMENTS = (filter: Filter): string => `UNWIND $pairs AS pair
  CALL (pair) {
    MATCH (s:Statement) WHERE s.id IN pair RETURN s
    UNION UNWIND [pair, reverse(pair)] AS ends
    MATCH (a:Entity {id: ends[0]}) MATCH (e:Entity {id: ends[1]}) MATCH ${UNIT} WHERE ${unitPasses(filter)} RETURN s
  }
  WITH DISTINCT s`;

const RELATIONS = (filter: Filter, types: string): string => `UNWIND $pairs AS pair
  UNWIND [pair, reverse(pair)] AS ends
  CALL (ends) { WITH ends[0] AS id ${FIND} RETURN n AS x }
  CALL (ends) { WITH ends[1] AS id ${FIND} RETURN n AS y }
  MATCH (x)-[t:${types}]->(y) WHERE ${relationPasses(filter)} WITH DISTINCT t`;

/** Rows of statements and relations laid out with all that they name; the queries ended with `context` or RELATION_ROWS. */
export function namedEvidence(
  dataVersion: string,
  found: { readonly statements: readonly Row[]; readonly relations: readonly Row[] },
): Pick<Evidence, 'statements' | 'relations' | 'entities' | 'documents'> {
  const piece = new Piece().context(found.statements);
  for (const row of found.relations) piece.cells(row);
  const parts = piece.parts(dataVersion);
  const own = found.statements.flatMap((row) => (row['statements'] as [unknown, { id: Id }][]).map(([, { id }]) => id));
  const links = found.relations.flatMap((row) => (row['links'] as [Id][]).map(([id]) => id));
  const { entities, documents, ...rows } = withNamed(
    parts,
    own.map((id) => parts.rows.statement(parts.statement(id))),
    links.map((id) => parts.rows.relation(parts.stored.graph.relationshipById(id))),
  );
  return { ...rows, entities: piece.counts.entities(entities), documents: piece.counts.documents(documents) };
}

/** Where a page begins: after a statement, or after a relation, for which all statements are behind. */
function begin(after: string | null, dataVersion: string): { afterStatement: string; afterRelation: string } {
  const [rank, id] = after === null ? ['0', ''] : (readCursor(after, dataVersion, 2) as [string, string]);
  return rank === '0' ? { afterStatement: id, afterRelation: '' } : { afterStatement: '\u{10ffff}', afterRelation: id };
}

function asks(pairs: readonly (readonly [Id, Id])[], filter: Filter, page: Page, dataVersion: string): Ask[] {
  const parameters = {
    ...filterParameters(filter),
    ...begin(page.after, dataVersion),
    pairs,
    limit: BigInt(page.limit + 1),
    shown: BigInt(page.limit),
  };
  const statements = STATEMENTS(filter);
  const texts = [
    `${statements} WHERE s.id > $afterStatement WITH s ORDER BY s.id LIMIT $limit
      WITH collect(s.id) AS keys, collect(s)[..$shown] AS ss ${context(true, 'keys')}`,
    `${statements} RETURN count(s) AS total`,
  ];
  const types = walkedTypes(filter);
  if (types !== null) {
    const relations = RELATIONS(filter, types);
    // Relations fill what statements leave of the page.
    texts.push(
      `CALL () { ${statements} WHERE s.id > $afterStatement RETURN count(s) AS before }
        ${relations}, before WHERE t.id > $afterRelation WITH t, before ORDER BY t.id LIMIT $limit
        WITH collect(t) AS found, $shown - min(before) AS places
        CALL (found, places) { UNWIND found[..CASE WHEN places > 0 THEN places ELSE 0 END] AS t ${RELATION_ROWS} }
        RETURN links, named, size(found) AS keys`,
      `${relations} RETURN count(t) AS total`,
    );
  }
  return texts.map((text) => ({ text, parameters }));
}

/** See the port. Statements first, by id, then relations, by id; a page may hold both. */
export async function evidence(
  { ask, dataVersion }: Asking,
  pairs: readonly (readonly [Id, Id])[],
  filter: Filter,
  page: Page,
  c: CallContext,
): Promise<Evidence> {
  const [statements = [], ofStatements = [], relations = [], ofRelations = []] = await ask(
    asks(pairs, filter, page, dataVersion),
    c,
  );
  const shown = namedEvidence(dataVersion, { statements, relations });
  const waiting = ((statements[0]?.['keys'] ?? []) as Id[]).length + numberIn(relations[0], 'keys');
  const lastRelation = shown.relations.id.at(-1);
  const last = lastRelation ?? shown.statements.id.at(-1);
  const next = last === undefined ? null : writeCursor(dataVersion, [lastRelation === undefined ? 0 : 1, last]);
  return {
    dataVersion,
    ...shown,
    total: numberIn(ofStatements[0], 'total') + numberIn(ofRelations[0], 'total'),
    next: waiting > page.limit ? next : null,
  };
}
