/** What is lit and what recedes: appearance only, by reducers; the graph's attributes are never touched. */
import type Graph from 'graphology';
import type { EdgeAttributes, NodeAttributes } from './attributes.ts';

type StageGraph = Graph<NodeAttributes, EdgeAttributes>;

export interface Emphasis {
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedEdge: string | null;
  readonly hoveredNode: string | null;
  readonly hoveredEdge: string | null;
}

export const NO_EMPHASIS: Emphasis = {
  selectedNodes: new Set(),
  selectedEdge: null,
  hoveredNode: null,
  hoveredEdge: null,
};

/** Above this many nodes and edges only what is lit is repainted, and nothing recedes. */
const RECEDE_LIMIT = 4000;

/** Mixes a #rrggbb colour into another: 0 is the first, 1 the second. */
export function mixColours(from: string, to: string, share: number): string {
  const part = (colour: string, start: number): number => Number.parseInt(colour.slice(start, start + 2), 16);
  const mixed = [1, 3, 5].map((start) => Math.round(part(from, start) * (1 - share) + part(to, start) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export interface Lit {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** What the emphasis lights: hovered or selected things with their neighbours. Null when nothing is lit. */
export function litBy(graph: StageGraph, emphasis: Emphasis): Lit | null {
  const nodes = new Set<string>();
  const edges = new Set<string>();
  const lightEdge = (edge: string): void => {
    if (!graph.hasEdge(edge)) return;
    edges.add(edge);
    for (const end of graph.extremities(edge)) nodes.add(end);
  };
  const hovered = emphasis.hoveredNode;
  if (hovered && graph.hasNode(hovered)) {
    nodes.add(hovered);
    graph.forEachEdge(hovered, lightEdge);
  } else if (emphasis.hoveredEdge) lightEdge(emphasis.hoveredEdge);
  else if (emphasis.selectedEdge) lightEdge(emphasis.selectedEdge);
  else if (emphasis.selectedNodes.size > 0) {
    for (const node of emphasis.selectedNodes) {
      if (!graph.hasNode(node)) continue;
      nodes.add(node);
      graph.forEachEdge(node, lightEdge);
    }
  }
  return nodes.size > 0 ? { nodes, edges } : null;
}

/** Whether things that are not lit recede. */
export function recedes(graph: StageGraph): boolean {
  return graph.order + graph.size <= RECEDE_LIMIT;
}

/** What has to be repainted when one emphasis follows another. */
export function repaint(
  graph: StageGraph,
  before: Lit | null,
  after: Lit | null,
): { nodes: string[]; edges: string[] } {
  if (recedes(graph)) return { nodes: graph.nodes(), edges: graph.edges() };
  const present = (set: ReadonlySet<string> | undefined, has: (id: string) => boolean): string[] =>
    [...(set ?? new Set<string>())].filter(has);
  return {
    nodes: [before, after].flatMap((lit) => present(lit?.nodes, (id) => graph.hasNode(id))),
    edges: [before, after].flatMap((lit) => present(lit?.edges, (id) => graph.hasEdge(id))),
  };
}

/** What the reducers go by. `lit` is null where nothing recedes. */
export interface Appearance {
  readonly emphasis: Emphasis;
  readonly lit: Lit | null;
  /** Around what is selected, #rrggbb. */
  readonly accent: string;
  readonly background: string;
}

const RECEDED = 0.78;

/** A node as it looks now. */
export function reduceNode(node: string, data: NodeAttributes, now: Appearance): NodeAttributes {
  if (now.emphasis.selectedNodes.has(node)) return { ...data, rim: now.accent, rimWidth: 4.5 };
  if (!now.lit || now.lit.nodes.has(node)) return data;
  return { ...data, color: mixColours(data.color, now.background, RECEDED) };
}

/** An edge as it looks now. */
export function reduceEdge(edge: string, data: EdgeAttributes, now: Appearance): EdgeAttributes {
  const chosen = edge === now.emphasis.selectedEdge || edge === now.emphasis.hoveredEdge;
  if (chosen) return { ...data, size: data.size + 2 };
  if (!now.lit || now.lit.edges.has(edge)) return data;
  return {
    ...data,
    color: mixColours(data.color, now.background, RECEDED),
    second: mixColours(data.second, now.background, RECEDED),
  };
}
