/** A graph in which wholes gather what their members said: folded anew from the statements. */
import { edgesBeside, foldRolledUp, type Membership } from '#analysis/roll-up.ts';
import type { StatementRow } from '#protocol/rows.ts';
import type { Filter } from '../api/request.ts';
import type { GraphData } from './graph-data.ts';

/** The members' nodes go into their wholes. `statements` are those of the wholes and of all their members. */
export function rolledUpData(
  data: GraphData,
  statements: readonly StatementRow[],
  memberships: readonly Membership[],
  filter: Filter,
): GraphData {
  const rolled = foldRolledUp(statements, memberships, filter, (id) => data.entities.has(id));
  return {
    ...data,
    entities: new Map([...data.entities].filter(([id]) => !rolled.members.has(id))),
    gathered: new Set([...data.entities.keys()].filter((id) => rolled.members.has(id))),
    edges: [...edgesBeside(data.edges, rolled), ...rolled.folded],
  };
}
