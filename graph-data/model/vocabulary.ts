/**
 * The closed vocabulary of the model: kinds, labels, relationship types and the small enumerations
 * that statements and relations are made of. Everything else checks against these lists.
 * What each word means stands in docs/glossary.md.
 */

/** What an entity is. One kind a node; the label carries the same name. */
export const KINDS = [
  'Person',
  'Organization',
  'Country',
  'Bloc',
  'Group',
  'Event',
  'Policy',
  'Mineral',
  'Place',
  'Technology',
  'Product',
  'Concept',
  'Publication',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds whose nodes are always actors, that is, can speak. Other kinds may be actors too (an event that speaks). */
export const ACTOR_KINDS = ['Person', 'Organization', 'Country', 'Bloc', 'Group'] as const;

/** Labels of nodes that are not entities. */
export const RECORD_LABELS = ['Statement', 'Document', 'Question', 'Claim', 'Figure', 'Moment'] as const;
export type RecordLabel = (typeof RECORD_LABELS)[number];

/** Factual relations: they join entities directly, and each carries evidence. */
export const FACTUAL_TYPES = [
  'ACCOMPANIED',
  'ACTED_AGAINST',
  'ADDRESSED',
  'AFFILIATED_WITH',
  'AIMS_AT',
  'AUTHORED',
  'COMMENTED_ON',
  'COOPERATES_WITH',
  'COVERS',
  'DEPENDS_ON',
  'DERIVED_FROM',
  'DEVELOPED',
  'DID_NOT',
  'DISGUISED_AS',
  'DISTANCE_FROM',
  'HOLDS_OFFICE_IN',
  'HOSTED',
  'ISSUED',
  'LED_TO',
  'LOCATED_IN',
  'MEMBER_OF',
  'PARTICIPATED_IN',
  'PART_OF',
  'PRECEDES',
  'PRODUCES',
  'PROPOSED',
  'REPORTED_ON',
  'RULED_AGAINST',
  'SEEKS',
  'SUBSTITUTES_FOR',
  'SUPPLIES',
  'TARGETS',
  'TRANSITS',
  'USES',
  'VISITED',
] as const;
export type FactualType = (typeof FACTUAL_TYPES)[number];

/** Types that a statement stands on: who, about what, where reported. */
export const STATEMENT_TYPES = [
  'SAID',
  'ABOUT',
  'ASCRIBED_TO',
  'REPORTED_IN',
  'ADDRESSED_TO',
  'SAID_AT',
  'ASSERTS',
  'DENIES',
  'SAME_UTTERANCE',
  'STATES',
] as const;

/** Types that hold the rest together; each says its basis (`coded` or `inferred`). */
export const STRUCTURAL_TYPES = [
  'ANSWERS',
  'CONCERNS',
  'HAS_FIGURE',
  'MARKS',
  'MENTIONS',
  'POSSIBLY_SAME',
  'PUBLISHED_BY',
  'WRITTEN_BY',
] as const;

/**
 * Types that walking leaves out unless it is told otherwise: they lead through documents or dates,
 * and would join everything to the few sources that there are.
 */
export const UNWALKED_TYPES: readonly string[] = ['MENTIONS', 'REPORTED_IN', 'WRITTEN_BY', 'PUBLISHED_BY', 'MARKS'];

/** In a filter: every type that joins entities directly, whatever people's own data calls it. */
export const ANY_RELATION = 'RELATION';

const RECORD_TYPES: readonly string[] = [...STATEMENT_TYPES, ...STRUCTURAL_TYPES, ANY_RELATION];

/** Whether a type joins entities directly: a factual one of the list, or one that people's own data brings. */
export function isRelationType(type: string): boolean {
  return !RECORD_TYPES.includes(type);
}

/** The type of a folded edge: actor → statement → entity seen as one. Computed, never stored. */
export const STANCE_EDGE = 'STANCE';

export const STATEMENT_KINDS = ['position', 'factual', 'forecast', 'commitment', 'announcement'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** 1 favours, -1 disfavours, 0 neither; 0 with `mixed` when both are said. */
export type Stance = -1 | 0 | 1;

/** Of what kind a signed stance is. Only a position makes anyone be for or against something. */
export const BASES = ['position', 'evaluation', 'assessment'] as const;
export type Basis = (typeof BASES)[number];

export const MODALITIES = ['asserted', 'planned', 'rumoured', 'conditional', 'claimed', 'inferred'] as const;
export type Modality = (typeof MODALITIES)[number];

/** How the document gives the words. `author`: they are the document's author's own. */
export const QUOTE_MODES = ['author', 'direct', 'indirect', 'mixed'] as const;
export type QuoteMode = (typeof QUOTE_MODES)[number];

/** How the words reached us, computed from the chain. */
export const PROVENANCES = ['author', 'interview', 'relayed', 'unsourced'] as const;
export type Provenance = (typeof PROVENANCES)[number];

export const DATE_PRECISIONS = ['day', 'month', 'year', 'approximate', 'unknown'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

export const STATEMENT_STATUSES = ['draft', 'adjudicated', 'revoked'] as const;
export type StatementStatus = (typeof STATEMENT_STATUSES)[number];

/** The clocks that can be asked for: when said, when published, when true of the world. */
export const CLOCKS = ['said', 'published', 'asOf'] as const;
export type Clock = (typeof CLOCKS)[number];

/** What a structural edge rests on. */
export const STRUCTURAL_BASES = ['coded', 'inferred'] as const;
export type StructuralBasis = (typeof STRUCTURAL_BASES)[number];

/** How the sides of a question relate, as coded. */
export const QUESTION_KINDS = [
  'contradiction',
  'opposed_positions',
  'different_figure',
  'evaluative_opposition',
  'attribution_conflict',
  'internal_inconsistency',
  'compatible_difference',
  'scope_difference',
  'temporal_update',
  'temporal_difference',
  'composition',
  'naming',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Kinds of question whose sides only seem to clash: another scope, time, name or make-up. */
export const APPARENT_QUESTION_KINDS: readonly QuestionKind[] = [
  'compatible_difference',
  'scope_difference',
  'temporal_update',
  'temporal_difference',
  'composition',
  'naming',
];
