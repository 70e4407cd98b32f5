/** Finds places for what has none, with everything placed as an anchor. */
import { radiusOf } from '#picture/build-scene.ts';
import { shortName } from '#picture/names.ts';
import { textWidth } from '#picture/script-runs.ts';
import type { EntityRow } from '#protocol/rows.ts';
import type { ArrangeEdge, ArrangeNode, Room } from '../workers/messages.ts';
import type { Arrange } from '../workers/layout-client.ts';
import type { Exploration, Id, Place } from './exploration.ts';
import type { GraphData } from './graph-data.ts';
import { drawnIds } from './groups.ts';

const LABEL_SIZE = 12.5;

function labelWidth(entity: EntityRow): number {
  // The wider of both languages: switching must not make labels collide.
  const widths = (['en', 'zh-Hans'] as const).map((language) => textWidth(shortName(entity, language), LABEL_SIZE));
  return Math.max(...widths);
}

function node(id: Id, exploration: Exploration, data: GraphData): ArrangeNode {
  const group = data.groups.get(id);
  const entity = data.entities.get(id);
  const place = exploration.places[id];
  const { said = 0, about = 0 } = group ?? entity ?? {};
  return {
    id,
    radius: radiusOf(said + about),
    labelWidth: group
      ? textWidth(`${group.name} (${group.members.length})`, LABEL_SIZE)
      : entity
        ? labelWidth(entity)
        : 0,
    anchor: place ? { x: place[0], y: place[1] } : null,
  };
}

/** Places for what is drawn and has none: within the room that is seen, as long as there is any. */
export async function placesFor(
  exploration: Exploration,
  data: GraphData,
  arrange: Arrange,
  room: Room | null,
  signal: AbortSignal,
): Promise<Record<Id, Place>> {
  const nodes = drawnIds(exploration)
    .filter((id) => data.entities.has(id) || data.groups.has(id))
    .map((id) => node(id, exploration, data));
  const edges: ArrangeEdge[] = data.edges.map(({ source, target, weight }) => ({ source, target, weight }));
  const placed = await arrange(nodes, edges, room, signal);
  return Object.fromEntries(
    placed.id.map((id, index) => [id, [placed.x[index] ?? 0, placed.y[index] ?? 0] as const] as const),
  );
}
