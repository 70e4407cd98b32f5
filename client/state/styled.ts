/** The styling of what is shown: which measures size and colour go by, and their values. */
import { middleOf } from '#model/time.ts';
import { PLAIN, type Styling } from '#picture/styling.ts';
import { type ColourBy, type ColourMeasure, isProperty, type SizeBy, type SizeMeasure } from '#protocol/measures.ts';
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
  const valued = async <By extends SizeBy | ColourBy>(by: By) => {
    if (!isProperty(by)) return { by, values: await valuesOf(by as ColourMeasure, data, measure, signal) };
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
