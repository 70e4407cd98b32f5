/**
 * The tree of a query: immutable, told apart by `kind`, each node with its place in the text (`span`) and a dense
 * `id`. What is learnt about a node later lies in arrays by id, never on it.
 */
import type { Span } from './errors.ts';

interface Base {
  readonly id: number;
  readonly span: Span;
}

export interface Name extends Base {
  readonly kind: 'Name';
  readonly name: string;
}

// Expressions

export interface Literal extends Base {
  readonly kind: 'Literal';
  /** INTEGER is bigint, FLOAT is number. */
  readonly value: bigint | number | string | boolean | null;
}
export interface Parameter extends Base {
  readonly kind: 'Parameter';
  readonly name: string;
}
export interface Variable extends Base {
  readonly kind: 'Variable';
  readonly name: string;
}
export interface Property extends Base {
  readonly kind: 'Property';
  readonly object: Expression;
  readonly key: string;
}
export interface Index extends Base {
  readonly kind: 'Index';
  readonly object: Expression;
  readonly index: Expression;
}
export interface Slice extends Base {
  readonly kind: 'Slice';
  readonly object: Expression;
  readonly from: Expression | null;
  readonly to: Expression | null;
}
export interface ListLiteral extends Base {
  readonly kind: 'List';
  readonly items: readonly Expression[];
}
export interface MapLiteral extends Base {
  readonly kind: 'Map';
  readonly entries: readonly (readonly [key: string, value: Expression])[];
}
export type ProjectionItem =
  | { readonly type: 'property'; readonly key: string }
  | { readonly type: 'all' }
  | { readonly type: 'entry'; readonly key: string; readonly value: Expression }
  | { readonly type: 'variable'; readonly variable: Variable };
