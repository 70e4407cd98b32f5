/** What several entities come to when each statement counts once, however many of them it is by or about. */
import type { Id } from '#model/property-graph.ts';
import type { CallContext, GraphStore, StatementQuery } from '#store/port.ts';

/** Statements that any of them said or that are ascribed to any of them, and statements about any of them. */
export interface Together {
  readonly said: number;
  readonly about: number;
}

/** The counts. Unknown ids count nothing. */
export async function countTogether(ids: readonly Id[], store: GraphStore, call: CallContext): Promise<Together> {
  const totalOf = async (who: Pick<StatementQuery, 'actors' | 'about'>): Promise<number> =>
    (await store.statements({ ...who, filter: {}, page: { after: null, limit: 1 } }, call)).total;
  const [said, about] = await Promise.all([totalOf({ actors: ids }), totalOf({ about: ids })]);
  return { said, about };
}
