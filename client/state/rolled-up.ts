/** A graph in which wholes gather what their members said: folded anew from the statements. */
import { fold } from '#analysis/fold.ts';
import { type Membership, rollUp } from '#analysis/roll-up.ts';
import { STANCE_EDGE } from '#model/vocabulary.ts';
import type { EdgeRow, StatementRow } from '#protocol/rows.ts';
import type { Filter } from '../api/request.ts';
import type { GraphData } from './graph-data.ts';

/**
 * The members' nodes go into their wholes, and the lines of both become the wholes' lines. `statements` are those of
 * the wholes and of all their members. A member in no line of its own any more that others speak of stays.
 */
export function rolledUpData(
  data: GraphData,
  statements: readonly StatementRow[],
  memberships: readonly Membership[],
  filter: Filter,
): GraphData {
  const wholes = new Set(memberships.map(({ whole }) => whole));
  const members = new Set(memberships.map(({ member }) => member).filter((id) => !wholes.has(id)));
  const kindOf = (id: string) => data.entities.get(id)?.kind ?? 'Concept';
  const shown = (id: string): boolean => data.entities.has(id) && !members.has(id);
  const folded = fold(rollUp(statements, memberships), { ...filter, kinds: undefined, types: undefined }, kindOf)
    .filter(({ source, target }) => wholes.has(source) && shown(target) && shown(source))
    .map((edge): EdgeRow => ({
      ...edge,
      statements: [...edge.statements],
      documents: [...edge.documents],
      type: STANCE_EDGE,
      relations: [],
      modality: null,
    }));
  const kept = data.edges.filter(
    ({ source, target, type }) =>
      !members.has(source) && !members.has(target) && !(type === STANCE_EDGE && wholes.has(source)),
  );
  return {
    ...data,
    entities: new Map([...data.entities].filter(([id]) => !members.has(id))),
    edges: [...kept, ...folded],
  };
}
