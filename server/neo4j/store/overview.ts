/** `info`, `schema` and `names`: what there is, from the count store where it can be. */
import { byCodeUnit } from '#model/canonical.ts';
import type { NameRow } from '#model/names.ts';
import { FACTUAL_TYPES, KINDS, RECORD_LABELS, type Kind } from '#model/vocabulary.ts';
import type { Schema, StoreInfo } from '#protocol/answers.ts';
import { toColumns, type Columns } from '#protocol/columns.ts';
import type { CallContext } from '#store/port.ts';
import type { Row } from '../database.ts';
import { CHIEF_LABELS } from '../set-up.ts';
import { type Asking, numberIn } from './asking.ts';
import { ABOUT, SAID } from './counted.ts';

const NAME_KEYS: (keyof NameRow)[] = ['id', 'kind', 'names', 'weight'];
const NAME_PAGE = 5_000;

const RELATIONS = [...FACTUAL_TYPES, 'HAS_FIGURE'].map((type) => `COUNT { ()-[:${type}]->() }`).join(' + ');
const INFO = `RETURN COUNT { (:Entity) } AS entities, COUNT { (:Statement) } AS statements,
  COUNT { (:Document) } AS documents, ${RELATIONS} + COUNT { (n:Entity) WHERE n.pseudonym = true } AS relations`;

/** See the port. */
export async function info({ ask, dataVersion }: Asking, version: string, c: CallContext): Promise<StoreInfo> {
  const [[row] = []] = await ask([{ text: INFO }], c);
  return {
    engine: 'neo4j',
    version,
    dataVersion,
    entities: numberIn(row, 'entities'),
    statements: numberIn(row, 'statements'),
    relations: numberIn(row, 'relations'),
    documents: numberIn(row, 'documents'),
  };
}

const CHIEF: readonly string[] = [...KINDS, ...RECORD_LABELS];

/** The label that says most about a node: its kind, or what record it is. */
function chiefOf(labels: unknown): string {
  const sorted = (labels as string[]).toSorted(byCodeUnit);
  return sorted.find((label) => CHIEF.includes(label)) ?? sorted[0] ?? '';
}

function keysOf(owner: 'nodes' | 'relationships', pattern: string): string {
  return `MATCH ${pattern} UNWIND keys(n) AS name RETURN '${owner}' AS owner, name, count(*) AS count`;
}

/** See the port. One pass over everything: asked once for each version of the data. */
export async function schema({ ask, dataVersion }: Asking, c: CallContext): Promise<Schema> {
  const [labels = [], joins = [], keys = []] = await ask(
    [
      {
        text: 'CALL db.labels() YIELD label CALL (label) { MATCH (n:$(label)) RETURN count(n) AS count } RETURN label, count',
      },
      {
        text: 'MATCH (a)-[n]->(b) RETURN type(n) AS type, labels(a) AS source, labels(b) AS target, count(*) AS count',
      },
      {
        text: [
          ...CHIEF_LABELS.map((label) => keysOf('nodes', `(n:${label})`)),
          keysOf('relationships', '()-[n]->()'),
        ].join(' UNION ALL '),
      },
    ],
    c,
  );
  return {
    dataVersion,
    labels: labels
      .map((row) => ({ name: String(row['label']), count: numberIn(row, 'count') }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => byCodeUnit(a.name, b.name)),
    relationshipTypes: joinedTypes(joins),
    propertyKeys: keyCounts(keys),
  };
}

function joinedTypes(rows: readonly Row[]): Schema['relationshipTypes'] {
  const types = new Map<string, Schema['relationshipTypes'][number]>();
  for (const row of rows) {
    const name = String(row['type']);
    const own = types.get(name) ?? { name, count: 0, joins: [] };
    types.set(name, own);
    const [source, target, count] = [chiefOf(row['source']), chiefOf(row['target']), numberIn(row, 'count')];
    own.count += count;
    const known = own.joins.find((join) => join.source === source && join.target === target);
    if (known) known.count += count;
    else own.joins.push({ source, target, count });
  }
  for (const { joins } of types.values()) {
    joins.sort((a, b) => b.count - a.count || byCodeUnit(a.source, b.source) || byCodeUnit(a.target, b.target));
  }
  return [...types.values()].sort((a, b) => byCodeUnit(a.name, b.name));
}

function keyCounts(rows: readonly Row[]): Schema['propertyKeys'] {
  const keys = new Map<string, Schema['propertyKeys'][number]>();
  for (const row of rows) {
    const name = String(row['name']);
    const own = keys.get(name) ?? { name, nodes: 0, relationships: 0 };
    own[row['owner'] === 'nodes' ? 'nodes' : 'relationships'] += numberIn(row, 'count');
    keys.set(name, own);
  }
  return [...keys.values()].sort((a, b) => byCodeUnit(a.name, b.name));
}

const NAMES = `MATCH (n:Entity) WHERE n.id > $after WITH n ORDER BY n.id LIMIT ${NAME_PAGE}
  RETURN n.id AS id, n.kind AS kind,
    [name IN [n.name, n.name_en, n.name_zhHans, n.name_zhHant, n.name_ja] WHERE name IS NOT NULL]
      + coalesce(n.aliases, []) AS names,
    COUNT { (n)<-[:MENTIONS]-() } + ${SAID} + ${ABOUT} AS weight
  ORDER BY id`;

/** See the port. */
export async function* names({ ask }: Asking, c: CallContext): AsyncGenerator<Columns<NameRow>> {
  for (let after = ''; ;) {
    const [rows = []] = await ask([{ text: NAMES, parameters: { after } }], c);
    const batch = rows.map((row) => ({
      id: String(row['id']),
      kind: row['kind'] as Kind,
      names: [...new Set(row['names'] as string[])],
      weight: numberIn(row, 'weight'),
    }));
    if (batch.length > 0) yield toColumns(NAME_KEYS, batch);
    if (rows.length < NAME_PAGE) return;
    after = String(rows.at(-1)?.['id']);
  }
}
