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
import { askFound, type RelationKey } from './found.ts';
import { filterParameters, relationPasses, UNIT, unitPasses, walkedTypes } from './patterns.ts';
import { Piece } from './piece.ts';

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

/** Rows of statements and relations laid out with all that they name; as `askFound` asks for them. */
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

/** Asks which statements and which relations come after the page before, one more than a page holds, and how many there are. */
function asks(pairs: readonly (readonly [Id, Id])[], filter: Filter, page: Page, dataVersion: string): Ask[] {
  const parameters = {
    ...filterParameters(filter),
    ...begin(page.after, dataVersion),
    pairs,
    limit: BigInt(page.limit + 1),
  };
  const texts = [
    `${STATEMENTS(filter)} WITH s.id AS id ORDER BY id WITH collect(id) AS ids
      RETURN size(ids) AS total, [id IN ids WHERE id > $afterStatement][..$limit] AS found`,
  ];
  const types = walkedTypes(filter);
  if (types !== null) {
    texts.push(`${RELATIONS(filter, types)} WITH t ORDER BY t.id WITH collect(t) AS ts
      RETURN size(ts) AS total, [t IN ts WHERE t.id > $afterRelation | [type(t), startNode(t).id, t.id]][..$limit] AS found`);
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
  const [[ofStatements] = [], [ofRelations] = []] = await ask(asks(pairs, filter, page, dataVersion), c);
  const statementsFound = (ofStatements?.['found'] ?? []) as Id[];
  const relationsFound = (ofRelations?.['found'] ?? []) as RelationKey[];
  const own = statementsFound.slice(0, page.limit);
  // Relations fill what statements leave of the page.
  const links = relationsFound.slice(0, page.limit - own.length);
  const [statements = [], relations = []] = await ask(askFound(own, links, walkedTypes(filter)), c);
  const shown = namedEvidence(dataVersion, { statements, relations });
  const lastRelation = shown.relations.id.at(-1);
  const last = lastRelation ?? shown.statements.id.at(-1);
  const next = last === undefined ? null : writeCursor(dataVersion, [lastRelation === undefined ? 0 : 1, last]);
  return {
    dataVersion,
    ...shown,
    total: numberIn(ofStatements, 'total') + numberIn(ofRelations, 'total'),
    next: statementsFound.length + relationsFound.length > page.limit ? next : null,
  };
}
