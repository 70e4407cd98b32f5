/** Subgraphs by what was asked: undo and redo find theirs here and wait for nothing. */
import type { Membership } from '#analysis/roll-up.ts';
import { unfoldEdges } from '#analysis/unfold.ts';
import { toRows } from '#protocol/columns.ts';
import type { EdgeRow, StatementRow } from '#protocol/rows.ts';
import { ApiError } from '../api/request.ts';
import { fetchStatements } from '../api/statements.ts';
import { fetchSubgraph } from '../api/subgraph.ts';
import type { Exploration } from './exploration.ts';
import { type GraphData, graphDataOf, isNarrow, NO_DATA } from './graph-data.ts';
import { fetchMemberships } from './memberships.ts';
import { rolledUpData } from './rolled-up.ts';

const MOST = 40;
/** Statements of a whole and its members that are folded at once. */
const MOST_STATEMENTS = 1000;

export interface Subgraphs {
  /** What is known already, or undefined. */
  peek(exploration: Exploration): GraphData | undefined;
  load(exploration: Exploration, signal: AbortSignal): Promise<GraphData>;
}

function keyOf({ entities, filter, unfolded, rolledUp }: Exploration): string {
  const members = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([entities.toSorted(), members, unfolded.toSorted(), rolledUp.toSorted()]);
}

/** What else decides which members of collapsed groups are drawn as one; names do not. */
function groupsKeyOf(exploration: Exploration): string {
  const collapsed = exploration.groups.flatMap((group) => (group.collapsed ? [[group.id, group.members]] : []));
  if (collapsed.length === 0) return '';
  return JSON.stringify([collapsed, exploration.leastLines, isNarrow(exploration) ? exploration.pinned : []]);
}

/** Folded, and empty where none of the ids is known any more: to the server that is an error, here they are left out. */
async function fetchFolded({ entities, filter }: Exploration, signal: AbortSignal): Promise<GraphData> {
  try {
    return graphDataOf(await fetchSubgraph(entities, filter, true, signal));
  } catch (error) {
    if (error instanceof ApiError && error.code === 'ENTITY_NOT_FOUND') return NO_DATA;
    throw error;
  }
}

/** Lines as they are while no group is collapsed. */
function sameLines(edges: readonly EdgeRow[]): Pick<GraphData, 'edges' | 'lines'> {
  return { edges, lines: edges };
}

async function withUnfolded(
  data: GraphData,
  { entities, filter, unfolded }: Exploration,
  signal: AbortSignal,
): Promise<GraphData> {
  if (unfolded.length === 0) return data;
  const apart = graphDataOf(await fetchSubgraph(entities, filter, false, signal));
  const there = unfolded.filter((id) => apart.statements.has(id));
  return {
    ...data,
    statements: new Map(there.flatMap((id) => [[id, apart.statements.get(id) as StatementRow]])),
    ...sameLines(unfoldEdges(data.edges, apart.edges, entities, there)),
  };
}

async function withRolledUp(
  data: GraphData,
  { filter, rolledUp }: Exploration,
  signal: AbortSignal,
): Promise<GraphData> {
  const wholes = rolledUp.filter((id) => data.entities.has(id));
  if (wholes.length === 0) return data;
  const memberships: Membership[] = (await Promise.all(wholes.map((id) => fetchMemberships(id, signal)))).flat();
  const actors = [...new Set([...wholes, ...memberships.map(({ member }) => member)])];
  const { kinds: _kinds, direction: _direction, ...rest } = filter;
  const found = await fetchStatements({ actor: actors, filter: rest, after: null, limit: MOST_STATEMENTS }, signal);
  const rolled = rolledUpData(data, toRows<StatementRow>(found.items), memberships, filter);
  return { ...rolled, ...sameLines(rolled.edges), memberships };
}

/** A memory of the last subgraphs. */
export function createSubgraphs(): Subgraphs {
  const known = new Map<string, GraphData>();
  const remember = async (key: string, fetch: () => Promise<GraphData>): Promise<GraphData> => {
    const data = known.get(key) ?? (await fetch());
    // Taken out and put back: the map's order is that of last use.
    known.delete(key);
    known.set(key, data);
    for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest);
    return data;
  };
  const apart = (exploration: Exploration, signal: AbortSignal): Promise<GraphData> =>
    remember(keyOf(exploration), async () => {
      const folded = await fetchFolded(exploration, signal);
      return withUnfolded(await withRolledUp(folded, exploration, signal), exploration, signal);
    });
  return {
    peek: (exploration) =>
      exploration.entities.length === 0 ? NO_DATA : known.get(keyOf(exploration) + groupsKeyOf(exploration)),
    async load(exploration, signal) {
      if (exploration.entities.length === 0) return NO_DATA;
      const groupsKey = groupsKeyOf(exploration);
      if (groupsKey === '') return apart(exploration, signal);
      return remember(keyOf(exploration) + groupsKey, async () => {
        // Folding groups is fetched with the first of them.
        const { groupedData } = await import('./grouped.ts');
        return groupedData(await apart(exploration, signal), exploration, signal);
      });
    },
  };
}
