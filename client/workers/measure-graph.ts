/**
 * Measures of the graph that is shown, without regard to direction; parallel lines are one, of their summed weight.
 * Betweenness after Brandes ("A faster algorithm for betweenness centrality", 2001), unweighted and normalised;
 * PageRank after Page and Brin (1998), weighted; communities after Blondel et al. ("Fast unfolding of communities",
 * 2008), weighted, from a fixed seed over nodes in order of id, the largest community first. The same graph gives the
 * same values on every machine.
 */
import Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import betweenness from 'graphology-metrics/centrality/betweenness.js';
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import type { ArrangeEdge, GraphMeasure } from './messages.ts';
import { seeded } from './seeded.ts';

const SEED = 20_260_112;

function graphOf(nodes: readonly string[], edges: readonly ArrangeEdge[]): Graph {
  const graph = new Graph({ type: 'undirected', multi: false });
  for (const id of nodes.toSorted()) graph.addNode(id);
  const ordered = edges.toSorted((a, b) => (`${a.source} ${a.target}` < `${b.source} ${b.target}` ? -1 : 1));
  for (const { source, target, weight } of ordered) {
    if (source === target || !graph.hasNode(source) || !graph.hasNode(target)) continue;
    if (graph.hasEdge(source, target)) {
      graph.updateEdgeAttribute(source, target, 'weight', (before: number | undefined) => (before ?? 0) + weight);
    } else graph.addEdge(source, target, { weight });
  }
  return graph;
}

/** Communities by number, the one of most nodes first, ties by their first id. */
function communities(graph: Graph): Record<string, number> {
  const found = louvain(graph, { getEdgeWeight: 'weight', rng: seeded(SEED) });
  const members = new Map<number, string[]>();
  for (const id of graph.nodes()) {
    const group = found[id] ?? 0;
    members.set(group, [...(members.get(group) ?? []), id]);
  }
  const ranked = [...members].sort(
    ([, a], [, b]) => b.length - a.length || ((a[0] as string) < (b[0] as string) ? -1 : 1),
  );
  const rank = new Map(ranked.map(([group], index) => [group, index]));
  return Object.fromEntries(graph.nodes().map((id) => [id, rank.get(found[id] ?? 0) ?? 0]));
}

function valuesOf(measure: GraphMeasure, graph: Graph): Record<string, number> {
  switch (measure) {
    case 'degree':
      return Object.fromEntries(graph.nodes().map((id) => [id, graph.degree(id)]));
    case 'betweenness':
      return betweenness(graph, { getEdgeWeight: null });
    case 'pagerank':
      return pagerank(graph, { getEdgeWeight: 'weight' });
    case 'community':
      return communities(graph);
  }
}

/** One value a node, in the order of `nodes`. */
export function measureGraph(measure: GraphMeasure, nodes: readonly string[], edges: readonly ArrangeEdge[]): number[] {
  if (nodes.length === 0) return [];
  const values = valuesOf(measure, graphOf(nodes, edges));
  return nodes.map((id) => values[id] ?? 0);
}
