/**
 * What crosses a wire, row by row: entities, statements, relations, documents, questions, edges.
 * Lists travel as columns (columns.ts); the schemas here are of one row, and the OpenAPI page is made from them.
 * Only slugs cross: an `Id` is always the readable id.
 */
import { z } from 'zod';
import {
  BASES,
  DATE_PRECISIONS,
  KINDS,
  MODALITIES,
  PROVENANCES,
  QUESTION_KINDS,
  QUOTE_MODES,
  STATEMENT_KINDS,
  STATEMENT_STATUSES,
} from '#model/vocabulary.ts';

export const idSchema = z.string();
const day = z.string().describe('a full day, YYYY-MM-DD');

/** One name a language and script; null where the corpus has none. */
export const namesSchema = z.object({
  en: z.string().nullable(),
  zhHans: z.string().nullable(),
  zhHant: z.string().nullable(),
  ja: z.string().nullable(),
});
export type Names = z.infer<typeof namesSchema>;

/** A text of our own, in both interface languages. */
export const glossSchema = z.object({ en: z.string(), zhHans: z.string() });
export type Gloss = z.infer<typeof glossSchema>;

/** What is opened first of people's own data. */
export const openingSchema = z.object({
  ids: z.array(idSchema).readonly(),
  unfolded: z.array(idSchema).readonly().describe('statements that stand as nodes of their own'),
  places: z
    .object({ id: z.array(idSchema), x: z.array(z.number()), y: z.array(z.number()) })
    .nullable()
    .describe('where the data places them; null where they have to find their places'),
});
export type Opening = z.infer<typeof openingSchema>;

/** The first and last possible full day; `text` is the form as written. */
export const spanSchema = z.object({
  from: day,
  to: day,
  precision: z.enum(DATE_PRECISIONS),
  text: z.string().nullable(),
});
export type Span = z.infer<typeof spanSchema>;

export const entityRowSchema = z.object({
  id: idSchema,
  kind: z.enum(KINDS),
  actor: z.boolean().describe('whether it can speak'),
  labels: z.array(z.string()),
  name: z.string(),
  names: namesSchema,
  aliases: z.array(z.string()),
  role: z.string().nullable(),
  note: z.string().nullable(),
  span: spanSchema.nullable().describe('when an event took place'),
  pseudonym: z.boolean(),
  unnamed: z.boolean(),
  degree: z
    .number()
    .int()
    .describe('walkable relationships, folded: distinct neighbours by statements, plus relations'),
  said: z.number().int().describe('statements it said or that are ascribed to it'),
  about: z.number().int().describe('statements about it'),
  properties: z
    .array(z.object({ key: z.string(), values: z.array(z.string()) }))
    .describe('what the data says of it besides, in order of key; a column of own data has own_ before its name'),
});
export type EntityRow = z.infer<typeof entityRowSchema>;

/** One coding unit: who takes which stance toward what. */
export const unitSchema = z.object({
  actor: idSchema.describe('whose stance it is: the one it is ascribed to, else the one who said it'),
  entity: idSchema,
  stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  mixed: z.boolean().describe('both favour and disfavour are said'),
  basis: z.enum(BASES).nullable(),
  primary: z.boolean(),
  ascribed: z.boolean().describe('told by the speaker of another, without that other’s words'),
});
export type UnitRow = z.infer<typeof unitSchema>;

