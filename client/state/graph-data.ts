/** What the server said about the entities that are shown, ready to look up. */
import type { Subgraph, EntityColumns } from '#protocol/answers.ts';
import { toRows } from '#protocol/columns.ts';
import type { EdgeRow, EntityRow, StatementRow } from '#protocol/rows.ts';
import type { View } from '#protocol/views.ts';
import type { Exploration, Id } from './exploration.ts';

export interface GraphData {
  readonly dataVersion: string;
  readonly entities: ReadonlyMap<Id, EntityRow>;
  /** Statements that are nodes of their own. */
  readonly statements: ReadonlyMap<Id, StatementRow>;
  readonly edges: readonly EdgeRow[];
  /** Members that are not shown of themselves, because a whole gathers what they said. */
  readonly gathered: ReadonlySet<Id>;
}

const NONE: ReadonlySet<Id> = new Set();

export const NO_DATA: GraphData = {
  dataVersion: '',
  entities: new Map(),
  statements: new Map(),
  edges: [],
  gathered: NONE,
};

function byId<Row extends { id: Id }>(rows: readonly Row[]): Map<Id, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Columns of entities → rows by id. */
export function entitiesById(columns: EntityColumns): Map<Id, EntityRow> {
  return byId(toRows<EntityRow>(columns));
}

/** A subgraph from the wire. */
export function graphDataOf(subgraph: Subgraph): GraphData {
  return {
    dataVersion: subgraph.dataVersion,
    entities: entitiesById(subgraph.entities),
    statements: byId(toRows<StatementRow>(subgraph.statements)),
    edges: toRows<EdgeRow>(subgraph.edges),
    gathered: NONE,
  };
}

/** What a saved view shows, as it was. */
export function graphDataOfView({ dataVersion, draft, content }: View): GraphData {
  const unfolded = new Set(draft.statements);
  const statements = toRows<StatementRow>(content.statements).filter(({ id }) => unfolded.has(id));
  return {
    dataVersion,
    entities: entitiesById(content.entities),
    statements: byId(statements),
    edges: toRows<EdgeRow>(content.edges),
    gathered: NONE,
  };
}

/** Whether the filter narrows more than the columnists' chip does. */
export function isNarrow({ filter, leastLines }: Exploration): boolean {
  return leastLines > 0 || Object.keys(filter).some((key) => key !== 'columnists' && key !== 'clock');
}

/** To how many others each entity is joined, under the filter, whatever is drawn. */
export function joinedTo(data: GraphData): Map<Id, Set<Id>> {
  const joined = new Map<Id, Set<Id>>();
  const join = (id: Id, other: Id): unknown => joined.set(id, (joined.get(id) ?? new Set()).add(other));
  for (const { source, target } of data.edges) {
    if (source === target) continue;
    join(source, target);
    join(target, source);
  }
  return joined;
}

/** The entities that are drawn: of a kind that is let through, and, where a filter narrows, joined to something. */
export function visibleEntities(exploration: Exploration, data: GraphData): EntityRow[] {
  const { kinds } = exploration.filter;
  const joined = joinedTo(data);
  const least = Math.max(exploration.leastLines, isNarrow(exploration) ? 1 : 0);
  return exploration.entities.flatMap((id) => {
    const entity = data.entities.get(id);
    if (!entity || (kinds && !kinds.includes(entity.kind))) return [];
    return (joined.get(id)?.size ?? 0) >= least || exploration.pinned.includes(id) ? [entity] : [];
  });
}
