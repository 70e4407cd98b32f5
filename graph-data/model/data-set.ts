/**
 * A data set as people write it: the records of the YAML files of a folder (docs/reference/data-set.md describes them).
 * The schemas check one record on its own; what holds between records is checked by the pipeline.
 */
import { z } from 'zod';
import { ID_PATTERN } from './identity.ts';
import { isDay } from './time.ts';
import {
  BASES,
  DATE_PRECISIONS,
  FACTUAL_TYPES,
  KINDS,
  MODALITIES,
  QUESTION_KINDS,
  QUOTE_MODES,
  STATEMENT_KINDS,
  STATEMENT_STATUSES,
  STRUCTURAL_BASES,
} from './vocabulary.ts';

const id = z.string().regex(ID_PATTERN, { error: 'a readable id: letters, digits, "-", "_" and "." (128 at most)' });
const text = z.string().min(1, { error: 'some text' }).max(10_000, { error: 'at most 10,000 characters' });
const day = z.string().refine(isDay, { error: 'a day that exists, as YYYY-MM-DD' });
const locator = z.string().max(200);

/** Our own words in English and, where there is one, simplified Chinese. */
export const glossRecord = z.strictObject({ en: text, 'zh-Hans': text.optional() });

export const spanRecord = z
  .strictObject({
    from: day,
    to: day,
    precision: z.enum(DATE_PRECISIONS),
    text: text.optional(),
    status: text.optional(),
  })
  .refine((span) => span.from <= span.to, { error: 'a first day that is not after the last', path: ['to'] });
export type SpanRecord = z.infer<typeof spanRecord>;

export const looseSpanRecord = z.strictObject({ from: day.optional(), to: day.optional(), text });

export const dataSetRecord = z.strictObject({
  title: glossRecord,
  description: glossRecord.optional(),
  licence: text.optional(),
  coding: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  notes: z.array(z.strictObject({ topic: text, note: text })).optional(),
});
export type DataSetRecord = z.infer<typeof dataSetRecord>;

export const documentRecord = z.strictObject({
  id,
  title: text.optional(),
  titleNote: text.optional(),
  authors: z.array(id).min(1, { error: 'at least one author' }),
  authorNote: text.optional(),
  publishers: z.array(z.strictObject({ id, basis: z.enum(STRUCTURAL_BASES) })).optional(),
  outlet: text.optional(),
  outletStatus: text.optional(),
  published: spanRecord,
  publishedEvidence: text.optional(),
  language: text,
  script: text,
  perspective: text.optional(),
  file: text.optional(),
  bodyLines: text.optional(),
  chromeLines: text.optional(),
  linesTotal: z.number().int().positive(),
  imagePlaceholders: z.number().int().nonnegative().optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 as 64 hexadecimal digits' }),
});
export type DocumentRecord = z.infer<typeof documentRecord>;

export const entityRecord = z.strictObject({
  id,
  kind: z.enum(KINDS),
  /** An entity of another kind that speaks: it becomes an Actor and a Group as well. */
  speaks: z.boolean().optional(),
  /** A speaker without a name, never merged with another. */
  unnamed: z.literal(true).optional(),
  type: text.optional(),
  subtype: text.optional(),
  names: z.strictObject({
    en: text.optional(),
    'zh-Hans': text.optional(),
    'zh-Hant': text.optional(),
    ja: text.optional(),
  }),
  aliases: z.array(text).optional(),
  role: text.optional(),
  affiliations: z.array(text).optional(),
  date: looseSpanRecord.optional(),
  note: text.optional(),
  possiblySame: z.array(z.strictObject({ id, judgement: text })).optional(),
});
export type EntityRecord = z.infer<typeof entityRecord>;

export const figureRecord = z.strictObject({
  subject: text,
  value: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: text,
  qualifier: text.optional(),
  asOf: text.optional(),
  text: text.optional(),
  literalDigits: z.boolean().optional(),
});
export type FigureRecord = z.infer<typeof figureRecord>;

export const unitRecord = z
  .strictObject({
    entity: id,
    stance: z.union([z.literal(-1), z.literal(0), z.literal(1)], { error: '-1, 0 or 1' }),
    mixed: z.literal(true).optional(),
    basis: z.enum(BASES).optional(),
    primary: z.literal(true).optional(),
  })
  .refine((unit) => !(unit.mixed && unit.stance !== 0), {
    error: 'stance 0, because a mixed stance favours and disfavours',
    path: ['mixed'],
  })
  .refine((unit) => (unit.stance !== 0 || unit.mixed === true) === (unit.basis !== undefined), {
    error:
      'a basis (position, evaluation or assessment) where the stance is signed or mixed, and none where it is neutral',
    path: ['stance'],
  });
export type UnitRecord = z.infer<typeof unitRecord>;

