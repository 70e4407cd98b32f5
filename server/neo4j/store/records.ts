/** `entities`, `documents`, `questions` and `appearances`: records by their ids. */
import { byCodeUnit } from '#model/canonical.ts';
import type { Id, Properties } from '#model/property-graph.ts';
import type { AppearanceColumns, DocumentColumns, EntityColumns, QuestionColumns } from '#protocol/answers.ts';
import { toColumns } from '#protocol/columns.ts';
import type { AppearanceRow } from '#protocol/rows.ts';
import type { CallContext } from '#store/port.ts';
import { APPEARANCE_KEYS, DOCUMENT_KEYS, ENTITY_KEYS, QUESTION_KEYS } from '#store/row-keys.ts';
import { type Asking, numberIn } from './asking.ts';
import { askNodes, FIND } from './counted.ts';
import { HOLDS } from './patterns.ts';
import { linkCells, Piece } from './piece.ts';

/** See the port. */
export async function entities(
  { ask, dataVersion }: Asking,
  ids: readonly Id[],
  c: CallContext,
): Promise<EntityColumns> {
  const [rows = []] = await ask([askNodes([...new Set(ids)])], c);
  const piece = new Piece();
  for (const row of rows) piece.counted(row);
  const parts = piece.parts(dataVersion);
  const known = rows.map((row) => String((row['properties'] as Properties)['id']));
  const found = parts.entityNodes(ids.filter((id) => known.includes(id)));
  return piece.counts.entities(
    toColumns(
      ENTITY_KEYS,
      found.map((node) => parts.rows.entity(node)),
    ),
  );
}

/** See the port. */
export async function documents(
  { ask, dataVersion }: Asking,
  ids: readonly Id[] | null,
  c: CallContext,
): Promise<DocumentColumns> {
  const [rows = []] = await ask([askNodes(ids)], c);
  const piece = new Piece();
  for (const row of rows) piece.counted(row);
  const parts = piece.parts(dataVersion);
  const own = rows.filter((row) => (row['labels'] as string[]).includes('Document'));
  const found = own.map((row) => String((row['properties'] as Properties)['id']));
  const ordered = ids === null ? found.sort(byCodeUnit) : ids.filter((id) => found.includes(id));
  return piece.counts.documents(
    toColumns(
      DOCUMENT_KEYS,
      ordered.map((id) => parts.rows.document(parts.stored.graph.nodeById(id))),
    ),
  );
}

function askQuestions(all: boolean): string {
  const found = all ? 'MATCH (q:Question)' : 'UNWIND $ids AS id MATCH (q:Question {id: id})';
  return `${found}
    CALL (q) { MATCH (q)-[k:CONCERNS]->(e) RETURN collect(k) AS concerns, collect(e) AS entities }
    CALL (q) { MATCH (q)<-[k:ANSWERS]-(n:Claim) OPTIONAL MATCH (n)<-[j:ASSERTS|DENIES]-(s:Statement)
      RETURN collect(DISTINCT k) + collect(j) AS links, collect(DISTINCT n) AS claims, collect(DISTINCT s) AS statements }
    RETURN [n IN [q] + entities + claims + statements |
        [labels(n), CASE WHEN n:Statement OR n:Entity THEN {id: n.id} ELSE properties(n) END]] AS nodes,
      [k IN concerns + links | ${linkCells('k')}] AS links`;
}

/** See the port. */
export async function questions(
  { ask, dataVersion }: Asking,
  ids: readonly Id[] | null,
  c: CallContext,
): Promise<QuestionColumns> {
  const [rows = []] = await ask([{ text: askQuestions(ids === null), parameters: { ids: ids ?? [] } }], c);
  const piece = new Piece();
  for (const row of rows) piece.cells(row);
  const parts = piece.parts(dataVersion);
  const { graph } = parts.stored;
  const known = parts.stored.nodesWith('Question').map((node) => graph.idOf(node));
  const ordered = ids === null ? known.sort(byCodeUnit) : ids.filter((id) => known.includes(id));
  return toColumns(
    QUESTION_KEYS,
    ordered.map((id) => parts.rows.question(graph.nodeById(id))),
  );
}

const APPEARANCES = `UNWIND $ids AS id ${FIND}
  CALL (n) {
    CALL (n) {
      MATCH (n)-[h:SAID|ASCRIBED_TO]-(s:Statement) WHERE ${HOLDS} AND EXISTS { (s)-[:ABOUT]->() } RETURN s
      UNION MATCH (n)<-[:ABOUT]-(s:Statement) RETURN s
    }
    MATCH (s)-[:REPORTED_IN]->(d:Document)
    RETURN d.id AS document, count(DISTINCT s) AS statements, 0 AS mentions
    UNION ALL MATCH (n)<-[:MENTIONS]-(d) RETURN d.id AS document, 0 AS statements, count(*) AS mentions
  }
  RETURN id AS entity, document, sum(statements) AS statements, sum(mentions) AS mentions`;

/** See the port. */
export async function appearances({ ask }: Asking, ids: readonly Id[], c: CallContext): Promise<AppearanceColumns> {
  const asked = [...new Set(ids)];
  const [rows = []] = await ask([{ text: APPEARANCES, parameters: { ids: asked } }], c);
  const place = new Map(asked.map((id, at) => [id, at]));
  const found = rows.map((row): AppearanceRow => ({
    entity: String(row['entity']),
    document: String(row['document']),
    statements: numberIn(row, 'statements'),
    mentions: numberIn(row, 'mentions'),
  }));
  const at = ({ entity }: AppearanceRow): number => place.get(entity) ?? 0;
  found.sort((a, b) => at(a) - at(b) || byCodeUnit(a.document, b.document));
  return toColumns(APPEARANCE_KEYS, found);
}
