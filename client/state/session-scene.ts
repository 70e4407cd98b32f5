/** What follows from what is explored: the scene, and which selection still stands. */
import { buildScene } from '#picture/build-scene.ts';
import type { Scene } from '#picture/scene.ts';
import { lastPublished } from '#picture/view-picture.ts';
import type { Styling } from '#picture/styling.ts';
import type { DocumentRow } from '#protocol/rows.ts';
import type { Exploration } from './exploration.ts';
import { drawnEntities, type GraphData, groupOf } from './graph-data.ts';
import type { Preferences } from './preferences.ts';
import { NOTHING, type Selection } from './selection.ts';
import { statementPlaces } from './statement-places.ts';

/** A selection of what is no longer there is none. */
export function dropGone(selection: { value: Selection }, exploration: Exploration, { edges }: GraphData): void {
  const { nodes, edge } = selection.value;
  const { entities, groups } = exploration;
  const there = (id: string): boolean =>
    entities.includes(id) || groups.some((group) => group.id === id && group.collapsed);
  if (!nodes.every(there)) selection.value = { ...selection.value, nodes: nodes.filter(there) };
  if (edge !== null && edges.length > 0 && !edges.some(({ id }) => id === edge)) selection.value = NOTHING;
}

/** The scene of an exploration in the reader's language and theme. */
export function sceneOf(
  exploration: Exploration,
  data: GraphData,
  documents: readonly DocumentRow[],
  preferences: Preferences,
  title: string,
  styling: Styling,
): Scene {
  const placed = new Map(Object.entries(exploration.places).map(([id, [x, y]]) => [id, { x, y }] as const));
  const members = groupOf(data);
  const drawn = (id: string): string => members.get(id) ?? id;
  const positions = new Map([...placed, ...statementPlaces(data.statements.values(), data.edges, placed, drawn)]);
  return buildScene({
    entities: drawnEntities(exploration, data),
    groups: [...data.groups.values()].map((group) => ({
      ...group,
      name: exploration.groups.find(({ id }) => id === group.id)?.name ?? group.name,
    })),
    outlined: exploration.groups.filter(({ collapsed }) => !collapsed),
    statements: [...data.statements.values()],
    edges: data.edges,
    positions,
    pinned: new Set(exploration.pinned),
    language: preferences.language.value,
    theme: preferences.theme.value,
    title,
    styling,
    context: {
      said: null,
      asOf: lastPublished(documents),
      dataVersion: data.dataVersion,
      columnists: exploration.filter.columnists !== false,
    },
  });
}
