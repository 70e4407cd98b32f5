/** A graph in which collapsed groups are drawn as one: what joins them to others is folded anew from the statements. */
import { crossingStances, foldGroups } from '#analysis/group.ts';
import { fetchCountsTogether } from '../api/counts.ts';
import type { Exploration } from './exploration.ts';
import { type GraphData, groupOf, visibleEntities } from './graph-data.ts';
import { fetchBehind } from './shown-statements.ts';

/** The members that a filter lets through go into their groups; a group without any is not drawn. */
export async function groupedData(data: GraphData, exploration: Exploration, signal: AbortSignal): Promise<GraphData> {
  const visible = new Map(visibleEntities(exploration, data).map((entity) => [entity.id, entity]));
  const groups = exploration.groups.flatMap(({ id, name, members, collapsed }) => {
    const shown = collapsed ? members.flatMap((member) => visible.get(member) ?? []) : [];
    return shown.length > 0 ? [{ id, name, members: shown }] : [];
  });
  const members = groupOf({ groups: new Map(groups.map((group) => [group.id, group])) });
  const crossing = crossingStances(data.edges, members);
  const behind = {
    statements: new Set(crossing.flatMap(({ statements }) => statements)),
    pairs: crossing.flatMap(({ source, target }) =>
      data.entities.has(source) && data.entities.has(target) ? [[source, target] as const] : [],
    ),
  };
  const [{ statements }, ...counts] = await Promise.all([
    fetchBehind(behind, data, exploration, signal),
    ...groups.map((group) =>
      fetchCountsTogether(
        group.members.map(({ id }) => id),
        signal,
      ),
    ),
  ]);
  const folding = { statements, memberships: data.memberships, filter: exploration.filter };
  const { lines, within } = foldGroups(data.edges, members, folding);
  return {
    ...data,
    groups: new Map(
      groups.map((group, at) => {
        const { said = 0, about = 0 } = counts[at] ?? {};
        return [group.id, { ...group, said, about, within: within.get(group.id) ?? 0 }];
      }),
    ),
    edges: lines,
  };
}