/** Where a document has it: a line, and the half-open range of UTF-16 offsets in it. */
export const locatorSchema = z.object({
  document: idSchema,
  line: z.number().int(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  lineSha256: z.string(),
});
export type Locator = z.infer<typeof locatorSchema>;

export const reportSchema = locatorSchema.extend({
  mode: z.enum(QUOTE_MODES),
  via: z.array(idSchema).describe('who stands between the speaker and the author'),
  repeat: z.boolean().describe('a reprint of the same words in the same document'),
});
export type Report = z.infer<typeof reportSchema>;

export const figureSchema = z.object({
  subject: z.string(),
  value: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string(),
  qualifier: z.string().nullable(),
  asOf: z.string().nullable(),
  text: z.string().nullable().describe('the value as written'),
});
export type FigureRow = z.infer<typeof figureSchema>;

export const statementRowSchema = z.object({
  id: idSchema,
  kind: z.enum(STATEMENT_KINDS),
  gloss: glossSchema,
  speaker: idSchema.describe('who uttered it'),
  ascribedTo: z.array(idSchema).describe('whose wants or thoughts the speaker tells, without their words'),
  units: z.array(unitSchema),
  said: spanSchema.nullable(),
  published: spanSchema.describe('the earliest publication among its documents'),
  asOf: z.object({ from: day.nullable(), to: day.nullable(), text: z.string() }).nullable(),
  modality: z.enum(MODALITIES),
  condition: z.string().nullable(),
  status: z.enum(STATEMENT_STATUSES),
  mode: z.enum(QUOTE_MODES),
  columnist: z.boolean().describe('the document’s author’s own assertion'),
  provenance: z.enum(PROVENANCES),
  reports: z.array(reportSchema),
  chain: z.array(z.object({ actor: idSchema, role: z.string() })).describe('speaker first, author last'),
  addressedTo: z.array(idSchema),
  saidAt: z.array(idSchema),
  channel: z.string().nullable(),
  place: idSchema.nullable(),
  speakerAsWritten: z.string().nullable(),
  figures: z.array(figureSchema),
  sameUtterance: z.array(z.object({ statement: idSchema, judgement: z.string() })),
  contradictedBy: z.array(z.object({ statement: idSchema, question: idSchema })),
  note: z.string().nullable(),
});
export type StatementRow = z.infer<typeof statementRowSchema>;

export const relationRowSchema = z.object({
  id: idSchema,
  source: idSchema,
  target: idSchema,
  type: z.string(),
  predicate: z.string().describe('the coded verb, finer than the type'),
  modality: z.enum(MODALITIES),
  from: day.nullable(),
  to: day.nullable(),
  dateText: z.string().nullable(),
  evidence: z.array(locatorSchema),
  assertedBy: z.array(idSchema),
  qualifiers: z.array(z.object({ key: z.string(), value: z.string() })),
  note: z.string().nullable(),
});
export type RelationRow = z.infer<typeof relationRowSchema>;

export const documentRowSchema = z.object({
  id: idSchema,
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  authors: z.array(idSchema),
  publishers: z.array(idSchema),
  language: z.string(),
  script: z.string(),
  published: spanSchema,
  sha256: z.string(),
  lines: z.number().int(),
  perspective: z.string().nullable(),
  statements: z.number().int(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

export const claimSchema = z.object({
  id: idSchema,
  label: z.string(),
  position: glossSchema,
  speakers: z.array(idSchema),
  statements: z.array(idSchema).describe('who asserts it, by statement'),
  denials: z.array(idSchema),
  evidence: z.array(locatorSchema),
  byAbsence: z.boolean().describe('the side rests on a silence, which is no statement'),
  value: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().nullable(),
});
export type ClaimRow = z.infer<typeof claimSchema>;

export const questionRowSchema = z.object({
  id: idSchema,
  topic: z.string(),
  kind: z.enum(QUESTION_KINDS),
  text: glossSchema,
  clashes: z.boolean().describe('by its coded kind; false where the sides only seem to clash'),
  figures: z
    .enum(['apart', 'overlap', 'incomparable'])
    .nullable()
    .describe('computed from the values of the claims, where they carry any'),
  concerns: z.array(idSchema),
  claims: z.array(claimSchema),
  resolution: z.string().nullable(),
});
export type QuestionRow = z.infer<typeof questionRowSchema>;

/** How many units of an edge have which sign; `mixed` are those with both. */
export const tallySchema = z.object({
  for: z.number().int(),
  against: z.number().int(),
  mixed: z.number().int(),
  neutral: z.number().int(),
});
export type Tally = z.infer<typeof tallySchema>;

export const edgeRowSchema = z.object({
  id: idSchema,
  source: idSchema,
  target: idSchema,
  type: z.string().describe('a relationship type; STANCE for a folded edge'),
  statements: z.array(idSchema).describe('the statements behind it, reprints and repeats of one utterance included'),
  relations: z.array(idSchema).describe('the relations behind it'),
  weight: z.number().describe('distinct utterances, or relations by what own data says that each weighs'),
  tally: tallySchema.nullable().describe('null for a relation'),
  positions: tallySchema.nullable().describe('the part of the tally whose basis is a position'),
  stance: z
    .enum(['for', 'against', 'both', 'neutral'])
    .nullable()
    .describe('the sign of the units with the weightiest basis; both where these disagree'),
  basis: z
    .enum(BASES)
    .nullable()
    .describe('the weightiest basis behind the sign: position, then evaluation, then assessment'),
  words: z.enum(['own', 'told', 'both']).nullable(),
  documents: z.array(idSchema),
  modality: z.enum(MODALITIES).nullable(),
  columnist: z.boolean().describe('rests on columnists’ own assertions alone'),
  disputed: z.boolean(),
});
export type EdgeRow = z.infer<typeof edgeRowSchema>;

/** That an entity stands in a document, and how often. */
export const appearanceRowSchema = z.object({
  entity: idSchema,
  document: idSchema,
  statements: z.number().int().describe('statements reported there that state its stance or are about it'),
  mentions: z.number().int().describe('where the document names it or means it'),
});
export type AppearanceRow = z.infer<typeof appearanceRowSchema>;

export const facetRowSchema = z.object({
  type: z.string(),
  direction: z.enum(['out', 'in']),
  kind: z.string().describe('the counterpart’s kind'),
  year: z.string().nullable(),
  count: z.number().int(),
});
export type FacetRow = z.infer<typeof facetRowSchema>;

export const countRowSchema = z.object({
  dimension: z.string(),
  value: z.string().describe('a bin’s first day for time'),
  kind: z.string().nullable().describe('the statement kind, for bins of time'),
  certain: z.number().int().describe('statements that lie wholly in the bin; for other dimensions the count'),
  possible: z.number().int().describe('statements whose span overlaps the bin without lying in it'),
});
export type CountRow = z.infer<typeof countRowSchema>;
