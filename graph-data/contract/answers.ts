/** The answers of the API as schemas. They say the same as the types of the protocol: the compiler holds them to it. */
import { z } from 'zod';
import { ERRORS, type ErrorCode } from '#model/errors.ts';
import { KINDS } from '#model/vocabulary.ts';
import type { Evidence, Paged, Paths, Schema, StatementColumns, Subgraph } from '#protocol/answers.ts';
import {
  countRowSchema,
  documentRowSchema,
  edgeRowSchema,
  entityRowSchema,
  facetRowSchema,
  idSchema,
  namesSchema,
  questionRowSchema,
  relationRowSchema,
  statementRowSchema,
} from '#protocol/rows.ts';
import type { View } from '#protocol/views.ts';
import { viewDraftSchema } from '#protocol/views.ts';

type ColumnShape<Shape extends z.core.$ZodShape> = { [Key in keyof Shape]: z.ZodArray<Shape[Key]> };

/** Rows as columns: one array for each attribute, all of one length. */
function columns<Shape extends z.core.$ZodShape>(row: z.ZodObject<Shape>, name: string) {
  const shape = Object.fromEntries(Object.entries(row.shape).map(([key, value]) => [key, z.array(value)]));
  return z.object(shape as unknown as ColumnShape<Shape>).meta({
    id: name,
    description: 'Rows as columns: one array for each attribute, all of one length',
  });
}

const entityColumns = columns(entityRowSchema, 'EntityColumns');
const statementColumns = columns(statementRowSchema, 'StatementColumns');
const relationColumns = columns(relationRowSchema, 'RelationColumns');
const edgeColumns = columns(edgeRowSchema, 'EdgeColumns');
export const documentColumns = columns(documentRowSchema, 'DocumentColumns');
export const questionColumns = columns(questionRowSchema, 'DisputeColumns');
export const facetColumns = columns(facetRowSchema, 'FacetColumns');
export const countColumns = columns(countRowSchema, 'CountColumns');

/** The stamp of the data that an answer was made from. */
export const dataVersion = z.string().describe('the version of the data: a SHA-256');

const paging = {
  dataVersion,
  total: z.number().int().describe('all that match'),
  next: z.string().nullable().describe('to hand in as "after" for the next page; null at the end'),
};

export const subgraphAnswer = z
  .object({ ...paging, entities: entityColumns, statements: statementColumns, edges: edgeColumns })
  .meta({ id: 'Subgraph' }) satisfies z.ZodType<Subgraph>;

export const evidenceAnswer = z
  .object({
    ...paging,
    statements: statementColumns,
    relations: relationColumns,
    entities: entityColumns,
    documents: documentColumns,
  })
  .meta({ id: 'Evidence' }) satisfies z.ZodType<Evidence>;

export const statementsAnswer = z
  .object({ ...paging, items: statementColumns })
  .meta({ id: 'Statements' }) satisfies z.ZodType<Paged<StatementColumns>>;

const hop = z.object({
  edge: z.string(),
  source: idSchema,
  target: idSchema,
  type: z.string(),
  statements: z.array(idSchema),
  relations: z.array(idSchema),
});

export const pathsAnswer = z
  .object({
    dataVersion,
    paths: z.array(
      z.object({
        nodes: z.array(idSchema),
        hops: z.array(hop),
        coMention: z.boolean().describe('a hop rests on two things being spoken of together, and no more'),
      }),
    ),
    truncated: z.boolean(),
    entities: entityColumns,
    statements: statementColumns,
    relations: relationColumns,
  })
  .meta({ id: 'Paths' }) satisfies z.ZodType<Paths>;

const named = { name: z.string(), count: z.number().int() };

export const schemaAnswer = z
  .object({
    dataVersion,
    labels: z.array(z.object(named)),
    relationshipTypes: z.array(
      z.object({
        ...named,
        joins: z.array(z.object({ source: z.string(), target: z.string(), count: z.number().int() })),
      }),
    ),
    propertyKeys: z.array(z.object({ name: z.string(), nodes: z.number().int(), relationships: z.number().int() })),
  })
  .meta({ id: 'Schema' }) satisfies z.ZodType<Schema>;

export const searchAnswer = z.object({
  dataVersion,
  results: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      names: namesSchema,
      kind: z.enum(KINDS),
      matched: z.string().describe('the name that the text met'),
      degree: z.number().int(),
    }),
  ),
  truncated: z.boolean(),
});

export const viewAnswer = z
  .object({
    id: idSchema,
    draft: viewDraftSchema,
    savedOn: z.string(),
    dataVersion,
    dataTitle: z.string(),
    content: z.object({
      entities: entityColumns,
      statements: statementColumns,
      relations: relationColumns,
      edges: edgeColumns,
      documents: documentColumns,
    }),
  })
  .meta({ id: 'View' }) satisfies z.ZodType<View>;

export const statementAnswer = z.object({
  dataVersion,
  statement: statementRowSchema,
  entities: entityColumns.describe('everything that the statement names'),
  documents: documentColumns.describe('where it is reported'),
  disputes: questionColumns.describe('the disputes in which it is contradicted'),
});

/** The one shape of every error. */
export const errorAnswer = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
      message: z.string(),
      hint: z.string().optional(),
      position: z.object({ line: z.number().int(), column: z.number().int() }).optional(),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'Error' });
