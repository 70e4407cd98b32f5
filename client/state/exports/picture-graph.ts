/** What is shown as records: the nodes and lines of the picture and no others, with where they lie and how they look. */
import type { NodeRecord, Properties, PropertyGraph, RelationshipRecord } from '#model/property-graph.ts';
import type { Scene, SceneEdge, SceneNode } from '#picture/scene.ts';
import { pictureWords } from '#picture/words.ts';
import type { EdgeRow } from '#protocol/rows.ts';
import type { GraphData } from '../graph-data.ts';
import { countedOf } from '../table-rows.ts';
import { typeText, type Words } from '../words/index.ts';

function nodeRecord(node: SceneNode, data: GraphData): NodeRecord {
  const { id, label, fullName, second, kind, x, y, radius, colour, shape, pinned } = node;
  const entity = data.entities.get(id);
  const group = data.groups.get(id);
  const { said, about } = countedOf(id, data);
  const counts: Properties =
    entity || group
      ? { statementsBy: BigInt(said), statementsAbout: BigInt(about) }
      : { speaker: data.statements.get(id)?.speaker ?? '' };
  return {
    id,
    labels: entity?.labels ?? [kind],
    properties: {
      id,
      label,
      name: fullName,
      ...(second === null ? {} : { otherName: second }),
      kind,
      ...counts,
      ...(group ? { members: group.members.map((member) => member.id), linesWithin: BigInt(group.within) } : {}),
      x,
      y,
      size: radius,
      color: colour,
      shape,
      pinned,
    },
  };
}

function edgeRecord(line: SceneEdge, edge: EdgeRow | undefined, scene: Scene, words: Words): RelationshipRecord {
  const { id, type, source, target, ink, weight, colour, width, disputed } = line;
  return {
    id,
    type,
    source,
    target,
    properties: {
      id,
      label: ink === 'relation' ? typeText(type, words) : pictureWords(scene.language).inks[ink],
      ...(ink === 'relation' || ink === 'link' ? {} : { stance: ink }),
      ...(edge?.basis ? { basis: edge.basis } : {}),
      ...(edge?.words ? { words: edge.words } : {}),
      weight: Number.isInteger(weight) ? BigInt(weight) : weight,
      statements: edge?.statements ?? [],
      relations: edge?.relations ?? [],
      documents: edge?.documents ?? [],
      disputed,
      color: colour,
      thickness: width,
    },
  };
}

/** The picture as a graph of records; the words are for the labels of lines. */
export function pictureGraph(scene: Scene, data: GraphData, words: Words): PropertyGraph {
  const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  return {
    nodes: scene.nodes.map((node) => nodeRecord(node, data)),
    relationships: scene.edges.map((line) => edgeRecord(line, edges.get(line.id), scene, words)),
  };
}
