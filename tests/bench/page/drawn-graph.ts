/** A graph with positions, the same in every run: what each library is given to draw. */
import { seeded } from '../../../client/workers/seeded.ts';

export interface DrawnGraph {
  /** Positions in units of a layout; node n is named `n<n>`. */
  readonly nodes: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
  /** Ends by number of node. */
  readonly edges: readonly { readonly source: number; readonly target: number; readonly against: boolean }[];
}

/** Nodes in a disc, a few of them with most of the edges, as actors and topics have them. */
export function drawnGraph(nodeCount: number, edgeCount: number): DrawnGraph {
  const random = seeded(20_260_112);
  const reach = 60 * Math.sqrt(nodeCount);
  const nodes = Array.from({ length: nodeCount }, () => {
    const angle = 2 * Math.PI * random();
    const distance = reach * Math.sqrt(random());
    return { x: distance * Math.cos(angle), y: distance * Math.sin(angle), radius: 4 + 6 * random() };
  });
  const weighty = (): number => Math.floor(nodeCount * random() ** 3);
  const edges = Array.from({ length: edgeCount }, () => {
    const source = weighty();
    return {
      source,
      target: (source + 1 + Math.floor((nodeCount - 1) * random())) % nodeCount,
      against: random() < 0.5,
    };
  });
  return { nodes, edges };
}
