/** What a node or an edge of the scene says, in one line. */
import type { Scene } from '#picture/scene.ts';
import { pictureWords } from '#picture/words.ts';
import type { StageTarget } from '../stage/interactions.ts';
import type { EmbedWords } from './words.ts';

/** One line about what is picked; empty for the background. */
export function reading(scene: Scene, target: StageTarget, words: EmbedWords): string {
  const labelOf = (id: string): string => scene.nodes.find((node) => node.id === id)?.fullName ?? id;
  if (target.on === 'node') {
    const node = scene.nodes.find(({ id }) => id === target.id);
    return node ? [node.fullName, node.second].filter(Boolean).join(' · ') : '';
  }
  if (target.on === 'canvas') return '';
  const edge = scene.edges.find(({ id }) => id === target.id);
  if (!edge) return '';
  const picture = pictureWords(scene.language);
  const behind = edge.ink === 'relation' ? picture.relations(edge.weight) : words.statements(edge.weight);
  return `${labelOf(edge.source)} ${picture.reads[edge.ink]} ${labelOf(edge.target)} (${behind})`;
}
