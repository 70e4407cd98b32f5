/** The styling of what is shown: which measures size and colour go by, and their values. */
import { middleOf } from '#model/time.ts';
import { PLAIN, type Styling } from '#picture/styling.ts';
import type { ColourMeasure, SizeMeasure } from '#protocol/measures.ts';
import type { EntityRow } from '#protocol/rows.ts';
import { fetchFirstSaid } from '../api/most-talked.ts';
import type { Measure } from '../workers/measure-client.ts';
import type { GraphMeasure } from '../workers/messages.ts';
import type { Id, Look } from './exploration.ts';
import { type GraphData, groupOf } from './graph-data.ts';

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The values of entities, and of groups by what their members' values come to; what has none is left out. */
function ofMembers(
  ids: readonly Id[],
  { entities, groups }: GraphData,
  valueOf: (entity: EntityRow) => number | undefined,
  together: (values: readonly number[]) => number,
): Map<Id, number> {
  return new Map(
    ids.flatMap((id) => {
      const rows = groups.get(id)?.members ?? [entities.get(id) as EntityRow];
      const values = rows.flatMap((row) => valueOf(row) ?? []);
      return values.length > 0 ? [[id, together(values)] as const] : [];
    }),
  );
}

async function valuesOf(
  by: SizeMeasure | ColourMeasure,
  data: GraphData,
  measure: Measure,
  signal: AbortSignal,
): Promise<Map<Id, number>> {
  const members = groupOf(data);
  const ids = [...[...data.entities.keys()].filter((id) => !members.has(id)), ...data.groups.keys()];
  if (by === 'kind') return new Map();
  if (by === 'statements') return ofMembers(ids, data, ({ said, about }) => said + about, sum);
  if (by === 'firstSaid') {
    const spans = await fetchFirstSaid([...data.entities.keys()], signal);
    const dayOf = ({ id }: EntityRow): number | undefined => {
      const span = spans.get(id);
      return span && Math.floor(middleOf(span));
    };
    return ofMembers(ids, data, dayOf, (values) => Math.min(...values));
  }
  const edges = data.edges.map(({ source, target, weight }) => ({ source, target, weight }));
  const values = await measure(by satisfies GraphMeasure, ids, edges, signal);
  return new Map(ids.map((id, index) => [id, values[index] ?? 0]));
}

/** Works out the values that a look needs. */
export async function stylingFor(look: Look, data: GraphData, measure: Measure, signal: AbortSignal): Promise<Styling> {
  const [size, colour] = await Promise.all([
    look.size === 'statements' ? null : valuesOf(look.size, data, measure, signal),
    look.colour === 'kind' ? null : valuesOf(look.colour, data, measure, signal),
  ]);
  if (!size && !colour) return PLAIN;
  return {
    size: size && { by: look.size, values: size },
    colour: colour && { by: look.colour, values: colour },
  };
}
