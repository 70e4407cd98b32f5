/**
 * The one intermediate form: a tree of operators over slots. The planner makes and annotates it, `open` runs it.
 * Every operator reads rows from its `input`; at the bottom is an Argument, which is one row from outside.
 */
import type { Expression, SortItem } from '../../language/ast.ts';
import type {
  AggregateCall,
  Condition,
  Hop,
  OutputItem,
  PathParts,
  ProcedureInfo,
  Selective,
} from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';

interface Operator {
  /** Set by the planner, for EXPLAIN and PROFILE. */
  id: number;
  /** Rows that are expected to come out, for each row that goes in at the bottom. */
  estimate: number;
  /** Slots of the input that later steps still read. */
  carry: number[];
  /** Slots that later steps read, of the input and of its own. */
  wanted: ReadonlySet<number>;
}
interface Unary extends Operator {
  readonly input: Plan;
}

export interface ArgumentPlan extends Operator {
  readonly op: 'Argument';
}
/** Nodes whose combination of labels is allowed; all when there is no mask. */
export interface NodeScanPlan extends Unary {
  readonly op: 'NodeScan';
  readonly slot: Slot;
  readonly mask: Uint8Array | null;
  readonly labels: string;
}
/** A node by a property, or a relationship by its id: the value of an expression, or each item of a list. */
export interface SeekPlan extends Unary {
  readonly op: 'Seek';
  readonly slot: Slot;
  readonly key: string;
  readonly value: Expression;
  readonly many: boolean;
}
export interface UnboxPlan extends Unary {
  readonly op: 'Unbox';
  readonly pairs: readonly { readonly from: Slot; readonly to: Slot }[];
}
export interface ExpandPlan extends Unary {
  readonly op: 'Expand';
  readonly hop: Hop;
  /** Whether the walk goes from `hop.to` to `hop.from`. */
  readonly reversed: boolean;
  /** Whether the far end is known already. */
  readonly into: boolean;
  /** Relationships and stretches that this one must differ from. */
  readonly distinct: readonly Slot[];
  /** Allowed combinations of labels at the far end. */
  readonly endMask: Uint8Array | null;
  /** Each end once instead of each walk: set by a rewrite. */
  distinctEnds: boolean;
}
/** A relationship that is known: binds or checks its ends. */
export interface EndpointsPlan extends Unary {
  readonly op: 'Endpoints';
  readonly hop: Hop;
  readonly fromBound: boolean;
  readonly toBound: boolean;
  readonly distinct: readonly Slot[];
}
export interface QuantifiedPlan extends Unary {
  readonly op: 'Quantified';
  readonly hop: Hop;
  readonly into: boolean;
  readonly distinct: readonly Slot[];
  readonly inner: Plan;
}
export interface ShortestPlan extends Unary {
  readonly op: 'Shortest';
  readonly hop: Hop;
  readonly reversed: boolean;
  readonly into: boolean;
  readonly endMask: Uint8Array | null;
}
export interface SelectivePlan extends Unary {
  readonly op: 'Selective';
  readonly selective: Selective;
  readonly inner: Plan;
  readonly lengths: readonly Slot[];
}
export interface FilterPlan extends Unary {
  readonly op: 'Filter';
  readonly conditions: readonly Condition[];
}
export interface PathsPlan extends Unary {
  readonly op: 'Paths';
  readonly paths: readonly PathParts[];
}
export interface ProjectPlan extends Unary {
  readonly op: 'Project';
  readonly items: readonly { readonly slot: Slot; readonly expression: Expression }[];
}
/** Copies slots to slots: a part of a union becomes the whole's columns. */
export interface RenamePlan extends Unary {
  readonly op: 'Rename';
  readonly pairs: readonly { readonly from: Slot; readonly to: Slot }[];
}
export interface AggregatePlan extends Unary {
  readonly op: 'Aggregate';
  readonly keys: readonly OutputItem[];
  readonly calls: readonly AggregateCall[];
  /** Each row stands for as many as its node has such relationships; null where it stands for itself. */
  readonly times: CountedHop | null;
}
export interface DistinctPlan extends Unary {
  readonly op: 'Distinct';
  readonly slots: readonly Slot[];
}
/** One row that holds a known number in every slot. */
export interface StoredCountPlan extends Unary {
  readonly op: 'StoredCount';
  readonly slots: readonly Slot[];
  readonly count: number;
}
/** With `top`, only so many first rows are kept. */
export interface SortPlan extends Unary {
  readonly op: 'Sort';
  readonly keys: readonly SortItem[];
  readonly top: { readonly skip: Expression | null; readonly limit: Expression } | null;
}
export interface SlicePlan extends Unary {
  readonly op: 'Slice';
  readonly skip: Expression | null;
  readonly limit: Expression | null;
}
export interface UnwindPlan extends Unary {
  readonly op: 'Unwind';
  readonly list: Expression;
  readonly slot: Slot;
}
/** Runs `inner` for each row. `optional`: one row of nulls when there is none; `unit`: the row passes once. */
export interface ApplyPlan extends Unary {
  readonly op: 'Apply';
  readonly inner: Plan;
  readonly optional: boolean;
  readonly unit: boolean;
  readonly brings: readonly Slot[];
}
export interface ProcedurePlan extends Unary {
  readonly op: 'Procedure';
  readonly info: ProcedureInfo;
  readonly optional: boolean;
}
export interface UnionPlan extends Operator {
  readonly op: 'Union';
  readonly parts: readonly Plan[];
  readonly columns: readonly Slot[];
}
/** Relationships of some types one after the other, each with its ends. */
export interface RelationshipScanPlan extends Unary {
  readonly op: 'RelationshipScan';
  readonly hop: Hop;
  readonly distinct: readonly Slot[];
}

export type Plan =
  | ArgumentPlan
  | NodeScanPlan
  | SeekPlan
  | UnboxPlan
  | ExpandPlan
  | EndpointsPlan
  | QuantifiedPlan
  | ShortestPlan
  | SelectivePlan
  | FilterPlan
  | PathsPlan
  | ProjectPlan
  | RenamePlan
  | AggregatePlan
  | StoredCountPlan
  | DistinctPlan
  | SortPlan
  | SlicePlan
  | UnwindPlan
  | ApplyPlan
  | ProcedurePlan
  | UnionPlan
  | RelationshipScanPlan;

/** A hop whose relationships are counted. */
export interface CountedHop {
  readonly hop: Hop;
  readonly reversed: boolean;
}

/** The node around which they are counted. */
export function countedFrom({ hop, reversed }: CountedHop): Slot {
  return reversed ? hop.to : hop.from;
}

/** A plan as the planner writes it: id, estimate and carried slots are filled in later. */
export type Bare<T> = T extends Plan
  ? Omit<T, 'id' | 'estimate' | 'carry' | 'wanted'> & { readonly estimate?: number }
  : never;

/** Makes an operator. */
export function operator<T extends Plan>(bare: Bare<T>): T {
  return { estimate: 1, ...bare, id: -1, carry: [], wanted: new Set() } as unknown as T;
}

/** The plans that an operator reads from, its own input first. */
export function inputsOf(plan: Plan): readonly Plan[] {
  if (plan.op === 'Argument') return [];
  if (plan.op === 'Union') return plan.parts;
  return 'inner' in plan ? [plan.input, plan.inner] : [plan.input];
}
