/** The graph that sigma draws: made anew from each scene, since sigma indexes everything again for each thing that is dropped. */
import Graph from 'graphology';
import type { Scene } from '#picture/scene.ts';
import { type EdgeAttributes, edgeAttributes, type NodeAttributes, nodeAttributes } from './attributes.ts';

export type StageGraph = Graph<NodeAttributes, EdgeAttributes>;

/** Nodes that are in both and lie elsewhere now, with where. */
export type Moves = Record<string, { x: number; y: number }>;

/**
 * The graph of a scene. Nodes that were there before stay where they are, and where they belong is given back:
 * whoever draws decides whether they glide there.
 */
export function stageGraph(scene: Scene, before: StageGraph | null): { graph: StageGraph; moves: Moves } {
  const graph: StageGraph = new Graph({ type: 'directed', multi: true });
  const moves: Moves = {};
  for (const node of scene.nodes) {
    const after = nodeAttributes(node, scene.look.background);
    if (before?.hasNode(node.id)) {
      const { x, y } = before.getNodeAttributes(node.id);
      if (x !== after.x || y !== after.y) moves[node.id] = { x: after.x, y: after.y };
      graph.addNode(node.id, { ...after, x, y });
    } else graph.addNode(node.id, after);
  }
  for (const edge of scene.edges) {
    graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, edgeAttributes(edge));
  }
  return { graph, moves };
}