export const statementRecord = z.strictObject({
  id,
  by: id,
  ascribedTo: z.array(id).min(1).optional(),
  about: z.array(unitRecord).min(1, { error: 'at least one entity that it is about' }),
  kind: z.enum(STATEMENT_KINDS),
  kindCoded: text.optional(),
  mode: z.enum(QUOTE_MODES),
  said: spanRecord.optional(),
  undated: text.optional(),
  asOf: looseSpanRecord.optional(),
  modality: z.enum(MODALITIES),
  condition: text.optional(),
  status: z.enum(STATEMENT_STATUSES),
  gloss: glossRecord,
  at: z.array(locator).min(1, { error: 'at least one locator: no statement without evidence' }),
  repeatedAt: z.array(locator).optional(),
  chain: z.array(z.strictObject({ actor: id, as: text })).min(1),
  speakerClass: text.optional(),
  /** How the document names the speaker: the name itself, or where it stands when it is longer than a name. */
  asWritten: text.max(40).optional(),
  asWrittenAt: locator.optional(),
  speakerExplicit: z.boolean().optional(),
  capacity: text.optional(),
  addressedTo: z.array(id).optional(),
  saidAt: z.array(id).optional(),
  channel: text.optional(),
  place: id.optional(),
  figures: z.array(figureRecord).optional(),
  sameUtterance: z.array(z.strictObject({ statement: id, judgement: text })).optional(),
  implicit: z.array(id).optional(),
  coding: text.optional(),
  firstCoding: z
    .strictObject({ stance: text, target: id.optional(), holders: z.array(id).optional(), speaker: id.optional() })
    .optional(),
  note: text.optional(),
});
export type StatementRecord = z.infer<typeof statementRecord>;

export const relationRecord = z
  .strictObject({
    id,
    source: id,
    type: z.enum(FACTUAL_TYPES).optional(),
    target: id.optional(),
    /** The source is a pseudonym: the relation is a property, with its evidence. */
    pseudonym: z.literal(true).optional(),
    figure: figureRecord.optional(),
    predicate: text,
    reversed: z.literal(true).optional(),
    date: looseSpanRecord.optional(),
    modality: z.enum(MODALITIES),
    modalityText: text.optional(),
    assertedBy: z.array(id).optional(),
    evidence: z.array(locator).min(1, { error: 'at least one locator: no relation without evidence' }),
    implicitEnds: z.array(z.enum(['subject', 'object'])).optional(),
    qualifiers: z.record(z.string(), z.union([text, z.number()])).optional(),
    note: text.optional(),
  })
  .refine(
    (relation) =>
      (relation.type !== undefined && relation.target !== undefined ? 1 : 0) +
        (relation.pseudonym ? 1 : 0) +
        (relation.figure ? 1 : 0) ===
      1,
    { error: 'one of: type with target, figure, or pseudonym', path: ['id'] },
  );
export type RelationRecord = z.infer<typeof relationRecord>;

export const claimRecord = z.strictObject({
  id,
  label: text,
  position: glossRecord,
  speakers: z.array(id).optional(),
  assertedIn: z.array(z.strictObject({ statement: id, basis: z.enum(STRUCTURAL_BASES) })).optional(),
  deniedIn: z.array(z.strictObject({ statement: id, basis: z.enum(STRUCTURAL_BASES) })).optional(),
  evidence: z.array(locator).min(1, { error: 'at least one locator: no claim without evidence' }),
  byAbsence: z.literal(true).optional(),
  value: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: text.optional(),
  asOf: text.optional(),
});
export type ClaimRecord = z.infer<typeof claimRecord>;

export const questionRecord = z.strictObject({
  id,
  topic: text,
  kind: z.enum(QUESTION_KINDS),
  text: glossRecord,
  concerns: z.array(id).min(1),
  claims: z.array(claimRecord).min(2, { error: 'at least two sides' }),
  resolution: text.optional(),
  note: text.optional(),
});
export type QuestionRecord = z.infer<typeof questionRecord>;

export const momentRecord = z.strictObject({
  id,
  date: spanRecord,
  kind: text,
  text: glossRecord,
  marks: z.array(z.strictObject({ entity: id, basis: z.enum(STRUCTURAL_BASES) })).optional(),
  evidence: z.array(locator).min(1, { error: 'at least one locator' }),
  note: text.optional(),
});
export type MomentRecord = z.infer<typeof momentRecord>;

/** One line of `mentions.csv`: where a document names or means an entity. */
export const mentionRecord = z.strictObject({
  at: locator,
  entity: id,
  by: z.enum(['alias', 'description']),
  surfaces: z.array(text),
  duplicateOf: z.number().int().positive().optional(),
  meta: z.literal(true).optional(),
});
export type MentionRecord = z.infer<typeof mentionRecord>;

/** A source: one document with the hashes of its lines, what it says and whom it mentions. */
export interface SourceRecord {
  readonly document: DocumentRecord;
  /** Line number → SHA-256 over the line's UTF-8 without its newline, in hexadecimal. */
  readonly lines: ReadonlyMap<number, string>;
  readonly statements: readonly StatementRecord[];
  readonly mentions: readonly MentionRecord[];
}

/** A whole data set. */
export interface DataSet {
  readonly about: DataSetRecord;
  readonly sources: readonly SourceRecord[];
  readonly entities: readonly EntityRecord[];
  readonly relations: readonly RelationRecord[];
  readonly questions: readonly QuestionRecord[];
  readonly moments: readonly MomentRecord[];
}
