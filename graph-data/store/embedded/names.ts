/** `names`: every name of every entity, with how well known it is in the data. */
import { toColumns, type Columns } from '#protocol/columns.ts';
import type { NameRow } from '../port.ts';
import type { Parts } from './parts.ts';

const BATCH = 10_000;
const NAME_KEYS: (keyof NameRow)[] = ['id', 'kind', 'names', 'weight'];
const NAME_PROPERTIES = ['name', 'name_en', 'name_zhHans', 'name_zhHant', 'name_ja'] as const;

/** Batches in order of id. Weight is mentions plus statements said or about it. */
export function* names(parts: Parts): Generator<Columns<NameRow>> {
  const { stored, table, walk } = parts;
  const mentions = stored.graph.typeCode('MENTIONS');
  let batch: NameRow[] = [];
  const ordered = stored.entities
    .map((node) => ({ node, id: stored.graph.idOf(node) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { node, id } of ordered) {
    const own = NAME_PROPERTIES.flatMap((key) => stored.text(node, key) ?? []);
    const range = mentions < 0 ? { start: 0, end: 0 } : stored.graph.inRange(node, mentions);
    const mentioned = range.end - range.start;
    const weight = mentioned + walk.statementCount(table.byActor, node) + walk.statementCount(table.byEntity, node);
    batch.push({
      id,
      kind: stored.kindOf(node),
      names: [...new Set([...own, ...stored.texts(node, 'aliases')])],
      weight,
    });
    if (batch.length === BATCH) {
      yield toColumns(NAME_KEYS, batch);
      batch = [];
    }
  }
  if (batch.length > 0) yield toColumns(NAME_KEYS, batch);
}
