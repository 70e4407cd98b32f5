/**
 * A view: an immutable picture of the graph with everything it shows. The client posts a draft;
 * the server adds the data as of that day and gives it a content-addressed id. What was published never changes.
 */
import { z } from 'zod';
import { BASES, CLOCKS, KINDS, MODALITIES, STATEMENT_KINDS } from '#model/vocabulary.ts';
import type { DocumentColumns, EdgeColumns, EntityColumns, RelationColumns, StatementColumns } from './answers.ts';
import { VIEW_MAX_NODES } from './limits.ts';
import {
  COLOUR_MEASURES,
  MOST_LABELS,
  PROPERTY_FORMS,
  PROPERTY_PATTERN,
  type PropertyName,
  SIZE_MEASURES,
} from './measures.ts';
import { glossSchema, idSchema } from './rows.ts';

export const LANGUAGES = ['en', 'zh-Hans'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The filter of store/port.ts as it crosses the wire. */
export const filterSchema = z.strictObject({
  kinds: z.array(z.enum(KINDS)).optional(),
  types: z.array(z.string().max(64)).max(64).optional(),
  direction: z.enum(['out', 'in', 'both']).optional(),
  documents: z.array(idSchema).max(1000).optional(),
  stance: z.array(z.enum(['for', 'against', 'mixed', 'neutral'])).optional(),
  bases: z.array(z.enum(BASES)).optional(),
  words: z.enum(['own', 'told']).optional(),
  statementKinds: z.array(z.enum(STATEMENT_KINDS)).optional(),
  modalities: z.array(z.enum(MODALITIES)).optional(),
  clock: z.enum(CLOCKS).optional(),
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  columnists: z.boolean().optional(),
  disputedOnly: z.boolean().optional(),
  text: z.string().max(200).optional(),
});

/** A choice among the facets of an expansion, as /api/entities/{id}/facets counts them. */
export const facetChoiceSchema = z
  .strictObject({
    types: z.array(z.string().max(64)).max(64).optional().describe('relationship types; STANCE for statements'),
    kinds: z.array(z.enum(KINDS)).optional().describe('kinds of the neighbours'),
    years: z
      .array(z.string().max(6).nullable())
      .max(400)
      .optional()
      .describe('when it was last possibly said, or began; null for what has no date'),
  })
  .describe('which of the neighbours; a list that is not there admits any');

const coordinate = z.number().min(-1e6).max(1e6);

const propertySchema = z
  .custom<PropertyName>((by) => typeof by === 'string' && PROPERTY_PATTERN.test(by))
  .meta({ type: 'string', pattern: PROPERTY_PATTERN.source, description: 'a property of the entities' });

/** What the values of a property are, so that a picture of them means the same years later. */
const propertyMeaningSchema = z.strictObject({
  form: z.enum(PROPERTY_FORMS).describe('days count from 1970; texts are numbers of labels'),
  name: glossSchema.describe('what people call it'),
  labels: z.array(glossSchema).max(MOST_LABELS).describe('the most frequent texts first; a number beyond is another'),
});

function measuredSchema<By extends z.ZodType>(by: By) {
  return z.strictObject({
    by: z.union([by, propertySchema]),
    values: z.array(z.number().min(-1e15).max(1e15).nullable()).max(2 * VIEW_MAX_NODES),
    meaning: propertyMeaningSchema.optional().describe('of the values of a property'),
  });
}

/** The form of the id of a group; no id of the data has a colon. */
export const GROUP_ID_PATTERN = /^group:[1-9]\d{0,3}$/;

/** Several entities that a person put together; collapsed, they are drawn as one. */
export const groupSchema = z.strictObject({
  id: z.string().regex(GROUP_ID_PATTERN),
  name: z.string().min(1).max(120),
  members: z.array(idSchema).min(1).max(VIEW_MAX_NODES).describe('entities of the view; each belongs to one group'),
  collapsed: z.boolean().describe('drawn as one node'),
});
export type Group = z.infer<typeof groupSchema>;

export const VIEW_SCHEMA = 1;
export const viewDraftSchema = z.strictObject({
  schema: z.literal(VIEW_SCHEMA),
  title: z.string().max(200),
  /** A sentence of the author's own under the picture; the generated caption stands beside it. */
  remark: z.string().max(2000).nullable(),
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  filter: filterSchema,
  entities: z.array(idSchema).min(1).max(VIEW_MAX_NODES),
  /** Statements that are shown as nodes, unfolded. */
  statements: z.array(idSchema).max(VIEW_MAX_NODES),
  positions: z.strictObject({ id: z.array(idSchema), x: z.array(coordinate), y: z.array(coordinate) }),
  pinned: z.array(idSchema).max(VIEW_MAX_NODES),
  camera: z
    .strictObject({
      x: coordinate,
      y: coordinate,
      ratio: z.number().min(1).max(1e7),
      angle: z.number().min(-360).max(360),
    })
    .nullable(),
  selection: z.string().max(400).nullable(),
  /**
   * Size and colour by a measure, with the value of each entity in the order of `entities`, then of each collapsed
   * group in the order of `groups`; null where it has none.
   */
  styling: z
    .strictObject({
      size: measuredSchema(z.enum(SIZE_MEASURES)).nullable(),
      colour: measuredSchema(z.enum(COLOUR_MEASURES)).nullable(),
    })
    .optional(),
  /** What a person put together. The places of collapsed groups are among the positions. */
  groups: z.array(groupSchema).max(VIEW_MAX_NODES).optional(),
  /** Wholes that gather what their members, office holders and parts said. */
  rolledUp: z.array(idSchema).max(100).optional(),
  /** What each expansion brought, and by which facets: what it left out can still be paged in. */
  opened: z
    .array(
      z.strictObject({
        id: idSchema,
        brought: z.array(idSchema).max(VIEW_MAX_NODES),
        facets: facetChoiceSchema.nullable(),
      }),
    )
    .max(VIEW_MAX_NODES)
    .optional(),
  /** How everything lies, as the page names it; by forces where it is not said. */
  arrangement: z.enum(['force', 'circle', 'columns', 'time', 'hand']).optional(),
  /** The steps that led here, in words a person would use. */
  history: z.array(z.string().max(300)).max(500),
});
export type ViewDraft = z.infer<typeof viewDraftSchema>;

/** What a view shows, as it was when it was saved. */
export interface ViewContent {
  entities: EntityColumns;
  statements: StatementColumns;
  relations: RelationColumns;
  /** As they are drawn: those of collapsed groups folded anew. */
  edges: EdgeColumns;
  documents: DocumentColumns;
  /** How many lines join the members of each collapsed group to each other, and are not drawn. */
  within?: { group: string[]; lines: number[] };
  /** Statements by and about the members of each collapsed group, each counted once. */
  counted?: { group: string[]; said: number[]; about: number[] };
}

export interface View {
  /** The first 24 hexadecimal digits of the SHA-256 over the canonical JSON of all the rest. */
  id: string;
  draft: ViewDraft;
  /** The day on which it was saved, YYYY-MM-DD in UTC. */
  savedOn: string;
  dataVersion: string;
  dataTitle: string;
  content: ViewContent;
}
