/** Brings the stage's graph to a scene with as few changes as there are differences. */
import type Graph from 'graphology';
import type { Scene } from '#picture/scene.ts';
import { type EdgeAttributes, edgeAttributes, type NodeAttributes, nodeAttributes } from './attributes.ts';

type StageGraph = Graph<NodeAttributes, EdgeAttributes>;

function differs<Attributes extends object>(before: Attributes, after: Attributes): boolean {
  for (const key in after) if (key !== 'scene' && before[key] !== after[key]) return true;
  return false;
}

/** Nodes that are in both and lie elsewhere now, with where. */
export type Moves = Record<string, { x: number; y: number }>;

/**
 * Adds, drops and changes what differs. Positions of nodes that stay are given back, not set:
 * whoever draws decides whether they glide there.
 */
export function patchGraph(graph: StageGraph, scene: Scene): Moves {
  const nodes = new Set(scene.nodes.map(({ id }) => id));
  const edges = new Set(scene.edges.map(({ id }) => id));
  for (const edge of graph.edges()) if (!edges.has(edge)) graph.dropEdge(edge);
  for (const node of graph.nodes()) if (!nodes.has(node)) graph.dropNode(node);
  const moves: Moves = {};
  for (const node of scene.nodes) {
    const after = nodeAttributes(node, scene.look.background);
    if (!graph.hasNode(node.id)) {
      graph.addNode(node.id, after);
      continue;
    }
    const before = graph.getNodeAttributes(node.id);
    if (before.x !== after.x || before.y !== after.y) moves[node.id] = { x: after.x, y: after.y };
    graph.replaceNodeAttributes(node.id, { ...after, x: before.x, y: before.y });
  }
  for (const edge of scene.edges) {
    const after = edgeAttributes(edge);
    if (!graph.hasEdge(edge.id)) graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, after);
    else if (differs(graph.getEdgeAttributes(edge.id), after)) graph.replaceEdgeAttributes(edge.id, after);
  }
  return moves;
}
