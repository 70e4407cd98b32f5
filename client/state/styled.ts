/** The styling of what is shown: which measures size and colour go by, and their values. */
import { middleOf } from '#model/time.ts';
import { PLAIN, type Styling } from '#picture/styling.ts';
import { type ColourBy, type ColourMeasure, isProperty, type SizeBy, type SizeMeasure } from '#protocol/measures.ts';
import type { Measure } from '../workers/measure-client.ts';
import type { GraphMeasure } from '../workers/messages.ts';
import type { Id, Look } from './exploration.ts';
import { firstSaidOf } from './first-said.ts';
import { type GraphData, groupOf } from './graph-data.ts';

/** In how many documents stands what is behind the lines at each. */
function documentsAt(ids: readonly Id[], { edges }: GraphData): Map<Id, number> {
  const found = new Map(ids.map((id) => [id, new Set<Id>()]));
  for (const { source, target, documents } of edges) {
    for (const id of [source, target]) for (const document of documents) found.get(id)?.add(document);
  }
  return new Map([...found].map(([id, documents]) => [id, documents.size]));
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
  if (by === 'documents') return documentsAt(ids, data);
  if (by === 'statements') {
    return new Map(
      ids.map((id) => {
        const { said = 0, about = 0 } = data.groups.get(id) ?? data.entities.get(id) ?? {};
        return [id, said + about] as const;
      }),
    );
  }
  if (by === 'firstSaid') {
    const spans = await firstSaidOf(data, signal);
    return new Map(
      ids.flatMap((id) => {
        const span = spans.get(id);
        return span ? [[id, Math.floor(middleOf(span))] as const] : [];
      }),
    );
  }
  const edges = data.edges.map(({ source, target, weight }) => ({ source, target, weight }));
  const values = await measure(by satisfies GraphMeasure, ids, edges, signal);
  return new Map(ids.map((id, index) => [id, values[index] ?? 0]));
}

/** Works out the values that a look needs. */
export async function stylingFor(look: Look, data: GraphData, measure: Measure, signal: AbortSignal): Promise<Styling> {
  const valued = async <By extends SizeBy | ColourBy>(by: By) => {
    if (!isProperty(by)) return { by, values: await valuesOf(by, data, measure, signal) };
    const { propertiesOf, propertyName } = await import('./properties.ts');
    const property = (await propertiesOf(data)).find((each) => each.by === by);
    // Nothing that is shown has it any more: everything is small and grey, and the legend says of what.
    const none = { form: 'text', name: propertyName(by.slice('property:'.length)), labels: [] } as const;
    return { by, values: property?.values ?? new Map<Id, number>(), meaning: property?.meaning ?? none };
  };
  const [size, colour] = await Promise.all([
    look.size === 'statements' ? null : valued(look.size),
    look.colour === 'kind' ? null : valued(look.colour),
  ]);
  return size || colour ? { size, colour } : PLAIN;
}
