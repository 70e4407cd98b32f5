/** `expand` and `among`: a piece of the graph around some entities, or among exactly these. */
import { byCodeUnit } from '#model/canonical.ts';
import type { Filter } from '#analysis/slice.ts';
import type { Subgraph } from '#protocol/answers.ts';
import { toColumns } from '#protocol/columns.ts';
import type { EdgeRow } from '#protocol/rows.ts';
import type { ExpandQuery, FacetChoice } from '../port.ts';
import { EDGE_KEYS, ENTITY_KEYS, STATEMENT_KEYS } from '../row-keys.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Parts } from './parts.ts';
import type { Mask } from './slice-mask.ts';
import type { Run } from './walk.ts';

interface Neighbor {
  readonly node: number;
  readonly id: string;
  readonly weight: number;
}

function byWeight(a: Neighbor, b: Neighbor): number {
  return b.weight - a.weight || byCodeUnit(a.id, b.id);
}

/** Neighbours of several entities together, heaviest first, ties by id; the entities themselves are left out. */
export function neighborsOf(
  parts: Parts,
  nodes: ReadonlySet<number>,
  filter: Filter,
  facets: FacetChoice = {},
): Neighbor[] {
  const mask = parts.masks.of(filter);
  const weights = new Map<number, number>();
  for (const node of nodes) {
    for (const [other, weight] of parts.walk.neighbors(node, filter, mask, facets)) {
      if (!nodes.has(other)) weights.set(other, (weights.get(other) ?? 0) + weight);
    }
  }
  return [...weights].map(([node, weight]) => ({ node, id: parts.stored.graph.idOf(node), weight })).sort(byWeight);
}

/** The entities, edges and, unfolded, the statements among a set of entities. */
export function pieceOf(
  parts: Parts,
  nodes: readonly number[],
  filter: Filter,
  fold: boolean,
): Pick<Subgraph, 'entities' | 'statements' | 'edges'> {
  const mask = parts.masks.of(filter);
  const { edges, runs } = parts.edges.among(new Set(nodes), filter, mask);
  if (fold) return assemble(parts, nodes, [], edges);
  const statements = statementsOf(parts, runs);
  const tellers = new Set(nodes);
  for (const statement of statements) {
    for (const id of parts.stored.sources(parts.table.nodes[statement] as number, 'SAID')) {
      tellers.add(parts.stored.graph.nodeById(id));
    }
  }
  const shown = new Set([...tellers].map((node) => parts.stored.graph.idOf(node)));
  const unfolded = statements.flatMap((statement) => endingIn(parts, statement, mask, shown));
  const relations = edges.filter(({ tally }) => tally === null);
  return assemble(parts, [...tellers], statements, [...relations, ...unfolded]);
}

function endingIn(parts: Parts, statement: number, mask: Mask, shown: ReadonlySet<string>): EdgeRow[] {
  const id = parts.stored.graph.idOf(parts.table.nodes[statement] as number);
  return parts.edges
    .unfolded(statement, mask)
    .filter((edge) => shown.has(edge.source === id ? edge.target : edge.source));
}

function statementsOf(parts: Parts, runs: readonly Run[]): number[] {
  const statements = new Set(
    runs.flatMap(({ units }) => units.map((unit) => parts.table.unitStatement[unit] as number)),
  );
  return [...statements].sort((a, b) => a - b);
}

function assemble(
  parts: Parts,
  nodes: readonly number[],
  statements: readonly number[],
  edges: readonly EdgeRow[],
): Pick<Subgraph, 'entities' | 'statements' | 'edges'> {
  return {
    entities: toColumns(
      ENTITY_KEYS,
      nodes.map((node) => parts.rows.entity(node)),
    ),
    statements: toColumns(
      STATEMENT_KEYS,
      statements.map((statement) => parts.rows.statement(statement)),
    ),
    edges: toColumns(EDGE_KEYS, edges),
  };
}

/** See the port. */
export function expand(parts: Parts, { ids, filter, facets, except = [], fold, page }: ExpandQuery): Subgraph {
  const { dataVersion } = parts.stored.graph;
  const asked = parts.entityNodes(ids);
  const passedOver = new Set(except);
  const neighbors = neighborsOf(parts, new Set(asked), filter, facets).filter(({ id }) => !passedOver.has(id));
  let start = 0;
  if (page.after !== null) {
    const [weight, id] = readCursor(page.after, dataVersion, 2) as [string, string];
    const last = { node: -1, id, weight: Number(weight) };
    start = neighbors.findIndex((neighbor) => byWeight(neighbor, last) > 0);
    if (start < 0) start = neighbors.length;
  }
  const shown = neighbors.slice(start, start + page.limit);
  const last = shown.at(-1);
  const more = start + shown.length < neighbors.length;
  return {
    dataVersion,
    ...pieceOf(parts, [...asked, ...shown.map(({ node }) => node)], filter, fold),
    total: neighbors.length,
    next: more && last ? writeCursor(dataVersion, [last.weight, last.id]) : null,
  };
}

/** See the port. */
export function among(parts: Parts, ids: readonly string[], filter: Filter, fold: boolean): Subgraph {
  const nodes = parts.entityNodes(ids);
  const piece = pieceOf(parts, nodes, filter, fold);
  return { dataVersion: parts.stored.graph.dataVersion, ...piece, total: nodes.length, next: null };
}
