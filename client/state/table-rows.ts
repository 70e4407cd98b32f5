/** The scene as rows of tables. */
import type { Scene } from '#picture/scene.ts';
import type { PictureWords } from '#picture/words.ts';
import type { EdgeRow, EntityRow } from '#protocol/rows.ts';
import type { Id } from './exploration.ts';
import { typeText, type Words } from './words/index.ts';

export interface TableRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, string | number>>;
}

/** One row a node, the weightiest first. */
export function nodeRows(scene: Scene, entities: ReadonlyMap<Id, EntityRow>, words: PictureWords): TableRow[] {
  const near = new Map<Id, Set<Id>>();
  const join = (from: Id, to: Id): void => {
    const found = near.get(from);
    if (found) found.add(to);
    else near.set(from, new Set([to]));
  };
  for (const { source, target } of scene.edges) {
    join(source, target);
    join(target, source);
  }
  return scene.nodes
    .toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .map((node) => ({
      id: node.id,
      cells: {
        name: node.fullName,
        kind: words.kinds[node.kind].one,
        said: entities.get(node.id)?.said ?? 0,
        about: entities.get(node.id)?.about ?? 0,
        neighbours: near.get(node.id)?.size ?? 0,
      },
    }));
}

/** One row an edge, the weightiest first. */
export function edgeRows(
  scene: Scene,
  edges: readonly EdgeRow[],
  words: Words,
  pictureWords: PictureWords,
  documentName: (id: string) => string,
): TableRow[] {
  const labels = new Map(scene.nodes.map((node) => [node.id, node.label]));
  const rows = new Map(edges.map((edge) => [edge.id, edge]));
  return scene.edges
    .toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .map(({ id, source, target, ink, type, weight }) => {
      const edge = rows.get(id);
      return {
        id,
        cells: {
          source: labels.get(source) ?? source,
          what: ink === 'relation' ? typeText(type, words) : pictureWords.inks[ink],
          target: labels.get(target) ?? target,
          weight,
          words: edge?.words ? words.words[edge.words] : '',
          documents: (edge?.documents ?? []).map(documentName).join('; '),
        },
      };
    });
}
