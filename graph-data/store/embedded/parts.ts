/** What the embedded store's operations share: the graph in the model's words and the tables derived from it. */
import type { Graph } from '#graph/graph.ts';
import type { Id } from '#model/property-graph.ts';
import { Edges } from './edges.ts';
import { Rows } from './rows.ts';
import { SliceMasks } from './slice-mask.ts';
import { StatementTable } from './statement-table.ts';
import { StoredGraph } from './stored-graph.ts';
import { Walk } from './walk.ts';

export class Parts {
  readonly stored: StoredGraph;
  readonly table: StatementTable;
  readonly masks: SliceMasks;
  readonly walk: Walk;
  readonly rows: Rows;
  readonly edges: Edges;

  constructor(graph: Graph) {
    this.stored = new StoredGraph(graph);
    this.table = new StatementTable(this.stored);
    this.masks = new SliceMasks(this.stored, this.table);
    this.walk = new Walk(this.stored, this.table);
    this.rows = new Rows(this.stored, this.table, this.walk);
    this.edges = new Edges(this.stored, this.table, this.walk);
  }

  /** The nodes of known entity ids, in the order asked, each once; unknown ids are left out. */
  entityNodes(ids: readonly Id[]): number[] {
    return [...new Set(ids.map((id) => this.stored.entity(id)).filter((node) => node >= 0))];
  }

  /** The statement with this id, or -1. */
  statement(id: Id): number {
    const node = this.stored.graph.nodeById(id);
    return node < 0 ? -1 : (this.table.indexOf[node] as number);
  }
}