export interface MapProjection extends Base {
  readonly kind: 'MapProjection';
  readonly variable: Variable;
  readonly items: readonly ProjectionItem[];
}
/** AND and OR of two or more operands, flat. */
export interface Junction extends Base {
  readonly kind: 'Junction';
  readonly operator: 'AND' | 'OR' | 'XOR';
  readonly operands: readonly Expression[];
}
export interface Not extends Base {
  readonly kind: 'Not';
  readonly operand: Expression;
}
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '^' | '||';
export interface Binary extends Base {
  readonly kind: 'Binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Sign extends Base {
  readonly kind: 'Sign';
  readonly operator: '+' | '-';
  readonly operand: Expression;
}
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
/** `a < b <= c`: each neighbouring pair must hold. */
export interface Comparison extends Base {
  readonly kind: 'Comparison';
  readonly first: Expression;
  readonly rest: readonly { readonly operator: ComparisonOperator; readonly operand: Expression }[];
}
export type PredicateOperator = 'STARTS WITH' | 'ENDS WITH' | 'CONTAINS' | '=~' | 'IN';
export interface Predicate extends Base {
  readonly kind: 'Predicate';
  readonly operator: PredicateOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface IsNull extends Base {
  readonly kind: 'IsNull';
  readonly operand: Expression;
  readonly negated: boolean;
}
/** `x IS :: INTEGER NOT NULL`. */
export interface IsTyped extends Base {
  readonly kind: 'IsTyped';
  readonly operand: Expression;
  readonly type: ValueType;
  readonly negated: boolean;
}
export interface IsNormalized extends Base {
  readonly kind: 'IsNormalized';
  readonly operand: Expression;
  readonly form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD';
  readonly negated: boolean;
}
/** A type as it is written after `IS ::`: alternatives, each of which may exclude null. */
export interface ValueType {
  readonly alternatives: readonly {
    readonly name: string;
    readonly notNull: boolean;
    readonly item: ValueType | null;
  }[];
}
export interface HasLabels extends Base {
  readonly kind: 'HasLabels';
  readonly operand: Expression;
  readonly labels: LabelExpression;
}
export interface FunctionCall extends Base {
  readonly kind: 'Call';
  /** As written, dotted. */
  readonly name: string;
  readonly distinct: boolean;
  readonly args: readonly Expression[];
}
export interface CountStar extends Base {
  readonly kind: 'CountStar';
}
/** A condition holds or not; any other operand is compared with the subject. */
export interface CaseOperand {
  readonly condition: boolean;
  readonly expression: Expression;
}
export interface Case extends Base {
  readonly kind: 'Case';
  readonly subject: Expression | null;
  readonly branches: readonly { readonly when: readonly CaseOperand[]; readonly result: Expression }[];
  readonly otherwise: Expression | null;
}
export interface ListComprehension extends Base {
  readonly kind: 'ListComprehension';
  readonly variable: Name;
  readonly list: Expression;
  readonly where: Expression | null;
  readonly map: Expression | null;
}
export interface Quantifier extends Base {
  readonly kind: 'Quantifier';
  readonly quantifier: 'all' | 'any' | 'none' | 'single';
  readonly variable: Name;
  readonly list: Expression;
  readonly where: Expression;
}
export interface Reduce extends Base {
  readonly kind: 'Reduce';
  readonly accumulator: Name;
  readonly initial: Expression;
  readonly variable: Name;
  readonly list: Expression;
  readonly step: Expression;
}
export interface PatternComprehension extends Base {
  readonly kind: 'PatternComprehension';
  readonly pattern: PathPattern;
  readonly where: Expression | null;
  readonly map: Expression;
}
/** A pattern used as a predicate, or `shortestPath((a)-[*]-(b))` used as a value. */
export interface PatternExpression extends Base {
  readonly kind: 'PatternExpression';
  readonly pattern: PathPattern;
}
export interface Subquery extends Base {
  readonly kind: 'Subquery';
  readonly form: 'EXISTS' | 'COUNT' | 'COLLECT';
  readonly query: Query;
}

export type Expression =
  | Literal
  | Parameter
  | Variable
  | Property
  | Index
  | Slice
  | ListLiteral
  | MapLiteral
  | MapProjection
  | Junction
  | Not
  | Binary
  | Sign
  | Comparison
  | Predicate
  | IsNull
  | IsTyped
  | IsNormalized
  | HasLabels
  | FunctionCall
  | CountStar
  | Case
  | ListComprehension
  | Quantifier
  | Reduce
  | PatternComprehension
  | PatternExpression
  | Subquery;

// Patterns

export type LabelExpression =
  | (Base & { readonly kind: 'Label'; readonly name: string })
  | (Base & { readonly kind: 'AnyLabel' })
  | (Base & { readonly kind: 'DynamicLabel'; readonly expression: Expression; readonly any: boolean })
  | (Base & { readonly kind: 'LabelNot'; readonly operand: LabelExpression })
  | (Base & { readonly kind: 'LabelAnd' | 'LabelOr'; readonly operands: readonly LabelExpression[] });

export interface NodePattern extends Base {
  readonly kind: 'NodePattern';
  readonly variable: Name | null;
  readonly labels: LabelExpression | null;
  readonly properties: MapLiteral | Parameter | null;
  readonly where: Expression | null;
}
/** How often: `max` null is without end. */
export interface Repetition {
  readonly min: number;
  readonly max: number | null;
}
export interface RelationshipPattern extends Base {
  readonly kind: 'RelationshipPattern';
  readonly variable: Name | null;
  readonly types: LabelExpression | null;
  readonly direction: 'out' | 'in' | 'both';
  /** `[*1..3]`, whose variable is a list; null for one relationship. */
  readonly length: Repetition | null;
  /** `-[]->{1,3}` or `-[]->+`: a quantified path of one relationship. */
  readonly quantifier: Repetition | null;
  readonly properties: MapLiteral | Parameter | null;
  readonly where: Expression | null;
}
/** `((a)-[r]->(b) WHERE …){1,3}`. */
export interface QuantifiedPath extends Base {
  readonly kind: 'QuantifiedPath';
  readonly elements: readonly PatternElement[];
  readonly where: Expression | null;
  readonly repetition: Repetition;
}
/** `((a)-[r]->(b) WHERE …)`: a stretch of the path with a condition of its own. */
export interface ParenthesizedPath extends Base {
  readonly kind: 'ParenthesizedPath';
  readonly variable: Name | null;
  readonly elements: readonly PatternElement[];
  readonly where: Expression | null;
}
export type PatternElement = NodePattern | RelationshipPattern | QuantifiedPath | ParenthesizedPath;

/** Which of the matching paths between two ends are kept. `SHORTEST 2 GROUPS` has `groups`. */
export interface Selector {
  readonly type: 'all' | 'any' | 'allShortest' | 'shortest';
  readonly count: Expression | null;
  readonly groups: boolean;
}
export interface PathPattern extends Base {
  readonly kind: 'PathPattern';
  readonly variable: Name | null;
  readonly selector: Selector | null;
  /** `shortestPath(…)` or `allShortestPaths(…)` around the pattern. */
  readonly shortest: 'single' | 'all' | null;
  readonly elements: readonly PatternElement[];
}

// Clauses

export interface Match extends Base {
  readonly kind: 'Match';
  readonly optional: boolean;
  readonly patterns: readonly PathPattern[];
  readonly where: Expression | null;
}
export interface Unwind extends Base {
  readonly kind: 'Unwind';
  readonly list: Expression;
  readonly variable: Name;
}
export interface ReturnItem extends Base {
  readonly kind: 'ReturnItem';
  readonly expression: Expression;
  /** As given by AS, or the text of the expression. */
  readonly name: string;
  readonly aliased: boolean;
}
export interface SortItem {
  readonly expression: Expression;
  readonly descending: boolean;
}
export interface Projection extends Base {
  readonly kind: 'With' | 'Return';
  readonly distinct: boolean;
  readonly star: boolean;
  readonly items: readonly ReturnItem[];
  readonly orderBy: readonly SortItem[];
  readonly skip: Expression | null;
  readonly limit: Expression | null;
  /** Only after WITH. */
  readonly where: Expression | null;
}
export interface CallProcedure extends Base {
  readonly kind: 'CallProcedure';
  readonly name: string;
  /** Null when there are no parentheses. */
  readonly args: readonly Expression[] | null;
  readonly optional: boolean;
  /** Null when there is no YIELD. */
  readonly yields: '*' | readonly { readonly field: string; readonly variable: Name }[] | null;
  readonly where: Expression | null;
}
export interface CallSubquery extends Base {
  readonly kind: 'CallSubquery';
  readonly optional: boolean;
  /** `CALL (a, b) { }`, `CALL (*) { }`, or null for `CALL { }`, which imports by a leading WITH. */
  readonly imports: '*' | readonly Variable[] | null;
  readonly query: Query;
}
export interface Finish extends Base {
  readonly kind: 'Finish';
}
export interface Show extends Base {
  readonly kind: 'Show';
  readonly what: 'INDEXES' | 'CONSTRAINTS';
  readonly yields: '*' | readonly { readonly field: string; readonly variable: Name }[] | null;
  readonly where: Expression | null;
}

// Clauses that write. They are parsed so that what is refused has a name and a place.

export interface Create extends Base {
  readonly kind: 'Create';
  readonly patterns: readonly PathPattern[];
}
export interface Merge extends Base {
  readonly kind: 'Merge';
  readonly pattern: PathPattern;
  readonly onCreate: readonly SetItem[];
  readonly onMatch: readonly SetItem[];
}
export type SetItem =
  | (Base & { readonly kind: 'SetProperty'; readonly target: Expression; readonly value: Expression })
  | (Base & { readonly kind: 'SetAll'; readonly target: Variable; readonly value: Expression; readonly add: boolean })
  | (Base & { readonly kind: 'SetLabels'; readonly target: Variable; readonly labels: readonly string[] });
export interface SetClause extends Base {
  readonly kind: 'Set';
  readonly items: readonly SetItem[];
}
export interface Remove extends Base {
  readonly kind: 'Remove';
  readonly items: readonly (Expression | { readonly target: Variable; readonly labels: readonly string[] })[];
}
export interface Delete extends Base {
  readonly kind: 'Delete';
  readonly detach: boolean;
  readonly items: readonly Expression[];
}
export interface Foreach extends Base {
  readonly kind: 'Foreach';
  readonly variable: Name;
  readonly list: Expression;
  readonly clauses: readonly Clause[];
}

export type ReadClause = Match | Unwind | Projection | CallProcedure | CallSubquery | Finish | Show;
export type WriteClause = Create | Merge | SetClause | Remove | Delete | Foreach;
export type Clause = ReadClause | WriteClause;

export interface SingleQuery extends Base {
  readonly kind: 'SingleQuery';
  readonly clauses: readonly Clause[];
}
export interface Query extends Base {
  readonly kind: 'Query';
  /** One, or more joined by UNION. */
  readonly parts: readonly SingleQuery[];
  /** UNION ALL keeps duplicates. */
  readonly unionAll: boolean;
}
export type Mode = 'run' | 'explain' | 'profile';
export interface Statement {
  readonly mode: Mode;
  readonly query: Query;
  readonly text: string;
  /** How many ids were given out: the length of arrays by id. */
  readonly nodeCount: number;
}
