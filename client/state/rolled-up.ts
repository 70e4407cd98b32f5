/** A graph in which wholes gather what their members said: folded anew from the statements. */
import { edgesBeside, foldRolledUp, type Membership } from '#analysis/roll-up.ts';
import { STANCE_EDGE } from '#model/vocabulary.ts';
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
  const kindOf = (id: string) => data.entities.get(id)?.kind ?? 'Concept';
  const rolled = foldRolledUp(statements, memberships, filter, kindOf, (id) => data.entities.has(id));
  const folded = rolled.folded.map((edge) => ({
    ...edge,
    statements: [...edge.statements],
    documents: [...edge.documents],
    type: STANCE_EDGE,
    relations: [],
    modality: null,
  }));
  return {
    ...data,
    entities: new Map([...data.entities].filter(([id]) => !rolled.members.has(id))),
    edges: [...edgesBeside(data.edges, rolled), ...folded],
  };
}
