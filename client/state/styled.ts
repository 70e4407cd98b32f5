/** The styling of what is shown: which measures size and colour go by, and their values. */
import { PLAIN, type Styling } from '#picture/styling.ts';
import type { ColourMeasure, SizeMeasure } from '#protocol/measures.ts';
import { fetchFirstSaid } from '../api/most-talked.ts';
import type { Measure } from '../workers/measure-client.ts';
import type { GraphMeasure } from '../workers/messages.ts';
import type { Id, Look } from './exploration.ts';
import type { GraphData } from './graph-data.ts';

const DAY_MS = 86_400_000;

async function valuesOf(
  by: SizeMeasure | ColourMeasure,
  data: GraphData,
  measure: Measure,
  signal: AbortSignal,
): Promise<Map<Id, number>> {
  const ids = [...data.entities.keys()];
  if (by === 'kind') return new Map();
  if (by === 'statements') return new Map([...data.entities].map(([id, { said, about }]) => [id, said + about]));
  if (by === 'firstSaid') {
    const days = await fetchFirstSaid(ids, signal);
    return new Map([...days].map(([id, day]) => [id, Date.parse(`${day}T00:00:00Z`) / DAY_MS]));
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
