/** When what is drawn first spoke or was spoken of: entities, and collapsed groups by the first of their members. */
import { bySpanThenId, type DaySpan } from '#model/time.ts';
import { fetchFirstSaid } from '../api/most-talked.ts';
import type { Id } from './exploration.ts';
import type { GraphData } from './graph-data.ts';

/** A span of full days for each that has any date. */
export async function firstSaidOf(
  { entities, groups }: Pick<GraphData, 'entities' | 'groups'>,
  signal: AbortSignal,
): Promise<Map<Id, DaySpan>> {
  const spans = await fetchFirstSaid([...entities.keys()], signal);
  const ofGroups = [...groups.values()].flatMap(({ id, members }) => {
    const dated = members.map((member) => ({ id: member.id, span: spans.get(member.id) ?? null }));
    const first = dated.sort(bySpanThenId)[0]?.span;
    return first ? [[id, first] as const] : [];
  });
  return new Map([...spans, ...ofGroups]);
}
