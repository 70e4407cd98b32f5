/** What the port and the HTTP contract answer with: rows put together, paged, and stamped with the data version. */
import type { Columns } from './columns.ts';
import type {
  AppearanceRow,
  CountRow,
  DocumentRow,
  EdgeRow,
  EntityRow,
  FacetRow,
  QuestionRow,
  RelationRow,
  StatementRow,
} from './rows.ts';

export type EntityColumns = Columns<EntityRow>;
export type StatementColumns = Columns<StatementRow>;
export type RelationColumns = Columns<RelationRow>;
export type DocumentColumns = Columns<DocumentRow>;
export type EdgeColumns = Columns<EdgeRow>;
export type QuestionColumns = Columns<QuestionRow>;
export type AppearanceColumns = Columns<AppearanceRow>;
export type FacetColumns = Columns<FacetRow>;
export type CountColumns = Columns<CountRow>;

/** One way to page: `next` is the cursor to hand in as `after`, null at the end. `total` counts all that match. */
export interface Paging {
  total: number;
  next: string | null;
}

export interface Paged<Items> extends Paging {
  dataVersion: string;
  items: Items;
}

/** A piece of the graph: what is shown and what stands behind it. Every edge's ends are in `entities` or `statements`. */
export interface Subgraph extends Paging {
  dataVersion: string;
  entities: EntityColumns;
  /** The statements as nodes, where they are not folded. */
  statements: StatementColumns;
  edges: EdgeColumns;
}

/** What stands behind edges: the statements and relations, with the entities and documents that they name. */
export interface Evidence extends Paging {
  dataVersion: string;
  statements: StatementColumns;
  relations: RelationColumns;
  entities: EntityColumns;
  documents: DocumentColumns;
}

export interface PathHop {
  edge: string;
  source: string;
  target: string;
  type: string;
  statements: string[];
  relations: string[];
}

/** `coMention`: the path turns at a speaker, so that two things on it are only both spoken of by one actor. Such paths come last. */
export interface Path {
  nodes: string[];
  hops: PathHop[];
  coMention: boolean;
}

export interface Paths {
  dataVersion: string;
  paths: Path[];
  truncated: boolean;
  entities: EntityColumns;
  statements: StatementColumns;
  relations: RelationColumns;
}

export interface StoreInfo {
  engine: 'embedded' | 'neo4j';
  version: string;
  dataVersion: string;
  entities: number;
  statements: number;
  relations: number;
  documents: number;
}

export interface Schema {
  dataVersion: string;
  labels: { name: string; count: number }[];
  relationshipTypes: { name: string; count: number; joins: { source: string; target: string; count: number }[] }[];
  propertyKeys: { name: string; nodes: number; relationships: number }[];
}
