/** The picture as an outline: each node with the lines at it, for who walks it without the stage. */
import type { NodeKind } from '#picture/look.ts';
import type { Scene } from '#picture/scene.ts';
import type { Id } from './exploration.ts';
import { type LineText, lineTexts } from './line-text.ts';
import type { Words } from './words/index.ts';

export interface OutlineLine extends LineText {
  /** The id of the edge. */
  readonly id: string;
}

export interface OutlineEntry {
  readonly id: Id;
  readonly kind: NodeKind;
  readonly name: string;
  /** The weightiest first. */
  readonly lines: readonly OutlineLine[];
}

/** One entry a node, the weightiest first; a line stands under both of its ends. */
export function outlineOf(scene: Scene, words: Words): OutlineEntry[] {
  const textOf = lineTexts(scene, words);
  const lines = new Map<Id, OutlineLine[]>(scene.nodes.map(({ id }) => [id, []]));
  for (const edge of scene.edges.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))) {
    const line = { id: edge.id, ...textOf(edge) };
    lines.get(edge.source)?.push(line);
    lines.get(edge.target)?.push(line);
  }
  return scene.nodes
    .toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .map(({ id, kind, fullName }) => ({ id, kind, name: fullName, lines: lines.get(id) ?? [] }));
}
