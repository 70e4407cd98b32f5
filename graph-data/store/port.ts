/**
 * The port: the one interface between the product and a graph, whichever engine holds it.
 * Each call costs at most two round trips whatever the number of ids. Only slugs and columns cross.
 * Results are ordered, and equal on every engine: store/conformance.ts holds them to it.
 */
import type { NameRow } from '#model/names.ts';
import type { Id } from '#model/property-graph.ts';
import type { Filter } from '#analysis/slice.ts';
import type { Clock, Kind } from '#model/vocabulary.ts';
import type {
  AppearanceColumns,
  CountColumns,
  DocumentColumns,
  EntityColumns,
  Evidence,
  FacetColumns,
  Paged,
  Paths,
  QuestionColumns,
  Schema,
  StatementColumns,
  StoreInfo,
  Subgraph,
} from '#protocol/answers.ts';
import type { Columns } from '#protocol/columns.ts';
import type { UnitRow } from '#protocol/rows.ts';

export type { Filter, NameRow };

/** What a call may cost. Every method honours `signal` and `timeoutMs`; rows and bytes bound what `query` returns. */
export interface CallContext {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly maxRows: number;
  readonly maxBytes: number;
  /** Names the request in the logs of a database. */
  readonly requestId?: string;
}

/** A keyset page. `after` is the `next` of the page before, or null. */
export interface Page {
  readonly after: string | null;
  readonly limit: number;
}

/** Only statements: whose stance (`actors`), toward what (`about`). */
export interface StatementQuery {
  readonly ids?: readonly Id[];
  readonly actors?: readonly Id[];
  readonly about?: readonly Id[];
  readonly filter: Filter;
  readonly page: Page;
}

/** Values of the facets of an expansion; an absent list means "any". */
export interface FacetChoice {
  readonly types?: readonly string[] | undefined;
  /** Kinds of the neighbours. */
  readonly kinds?: readonly Kind[] | undefined;
  /** Of a statement the year in which it was last possibly said, of a relation that of its beginning; null: undated. */
  readonly years?: readonly (string | null)[] | undefined;
}

export interface ExpandQuery {
  readonly ids: readonly Id[];
  readonly filter: Filter;
  /** Which of the neighbours, beyond what the filter lets through. */
  readonly facets?: FacetChoice | undefined;
  /** Neighbours that are passed over and not counted: those that are shown already. */
  readonly except?: readonly Id[] | undefined;
  /** Statements as edges (true) or as nodes of their own. */
  readonly fold: boolean;
  readonly page: Page;
}

export interface PathQuery {
  readonly from: Id;
  readonly to: Id;
  readonly maxLength: number;
  readonly mode: 'shortest' | 'simple';
  readonly limit: number;
  readonly filter: Filter;
}

export type Bin = 'day' | 'month' | 'year';
/** What counts are by, time apart. */
export const UNTIMED_DIMENSIONS = [
  'kind',
  'type',
  'document',
  'stance',
  'basis',
  'words',
  'statementKind',
  'modality',
  'columnist',
] as const;
/** What counts are by. A clock with a bin gives the timeline. */
export type Dimension = (typeof UNTIMED_DIMENSIONS)[number] | `${Clock}:${Bin}`;

/** Statements without a date on the clock are counted apart. */
export interface Counts {
  dataVersion: string;
  rows: CountColumns;
  undated: number;
}

export type UnitColumns = Columns<UnitRow & { statement: Id }>;

/** A value of a Cypher answer in memory: INTEGER is bigint, FLOAT is number. */
export type QueryParameters = Readonly<Record<string, unknown>>;

/** Statements only by those whose stance they state; the store never writes. */
export interface GraphStore {
  info(c: CallContext): Promise<StoreInfo>;
  schema(c: CallContext): Promise<Schema>;
  /** Feeds the one name index, in process, for every engine. In batches, ordered by id. */
  names(c: CallContext): AsyncIterable<Columns<NameRow>>;
  /** Unknown ids are left out. In the order asked. */
  entities(ids: readonly Id[], c: CallContext): Promise<EntityColumns>;
  documents(ids: readonly Id[] | null, c: CallContext): Promise<DocumentColumns>;
  /** In which documents entities stand: by entity in the order asked, then by document. Unknown ids are left out. */
  appearances(ids: readonly Id[], c: CallContext): Promise<AppearanceColumns>;
  facets(ids: readonly Id[], filter: Filter, c: CallContext): Promise<FacetColumns>;
  /**
   * The neighbours of `ids` with the edges to them, the heaviest edge first, ties by id.
   * `total` counts neighbours. The edges among the returned entities and `ids` are included.
   */
  expand(query: ExpandQuery, c: CallContext): Promise<Subgraph>;
  /** The edges among exactly these entities. */
  among(ids: readonly Id[], filter: Filter, fold: boolean, c: CallContext): Promise<Subgraph>;
  paths(query: PathQuery, c: CallContext): Promise<Paths>;
  /** Ordered by the clock's last possible day, then the first, then id; undated last. */
  statements(query: StatementQuery, c: CallContext): Promise<Paged<StatementColumns>>;
  /** The statements and relations behind each pair, either direction. */
  evidence(pairs: readonly (readonly [Id, Id])[], filter: Filter, page: Page, c: CallContext): Promise<Evidence>;
  counts(filter: Filter, by: readonly Dimension[], c: CallContext): Promise<Counts>;
  units(filter: Filter, c: CallContext): AsyncIterable<UnitColumns>;
  questions(ids: readonly Id[] | null, c: CallContext): Promise<QuestionColumns>;
  close(): Promise<void>;
}
