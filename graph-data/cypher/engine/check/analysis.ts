/** What the checker learns about a query: in arrays by id of tree node, and in records by clause. */
import type { Expression, LabelExpression, Query, Statement } from '../../language/ast.ts';
import type { Procedure } from '../functions/procedures.ts';
import { Slots, type Slot } from './scope.ts';
import type { Type } from './types.ts';

/** A condition of a pattern. Labels and properties written inside the pattern are conditions too. */
export type Condition =
  | { readonly type: 'expression'; readonly expression: Expression }
  | { readonly type: 'property'; readonly slot: Slot; readonly key: string; readonly value: Expression }
  | { readonly type: 'labels'; readonly slot: Slot; readonly labels: LabelExpression }
  /** A node that was known before the pattern, and is not null. */
  | { readonly type: 'there'; readonly slot: Slot };

/** One step from node to node. */
export interface Hop {
  /** `variable`: `[*1..3]`; `quantified`: `((a)-[]->(b))+`; `shortest`: shortestPath or SHORTEST over one variable step. */
  readonly kind: 'single' | 'variable' | 'quantified' | 'shortest';
  readonly from: Slot;
  readonly to: Slot;
  readonly direction: 'out' | 'in' | 'both';
  readonly types: LabelExpression | null;
  /** The relationship of a single step, always there. For others the named list, or null. */
  readonly slot: Slot | null;
  /** Whether the relationship, or the list, is known from before. */
  readonly bound: boolean;
  /** Of steps of many relationships: the stretch walked, as a path. */
  readonly segment: Slot | null;
  readonly min: number;
  /** Null is without end. */
  readonly max: number | null;
  /** What each relationship of a variable step must have. */
  readonly properties: readonly (readonly [key: string, value: Expression])[];
  readonly inner: QuantifiedInner | null;
  readonly shortest: ShortestKind | null;
}

export interface ShortestKind {
  /** `one` and `all`: of the shortest length; `paths`: the k shortest; `groups`: all of the k shortest lengths. */
  readonly keep: 'one' | 'all' | 'paths' | 'groups';
  readonly count: Expression | null;
  /** The path variable, if conditions may speak of it. */
  readonly path: Slot | null;
  /** Conditions that a path must satisfy to count as one (those that speak of the path itself). */
  readonly conditions: readonly Expression[];
}

export interface QuantifiedInner {
  readonly graph: PatternGraph;
  readonly from: Slot;
  readonly to: Slot;
  /** Inner variables, and the lists that they become outside. */
  readonly groups: readonly { readonly inner: Slot; readonly outer: Slot }[];
}

/** A stretch whose shortest rows are kept, for selectors over patterns of more than one step. */
export interface Selective {
  readonly graph: PatternGraph;
  readonly from: Slot;
  readonly to: Slot;
  readonly keep: ShortestKind['keep'];
  readonly count: Expression | null;
}

export interface PathParts {
  readonly slot: Slot;
  /** Node, hop, node, hop, …, node: the slots to read, in order. */
  readonly parts: readonly Slot[];
}

/** Everything that one MATCH (or one pattern in an expression) asks for. */
export interface PatternGraph {
  readonly nodes: readonly Slot[];
  readonly hops: readonly Hop[];
  readonly conditions: readonly Condition[];
  readonly paths: readonly PathParts[];
  readonly selective: readonly Selective[];
  /** Slots from this number on were made for the pattern; all before come from outside. */
  readonly firstSlot: number;
  /** Values that turn out to be used as nodes or relationships. */
  readonly unbox: readonly { readonly from: Slot; readonly to: Slot }[];
}

export interface OutputItem {
  readonly name: string;
  readonly slot: Slot;
  /** What computes it; null when it is a variable passed on as it is. */
  readonly expression: Expression | null;
}

export interface AggregateCall {
  readonly call: Extract<Expression, { kind: 'Call' | 'CountStar' }>;
  readonly slot: Slot;
}

export interface ProjectionInfo {
  readonly items: readonly OutputItem[];
  readonly aggregating: boolean;
  /** Items that group, and variables that they are. */
  readonly keys: readonly OutputItem[];
  readonly aggregates: readonly AggregateCall[];
}

export interface QueryInfo {
  /** Names and slots of what the query returns; none when it returns nothing. */
  readonly columns: readonly { readonly name: string; readonly slot: Slot }[];
  /** For each part of a UNION the slots that become the columns. */
  readonly parts: readonly (readonly Slot[])[];
  readonly returns: boolean;
  /** Slots from this number on were made inside. */
  readonly firstSlot: number;
}

export interface ProcedureInfo {
  readonly procedure: Procedure;
  /** Arguments, or the parameters that stand for them. */
  readonly args: readonly (Expression | { readonly parameter: string })[];
  readonly outputs: readonly { readonly field: number; readonly slot: Slot }[];
}

/** Something that is allowed and probably a mistake. */
export interface Warning {
  readonly code: 'UnknownLabel' | 'UnknownType' | 'UnknownProperty';
  readonly message: string;
  readonly span: readonly [start: number, end: number];
  readonly suggestion: string | null;
  /** As written, and the nearest that the data has. */
  readonly name: string;
  readonly nearest: string | null;
}

export class Analysis {
  readonly statement: Statement;
  readonly slots = new Slots();
  /** What a variable or a declared name stands for, by id. */
  readonly slotOf: (Slot | undefined)[] = [];
  /** Where the value of an expression was already computed, by id. */
  readonly computed: (Slot | undefined)[] = [];
  readonly types: (Type | undefined)[] = [];
  /** By id of Match, PatternExpression or PatternComprehension. */
  readonly patterns = new Map<number, PatternGraph>();
  readonly projections = new Map<number, ProjectionInfo>();
  readonly queries = new Map<number, QueryInfo>();
  readonly procedures = new Map<number, ProcedureInfo>();
  readonly warnings: Warning[] = [];

  constructor(statement: Statement) {
    this.statement = statement;
  }

  info(query: Query): QueryInfo {
    return this.queries.get(query.id) as QueryInfo;
  }
}
