/**
 * A piece of the graph, fetched by one query and laid out in columns as the embedded engine has them: what rows look like
 * is then said once, for both engines.
 */
import { buildGraph } from '#graph/builder.ts';
import { byCodeUnit } from '#model/canonical.ts';
import type { Id, NodeRecord, Properties, RelationshipRecord } from '#model/property-graph.ts';
import { Parts } from '#store/embedded/parts.ts';
import type { Row } from '../database.ts';
import { COLLECT_NAMED, Counts } from './counted.ts';

type NodeCells = readonly [labels: readonly string[], properties: Properties];
type LinkCells = readonly [id: Id, type: string, source: Id, target: Id, properties: Properties];

const NODE = (name: string): string => `[labels(${name}), properties(${name})]`;
const LINK = (name: string): string =>
  `[${name}.id, type(${name}), startNode(${name}).id, endNode(${name}).id, properties(${name})]`;

/** A relationship as cells, for a query that fetches some. */
export const linkCells = LINK;

/**
 * After a query that ends with a list of statements `ss`: everything that a row of a statement shows, who else answers
 * the same questions, and which reports are of the same words. With `named`, also the nodes that the statements name.
 * `also` is returned besides.
 */
export function context(named: boolean, ...also: readonly string[]): string {
  return `CALL (ss) { UNWIND ss AS s MATCH (s)-[k]-(o)
    RETURN collect(DISTINCT k) AS links, collect(DISTINCT o) AS others }
  CALL (ss) { UNWIND ss AS s MATCH (s)-[:ASSERTS|DENIES]->(:Claim)-[:ANSWERS]->(q:Question) WITH DISTINCT q
    MATCH (q)<-[k:ANSWERS]-(c:Claim) OPTIONAL MATCH (c)<-[j:ASSERTS|DENIES]-(u)
    RETURN collect(DISTINCT q) + collect(DISTINCT c) + collect(DISTINCT u) AS sides,
      collect(DISTINCT k) + collect(DISTINCT j) AS answers }
  CALL (ss) { UNWIND ss AS s WITH s WHERE EXISTS { (s)-[:SAME_UTTERANCE]-() }
    MATCH (s)-[:SAME_UTTERANCE*1.. {judgement: 'same'}]-(u) WITH DISTINCT u MATCH (u)-[k:SAME_UTTERANCE]-(v)
    RETURN collect(DISTINCT u) + collect(DISTINCT v) AS twins, collect(DISTINCT k) AS reprints }
  ${named ? NAMED : 'WITH *, [] AS named'}
  RETURN [n IN ss | ${NODE('n')}] AS statements, [n IN others + sides + twins | ${NODE('n')}] AS others,
    [k IN links + answers + reprints | ${LINK('k')}] AS links, ${['named', ...also].join(', ')}`;
}

const NAMED = `CALL (ss, others, links) {
  WITH [n IN others | n.id] + reduce(ids = [], n IN ss | ids + coalesce(n.chainActors, []) + coalesce(n.place, []))
    + reduce(ids = [], k IN links | ids + coalesce(k.via, [])) AS ids
  ${COLLECT_NAMED}
}`;

/** After a query that ends with relations `t` in order: the relations, and all that their rows name. */
export const RELATION_ROWS = `WITH collect(t) AS ts
  CALL (ts) { UNWIND ts AS t
    WITH [startNode(t).id, endNode(t).id] + coalesce(t.assertedBy, [])
      + [line IN coalesce(t.evidence, []) | split(line, '#')[0]] AS ends
    UNWIND ends AS one WITH collect(DISTINCT one) AS ids
    ${COLLECT_NAMED} }
  RETURN [t IN ts | ${LINK('t')}] AS links, named`;

/** Gathers what queries fetched, each node and relationship once. */
export class Piece {
  readonly counts = new Counts();
  readonly #nodes = new Map<Id, NodeRecord>();
  readonly #links = new Map<Id, RelationshipRecord>();

  node(labels: readonly string[], properties: Properties): this {
    const id = String(properties['id']);
    if (!this.#nodes.has(id)) this.#nodes.set(id, { id, labels: labels.toSorted(byCodeUnit), properties });
    return this;
  }

  link([id, type, source, target, properties]: LinkCells): this {
    this.#links.set(id, { id, type, source, target, properties });
    return this;
  }

  /** A node with its counts, as `askNodes` and `context` give it. */
  counted(row: Row): this {
    const properties = row['properties'] as Properties;
    this.counts.add(String(properties['id']), row);
    for (const [id, type, source, target, own, labels, maker] of (row['makers'] ?? []) as readonly [
      ...LinkCells,
      readonly string[],
      Properties,
    ][]) {
      this.link([id, type, source, target, own]).node(labels, maker);
    }
    return this.node(row['labels'] as readonly string[], properties);
  }

  /** Nodes and relationships as cells, and nodes with their counts. */
  cells(row: Row): this {
    for (const cells of (row['nodes'] ?? []) as NodeCells[]) this.node(...cells);
    for (const cells of row['links'] as LinkCells[]) this.link(cells);
    for (const each of (row['named'] ?? []) as Row[]) this.counted(each);
    return this;
  }

  /** The one row of a query that ends with `context`. */
  context(rows: readonly Row[]): this {
    for (const row of rows) {
      for (const cells of [...(row['statements'] as NodeCells[]), ...(row['others'] as NodeCells[])])
        this.node(...cells);
      for (const cells of row['links'] as LinkCells[]) this.link(cells);
      for (const each of row['named'] as Row[]) this.counted(each);
    }
    return this;
  }

  /** Lays the piece out. Relationships that lead out of it are left out. */
  parts(dataVersion: string): Parts {
    const relationships = [...this.#links.values()].filter(
      ({ source, target }) => this.#nodes.has(source) && this.#nodes.has(target),
    );
    return new Parts(buildGraph({ nodes: [...this.#nodes.values()], relationships }, dataVersion));
  }
}
