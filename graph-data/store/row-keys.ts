/** The attributes of each row in order, read off the schemas, so that columns of no rows are there too. */
import {
  appearanceRowSchema,
  countRowSchema,
  documentRowSchema,
  edgeRowSchema,
  entityRowSchema,
  facetRowSchema,
  questionRowSchema,
  relationRowSchema,
  statementRowSchema,
  unitSchema,
  type AppearanceRow,
  type CountRow,
  type DocumentRow,
  type EdgeRow,
  type EntityRow,
  type FacetRow,
  type QuestionRow,
  type RelationRow,
  type StatementRow,
  type UnitRow,
} from '#protocol/rows.ts';

function keysOf<Row>(schema: { readonly shape: { readonly [Key in keyof Row]: unknown } }): (keyof Row)[] {
  return Object.keys(schema.shape) as (keyof Row)[];
}

export const ENTITY_KEYS = keysOf<EntityRow>(entityRowSchema);
export const STATEMENT_KEYS = keysOf<StatementRow>(statementRowSchema);
export const RELATION_KEYS = keysOf<RelationRow>(relationRowSchema);
export const DOCUMENT_KEYS = keysOf<DocumentRow>(documentRowSchema);
export const QUESTION_KEYS = keysOf<QuestionRow>(questionRowSchema);
export const EDGE_KEYS = keysOf<EdgeRow>(edgeRowSchema);
export const APPEARANCE_KEYS = keysOf<AppearanceRow>(appearanceRowSchema);
export const FACET_KEYS = keysOf<FacetRow>(facetRowSchema);
export const COUNT_KEYS = keysOf<CountRow>(countRowSchema);
export const UNIT_KEYS: (keyof (UnitRow & { statement: string }))[] = ['statement', ...keysOf<UnitRow>(unitSchema)];
