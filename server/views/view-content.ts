/** What a view shows, taken from the data as it is now: its nodes, its edges, and everything that stands behind them. */
import type { Membership } from '#analysis/roll-up.ts';
import { unfoldEdges } from '#analysis/unfold.ts';
import { SaysoError } from '#model/errors.ts';
import type { Evidence } from '#protocol/answers.ts';
import { type Columns, toColumns, toRows } from '#protocol/columns.ts';
import {
  documentRowSchema,
  type DocumentRow,
  edgeRowSchema,
  type EdgeRow,
  relationRowSchema,
  type RelationRow,
  statementRowSchema,
  type StatementRow,
} from '#protocol/rows.ts';
import type { ViewContent, ViewDraft } from '#protocol/views.ts';
import type { CallContext, Filter, GraphStore } from '#store/port.ts';
import { countedGroups, groupedContent } from './grouped.ts';
import { membershipsOf, rolledUpEdges } from './rolled-up.ts';

const PAGE = 1000;

/** What a view rests on, by id. */
export interface Rows {
  readonly statements: Map<string, StatementRow>;
  readonly relations: Map<string, RelationRow>;
  readonly documents: Map<string, DocumentRow>;
}

function columnsOf<Row extends { id: string }>(shape: object, rows: Iterable<Row>): Columns<Row> {
  return toColumns(Object.keys(shape) as (keyof Row & string)[], rows);
}

function collect(evidence: Evidence, rows: Rows): void {
  for (const row of toRows<StatementRow>(evidence.statements)) rows.statements.set(row.id, row);
  for (const row of toRows<RelationRow>(evidence.relations)) rows.relations.set(row.id, row);
  for (const row of toRows<DocumentRow>(evidence.documents)) rows.documents.set(row.id, row);
}

async function evidenceBehind(
  edges: readonly EdgeRow[],
  filter: Filter,
  store: GraphStore,
  call: CallContext,
): Promise<Rows> {
  const rows: Rows = { statements: new Map(), relations: new Map(), documents: new Map() };
  if (edges.length === 0) return rows;
  const pairs = edges.map(({ source, target }) => [source, target] as const);
  let after: string | null = null;
  do {
    const page: Evidence = await store.evidence(pairs, filter, { after, limit: PAGE }, call);
    collect(page, rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

/** The edges of a view: folded ones, and for the statements that are shown as nodes their own instead. */
async function edgesOf(
  draft: ViewDraft,
  memberships: readonly Membership[],
  filter: Filter,
  store: GraphStore,
  call: CallContext,
): Promise<EdgeRow[]> {
  const among = await store.among(draft.entities, filter, true, call);
  const folded = await rolledUpEdges(
    toRows<EdgeRow>(among.edges),
    memberships,
    new Set(draft.entities),
    filter,
    store,
    call,
  );
  if (draft.statements.length === 0) return folded;
  const apart = await store.among(draft.entities, filter, false, call);
  return unfoldEdges(folded, toRows<EdgeRow>(apart.edges), draft.entities, draft.statements);
}

async function statementsOf(ids: readonly string[], store: GraphStore, call: CallContext): Promise<StatementRow[]> {
  if (ids.length === 0) return [];
  const page = await store.statements({ ids, filter: {}, page: { after: null, limit: ids.length } }, call);
  const rows = toRows<StatementRow>(page.items);
  const found = new Set(rows.map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw new SaysoError('STATEMENT_NOT_FOUND', { id: missing, nearest: 'none' });
  return rows;
}

/** Gathers the content of a draft; the entities must exist. */
export async function contentOf(
  draft: ViewDraft,
  filter: Filter,
  store: GraphStore,
  call: CallContext,
): Promise<ViewContent> {
  const wholes = (draft.rolledUp ?? []).filter((id) => draft.entities.includes(id));
  const memberships = await membershipsOf(wholes, store, call);
  const edges = await edgesOf(draft, memberships, filter, store, call);
  const folded = edges.filter(({ source, target }) => ![source, target].some((id) => draft.statements.includes(id)));
  const rows = await evidenceBehind(folded, filter, store, call);
  // Statements that stand alone, and those that a whole has from its members, are behind no pair of the picture.
  const named = [...draft.statements, ...edges.flatMap(({ statements }) => statements)];
  const missing = [...new Set(named)].filter((id) => !rows.statements.has(id));
  for (const row of await statementsOf(missing, store, call)) rows.statements.set(row.id, row);
  const cited = new Set(
    [...rows.statements.values()].flatMap(({ reports }) => reports.map(({ document }) => document)),
  );
  const absent = [...cited].filter((id) => !rows.documents.has(id));
  if (absent.length > 0) {
    for (const row of toRows<DocumentRow>(await store.documents(absent, call))) rows.documents.set(row.id, row);
  }
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  const drawn = groupedContent(draft, { edges, ...rows }, memberships, filter);
  return {
    entities: await store.entities(draft.entities, call),
    statements: columnsOf(statementRowSchema.shape, drawn.statements.sort(byId)),
    relations: columnsOf(relationRowSchema.shape, drawn.relations.sort(byId)),
    edges: columnsOf(edgeRowSchema.shape, drawn.edges),
    documents: columnsOf(documentRowSchema.shape, drawn.documents.sort(byId)),
    ...(drawn.within ? { within: drawn.within, counted: await countedGroups(draft, store, call) } : {}),
  };
}
