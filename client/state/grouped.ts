/** A graph in which collapsed groups are drawn as one: what joins them to others is folded anew from the statements. */
import { crossingStances, foldGroups } from '#analysis/group.ts';
import type { Exploration } from './exploration.ts';
import { type GraphData, groupOf, visibleEntities } from './graph-data.ts';
import { fetchBehind } from './shown-statements.ts';

/** The members that a filter lets through go into their groups; a group without any is not drawn. */
export async function groupedData(data: GraphData, exploration: Exploration, signal: AbortSignal): Promise<GraphData> {
  const visible = new Map(visibleEntities(exploration, data).map((entity) => [entity.id, entity]));
  const groups = exploration.groups.flatMap(({ id, name, members, collapsed }) => {
    const shown = collapsed ? members.flatMap((member) => visible.get(member) ?? []) : [];
    return shown.length > 0 ? [{ id, name, members: shown, within: 0 }] : [];
  });
  const members = groupOf({ groups: new Map(groups.map((group) => [group.id, group])) });
  const crossing = crossingStances(data.edges, members);
  const behind = {
    statements: new Set(crossing.flatMap(({ statements }) => statements)),
    pairs: crossing.flatMap(({ source, target }) =>
      data.entities.has(source) && data.entities.has(target) ? [[source, target] as const] : [],
    ),
  };
  const { statements } = await fetchBehind(behind, data, exploration, signal);
  const folding = { statements, memberships: data.memberships, filter: exploration.filter };
  const { lines, within } = foldGroups(data.edges, members, folding);
  return {
    ...data,
    groups: new Map(groups.map((group) => [group.id, { ...group, within: within.get(group.id) ?? 0 }])),
    edges: lines,
  };
}
