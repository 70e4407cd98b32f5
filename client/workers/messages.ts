/** What page and workers say to each other. */
import type { PropertyGraph } from '#model/property-graph.ts';

export interface ArrangeNode {
  readonly id: string;
  readonly radius: number;
  /** Width of the whole label in pixels, before it is broken into lines. */
  readonly labelWidth: number;
  /** Where it lies already; null for one that has to find its place. */
  readonly anchor: { readonly x: number; readonly y: number } | null;
}

/** What is seen of the layout: new nodes find their places within. y upward. */
export interface Room {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface ArrangeEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

export interface Placed {
  readonly id: string[];
  readonly x: number[];
  readonly y: number[];
}

export interface LayoutRequest {
  readonly task: number;
  readonly nodes: readonly ArrangeNode[];
  readonly edges: readonly ArrangeEdge[];
  /** Null where nothing is seen yet. */
  readonly room: Room | null;
}

export interface LayoutAnswer {
  readonly task: number;
  readonly placed: Placed;
}

/** What is worked out from the lines of the graph that is shown. */
export type GraphMeasure = 'degree' | 'betweenness' | 'pagerank' | 'community';

export interface MeasureRequest {
  readonly task: number;
  readonly measure: GraphMeasure;
  readonly nodes: readonly string[];
  readonly edges: readonly ArrangeEdge[];
}

export interface MeasureAnswer {
  readonly task: number;
  /** One a node, in the order of the request. */
  readonly values: readonly number[];
}

/** What a graph that is written says of itself. */
export interface GraphTitle {
  readonly title: string;
  readonly description: string;
}

export interface GexfRequest {
  readonly task: number;
  readonly graph: PropertyGraph;
  readonly about: GraphTitle;
}

export interface GexfAnswer {
  readonly task: number;
  /** The document. */
  readonly text: string;
}
