/** What page and layout worker say to each other. */
import type { ArrangeEdge, ArrangeNode, Placed } from './arrange.ts';

export interface LayoutRequest {
  readonly task: number;
  readonly nodes: readonly ArrangeNode[];
  readonly edges: readonly ArrangeEdge[];
}

export interface LayoutAnswer {
  readonly task: number;
  readonly placed: Placed;
}
