/** What the stage keeps on nodes and edges of its graph, and what the programs read back. */
import { DEPTH } from '#picture/build-scene.ts';
import type { SceneEdge, SceneNode } from '#picture/scene.ts';
import { SHAPES } from '#picture/look.ts';

/** `size` and `color` are sigma's own names. */
export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  color: string;
  shape: number;
  rim: string;
  rimWidth: number;
  scene: SceneNode;
}

export interface EdgeAttributes {
  size: number;
  color: string;
  second: string;
  offset: number;
  dash: number;
  zIndex: number;
  scene: SceneEdge;
}

const DASHES = { solid: 0, dashed: 1, dotted: 2, two: 3 } as const;

/** The attributes of a node of the scene; the rim is the background's, so that lines stop short of it. */
export function nodeAttributes(node: SceneNode, background: string): NodeAttributes {
  return {
    x: node.x,
    y: node.y,
    size: node.radius,
    color: node.colour,
    shape: SHAPES.indexOf(node.shape),
    rim: background,
    rimWidth: 1.5,
    scene: node,
  };
}

/** The attributes of an edge. */
export function edgeAttributes(edge: SceneEdge): EdgeAttributes {
  return {
    size: edge.width,
    color: edge.colour,
    second: edge.second ?? edge.colour,
    offset: edge.offset,
    dash: DASHES[edge.dash] + (edge.hollow ? 4 : 0),
    zIndex: DEPTH[edge.ink],
    scene: edge,
  };
}
