/** What differs between what a view showed and what it would show today: by name, entities, lines and statements apart. */
import { canonicalJson } from '#model/canonical.ts';
import { z } from 'zod';
import { toRows } from './columns.ts';
import { type EdgeRow, type EntityRow, type Gloss, glossSchema, idSchema, type StatementRow } from './rows.ts';
import type { Group, ViewContent } from './views.ts';

const namedSchema = z.object({ id: idSchema, name: glossSchema });
const changedSchema = namedSchema.extend({ fields: z.array(z.string()).describe('what is not as it was') });
const differencesSchema = z.object({
  added: z.array(namedSchema),
  removed: z.array(namedSchema),
  changed: z.array(changedSchema),
});

export const viewChangesSchema = z.object({
  entities: differencesSchema,
  edges: differencesSchema,
  statements: differencesSchema,
});
export type ViewChanges = z.infer<typeof viewChangesSchema>;
export type Differences = z.infer<typeof differencesSchema>;

/** What an entity is; how often it is spoken of is told by the lines. */
const ENTITY_FIELDS = ['kind', 'name', 'names', 'aliases', 'role', 'note', 'span'] as const;
const EDGE_FIELDS = ['weight', 'stance', 'basis', 'words', 'statements', 'relations', 'documents', 'disputed'] as const;
const STATEMENT_FIELDS = [
  'kind',
  'gloss',
  'speaker',
  'ascribedTo',
  'units',
  'said',
  'asOf',
  'modality',
  'status',
  'reports',
  'contradictedBy',
] as const;

type NameOf<Row> = (row: Row) => Gloss;

function differences<Row extends { id: string }>(
  before: readonly Row[],
  after: readonly Row[],
  fields: readonly (keyof Row & string)[],
  nameOf: NameOf<Row>,
): Differences {
  const [old, now] = [before, after].map((rows) => new Map(rows.map((row) => [row.id, row]))) as [
    Map<string, Row>,
    Map<string, Row>,
  ];
  const named = (row: Row) => ({ id: row.id, name: nameOf(row) });
  return {
    added: after.filter(({ id }) => !old.has(id)).map(named),
    removed: before.filter(({ id }) => !now.has(id)).map(named),
    changed: after.flatMap((row) => {
      const was = old.get(row.id);
      const other = was ? fields.filter((field) => canonicalJson(row[field]) !== canonicalJson(was[field])) : [];
      return other.length > 0 ? [{ ...named(row), fields: other }] : [];
    }),
  };
}

function entityName({ name, names }: EntityRow): Gloss {
  return { en: names.en ?? name, zhHans: names.zhHans ?? name };
}

/** Compares the content of a view with that of the same view over other data. */
export function viewChanges(before: ViewContent, after: ViewContent, groups: readonly Group[] = []): ViewChanges {
  const [old, now] = [toRows<EntityRow>(before.entities), toRows<EntityRow>(after.entities)];
  const names = new Map([...old, ...now].map((row) => [row.id, entityName(row)]));
  const statements = [before, after].map((content) => toRows<StatementRow>(content.statements)) as [
    StatementRow[],
    StatementRow[],
  ];
  for (const { id, gloss } of statements.flat()) names.set(id, gloss);
  for (const { id, name } of groups) names.set(id, { en: name, zhHans: name });
  const endName = (id: string): Gloss => names.get(id) ?? { en: id, zhHans: id };
  const edgeName = ({ source, target }: EdgeRow): Gloss => ({
    en: `${endName(source).en} → ${endName(target).en}`,
    zhHans: `${endName(source).zhHans} → ${endName(target).zhHans}`,
  });
  return {
    entities: differences(old, now, ENTITY_FIELDS, entityName),
    edges: differences(toRows<EdgeRow>(before.edges), toRows<EdgeRow>(after.edges), EDGE_FIELDS, edgeName),
    statements: differences(statements[0], statements[1], STATEMENT_FIELDS, ({ gloss }) => gloss),
  };
}

/** How many differences there are altogether. */
export function changeCount({ entities, edges, statements }: ViewChanges): number {
  return [entities, edges, statements].reduce(
    (sum, { added, removed, changed }) => sum + added.length + removed.length + changed.length,
    0,
  );
}
