/** What the server said about the entities that are shown, ready to look up. */
import type { Subgraph, EntityColumns } from '#protocol/answers.ts';
import type { Membership } from '#analysis/roll-up.ts';
import type { SceneGroup } from '#picture/build-scene.ts';
import { viewGroups } from '#picture/view-picture.ts';
import { toRows } from '#protocol/columns.ts';
import type { EdgeRow, EntityRow, StatementRow } from '#protocol/rows.ts';
import type { View } from '#protocol/views.ts';
import type { Exploration, Id } from './exploration.ts';

/** The two ends of a line. */
export type Ends = Pick<EdgeRow, 'source' | 'target'>;

export interface GraphData {
  readonly dataVersion: string;
  /** Members of collapsed groups are among them. */
  readonly entities: ReadonlyMap<Id, EntityRow>;
  /** The collapsed groups that are drawn, with those of their members that would be. */
  readonly groups: ReadonlyMap<Id, SceneGroup>;
  /** Statements that are nodes of their own. */
  readonly statements: ReadonlyMap<Id, StatementRow>;
  /** As they are drawn. */
  readonly edges: readonly EdgeRow[];
  /** As they would be if every group were open. */
  readonly lines: readonly Ends[];
  /** Who belongs to the wholes that gather what their members said. */
  readonly memberships: readonly Membership[];
  /** Members that are not shown of themselves, because a whole gathers what they said. */
  readonly gathered: ReadonlySet<Id>;
}

const NONE: ReadonlySet<Id> = new Set();

export const NO_DATA: GraphData = {
  dataVersion: '',
  entities: new Map(),
  groups: new Map(),
  statements: new Map(),
  edges: [],
  lines: [],
  memberships: [],
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
  const edges = toRows<EdgeRow>(subgraph.edges);
  return {
    ...NO_DATA,
    dataVersion: subgraph.dataVersion,
    entities: entitiesById(subgraph.entities),
    statements: byId(toRows<StatementRow>(subgraph.statements)),
    edges,
    lines: edges,
  };
}

/** What a saved view shows, as it was. */
export function graphDataOfView(view: View): GraphData {
  const { dataVersion, draft, content } = view;
  const unfolded = new Set(draft.statements);
  const groups = new Map(viewGroups(view).map((group) => [group.id, group]));
  const edges = toRows<EdgeRow>(content.edges);
  // A view has the lines of its groups only as they are drawn: each may be of any member.
  const anyOf = (id: Id): Id[] => groups.get(id)?.members.map((member) => member.id) ?? [id];
  const statements = toRows<StatementRow>(content.statements).filter(({ id }) => unfolded.has(id));
  return {
    ...NO_DATA,
    dataVersion,
    entities: entitiesById(content.entities),
    groups,
    statements: byId(statements),
    edges,
    lines: edges.flatMap(({ source, target }) =>
      anyOf(source).flatMap((from) => anyOf(target).map((to) => ({ source: from, target: to }))),
    ),
  };
}

/** The group that draws each member of those that are drawn as one. */
export function groupOf({
  groups,
}: {
  readonly groups: ReadonlyMap<Id, Pick<SceneGroup, 'id' | 'members'>>;
}): Map<Id, Id> {
  return new Map([...groups.values()].flatMap(({ id, members }) => members.map((member) => [member.id, id] as const)));
}

/** The pairs of entities whose lines an edge draws; it is one of them where no group is collapsed. */
export function pairsOf({ source, target }: Ends, data: GraphData): (readonly [Id, Id])[] {
  if (!data.groups.has(source) && !data.groups.has(target)) return [[source, target]];
  const groups = groupOf(data);
  const drawn = (id: Id): Id => groups.get(id) ?? id;
  const pairs = new Map<string, readonly [Id, Id]>();
  for (const line of data.lines) {
    if (drawn(line.source) !== source || drawn(line.target) !== target) continue;
    pairs.set(`${line.source} ${line.target}`, [line.source, line.target]);
  }
  return [...pairs.values()];
}

/** Whether the filter narrows more than the columnists' chip does. */
export function isNarrow({ filter, leastLines }: Exploration): boolean {
  return leastLines > 0 || Object.keys(filter).some((key) => key !== 'columnists' && key !== 'clock');
}

/** To how many others each entity is joined, under the filter, whatever is drawn. */
export function joinedTo(data: GraphData): Map<Id, Set<Id>> {
  const joined = new Map<Id, Set<Id>>();
  const join = (id: Id, other: Id): unknown => joined.set(id, (joined.get(id) ?? new Set()).add(other));
  for (const { source, target } of data.lines) {
    if (source === target) continue;
    join(source, target);
    join(target, source);
  }
  return joined;
}

/**
 * The entities that are drawn, were every group open: of a kind that is let through, and, where a filter narrows,
 * joined to something.
 */
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

/** The entities that are drawn as nodes of their own. */
export function drawnEntities(exploration: Exploration, data: GraphData): EntityRow[] {
  const members = groupOf(data);
  return visibleEntities(exploration, data).filter(({ id }) => !members.has(id));
}
