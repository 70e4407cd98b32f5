/**
 * Values of Cypher answers as they cross the wire. Null, booleans, text, lists and maps are themselves; integers are
 * numbers where they are safe; everything else is tagged by its kind. A map that itself has a key "kind" is tagged too,
 * so that it cannot be taken for something else.
 */
export type WireValue = null | boolean | number | string | readonly WireValue[] | WireMap | WireTagged;

export type WireMap = { readonly [key: string]: WireValue };

export interface WireNode {
  readonly kind: 'node';
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: WireMap;
}

export interface WireRelationship {
  readonly kind: 'relationship';
  readonly id: string;
  readonly type: string;
  /** The ids of both ends. */
  readonly start: string;
  readonly end: string;
  readonly properties: WireMap;
}

export interface WirePath {
  readonly kind: 'path';
  readonly nodes: readonly WireNode[];
  readonly relationships: readonly WireRelationship[];
}

export const TEMPORAL_KINDS = ['date', 'localtime', 'time', 'localdatetime', 'datetime', 'duration'] as const;

export type WireTagged =
  | WireNode
  | WireRelationship
  | WirePath
  /** An INTEGER that is no safe JSON number, in digits. */
  | { readonly kind: 'integer'; readonly value: string }
  /** A FLOAT: a whole one where types were asked for, or NaN and the infinities, by name. */
  | { readonly kind: 'float'; readonly value: number | 'NaN' | 'Infinity' | '-Infinity' }
  | { readonly kind: (typeof TEMPORAL_KINDS)[number]; readonly value: string }
  | { readonly kind: 'point'; readonly srid: number; readonly coordinates: readonly number[] }
  | { readonly kind: 'map'; readonly value: WireMap };

/** One step of a plan. */
export interface WirePlanStep {
  readonly id: number;
  readonly depth: number;
  readonly operator: string;
  readonly details: string;
  readonly estimatedRows: number;
  readonly rows: number | null;
  readonly milliseconds: number | null;
}

/** A warning about a query that was run all the same. */
export interface QueryNotice {
  readonly code: string;
  readonly message: string;
  readonly position: { readonly line: number; readonly column: number } | null;
}

export interface QuerySummary {
  readonly rows: number;
  /** Milliseconds from the start of the run to its end. */
  readonly ms: number;
  /** The budget that cut the rows short. */
  readonly budget: string | null;
  readonly plan: readonly WirePlanStep[] | null;
}
