/**
 * What a database gets before the data: a uniqueness constraint on `id` for every label, the indexes that the port's
 * queries use, and a full-text index over names. All of it IF NOT EXISTS.
 */
import { quotedName } from '#formats/cypher-script.ts';
import { KINDS, RECORD_LABELS } from '#model/vocabulary.ts';
import type { Database } from './database.ts';

/** Each node carries exactly one of these: by it and the id, a node is found. */
export const CHIEF_LABELS: readonly string[] = ['Entity', ...RECORD_LABELS];

/** The index that `db.index.fulltext.queryNodes` is asked with; the engine within calls its own so too. */
export const NAMES_INDEX = 'names';

const UNIQUE_LABELS: readonly string[] = [...new Set([...CHIEF_LABELS, 'Actor', ...KINDS])];

const RANGES: readonly (readonly [label: string, key: string])[] = [
  ['Statement', 'saidTo'],
  ['Statement', 'asOfTo'],
  ['Statement', 'kind'],
  ['Statement', 'mode'],
  ['Document', 'publishedTo'],
  ['Entity', 'pseudonym'],
];

/** The label of a node by which it is found. */
export function chiefLabel(labels: readonly string[]): string {
  const chief = labels.find((label) => CHIEF_LABELS.includes(label));
  if (chief === undefined)
    throw new Error(`a node with the labels ${labels.join(', ')} is of no kind that the model has`);
  return chief;
}

function constraintName(label: string): string {
  return `sayso_${label.toLowerCase()}_id`;
}

/** The statements that come before the data. */
export const SET_UP: readonly string[] = [
  ...UNIQUE_LABELS.map(
    (label) => `CREATE CONSTRAINT ${constraintName(label)} IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
  ),
  ...RANGES.map(
    ([label, key]) =>
      `CREATE INDEX sayso_${label.toLowerCase()}_${key.toLowerCase()} IF NOT EXISTS FOR (n:${label}) ON (n.${key})`,
  ),
  `CREATE FULLTEXT INDEX ${NAMES_INDEX} IF NOT EXISTS FOR (n:Entity)
   ON EACH [n.name, n.name_en, n.name_zhHans, n.name_zhHant, n.name_ja, n.aliases]
   OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'cjk', \`fulltext.eventually_consistent\`: false}}`,
];

/** The index on the ids of a large relationship type: made when the relationships are there, which is faster. */
export function relationshipIndex(type: string): string {
  const name = quotedName(`sayso_${type.toLowerCase()}_id`);
  return `CREATE INDEX ${name} IF NOT EXISTS FOR ()-[r:${quotedName(type)}]-() ON (r.id)`;
}

/** Indexes of ours that a crash left without their constraint, or broken: they bar the way to good ones. */
const LEFT_BEHIND = `SHOW INDEXES YIELD name, state, entityType, properties, owningConstraint
  WHERE name STARTS WITH 'sayso_' AND (state = 'FAILED'
    OR (entityType = 'NODE' AND properties = ['id'] AND owningConstraint IS NULL))
  RETURN name`;

/** Takes away what a crash in the middle of a set-up left behind. */
export async function clearLeftBehind(database: Database): Promise<void> {
  const [rows = []] = await database.write([{ text: LEFT_BEHIND }]);
  if (rows.length === 0) return;
  await database.write(rows.map(({ name }) => ({ text: `DROP INDEX ${quotedName(String(name))} IF EXISTS` })));
}

/** Runs the statements, all or none, and waits until the indexes are there. */
export async function setUp(database: Database, statements: readonly string[]): Promise<void> {
  if (statements.length > 0) await database.write(statements.map((text) => ({ text })));
  await database.write([{ text: 'CALL db.awaitIndexes(3600)' }]);
}
