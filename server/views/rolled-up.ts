/** The edges of a view in which wholes gather what their members, office holders and parts said. */
import { edgesBeside, foldRolledUp, type Membership, ROLL_UP_TYPES } from '#analysis/roll-up.ts';
import type { Id } from '#model/property-graph.ts';
import { toRows } from '#protocol/columns.ts';
import type { EdgeRow, RelationRow, StatementRow } from '#protocol/rows.ts';
import type { CallContext, Filter, GraphStore } from '#store/port.ts';

const MOST_MEMBERS = 200;
const MOST_STATEMENTS = 1000;

/** Who belongs to wholes, with the dates that are known. */
export async function membershipsOf(
  wholes: readonly Id[],
  store: GraphStore,
  call: CallContext,
): Promise<Membership[]> {
  if (wholes.length === 0) return [];
  const filter: Filter = { types: [...ROLL_UP_TYPES] };
  const page = { after: null, limit: MOST_MEMBERS };
  const around = await store.expand({ ids: wholes, filter: { ...filter, direction: 'in' }, fold: true, page }, call);
  const known = new Set(wholes);
  const pairs = toRows<EdgeRow>(around.edges).flatMap(({ source, target }) =>
    known.has(target) ? [[source, target] as const] : [],
  );
  if (pairs.length === 0) return [];
  const evidence = await store.evidence(pairs, filter, { after: null, limit: MOST_STATEMENTS }, call);
  return toRows<RelationRow>(evidence.relations).flatMap(({ source, target, from, to }) =>
    known.has(target) ? [{ member: source, whole: target, from, to }] : [],
  );
}

/** The edges among entities that are shown, with the stances of wholes folded anew. */
export async function rolledUpEdges(
  edges: readonly EdgeRow[],
  memberships: readonly Membership[],
  shown: ReadonlySet<Id>,
  filter: Filter,
  store: GraphStore,
  call: CallContext,
): Promise<EdgeRow[]> {
  if (memberships.length === 0) return [...edges];
  const actors = [...new Set(memberships.flatMap(({ whole, member }) => [whole, member]))];
  const { kinds: _kinds, direction: _direction, ...rest } = filter;
  const page = { after: null, limit: MOST_STATEMENTS };
  const found = await store.statements({ actors, filter: rest, page }, call);
  const rolled = foldRolledUp(toRows<StatementRow>(found.items), memberships, filter, (id) => shown.has(id));
  return [...edgesBeside(edges, rolled), ...rolled.folded];
}
