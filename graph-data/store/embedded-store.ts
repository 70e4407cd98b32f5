/** The port over the columnar graph, in process: every operation is a function of embedded/. */
import type { Graph } from '#graph/graph.ts';
import { byCodeUnit } from '#model/canonical.ts';
import { toColumns } from '#protocol/columns.ts';
import type { Schema } from '#protocol/answers.ts';
import { appearances } from './embedded/appearances.ts';
import { counts } from './embedded/counts.ts';
import { evidence } from './embedded/evidence.ts';
import { among, expand } from './embedded/expand.ts';
import { facets } from './embedded/facets.ts';
import { names } from './embedded/names.ts';
import { Parts } from './embedded/parts.ts';
import { paths } from './embedded/paths.ts';
import { schemaOf } from './embedded/schema.ts';
import { statements } from './embedded/statements.ts';
import { units } from './embedded/units.ts';
import type { CallContext, GraphStore } from './port.ts';
import { DOCUMENT_KEYS, ENTITY_KEYS, QUESTION_KEYS } from './row-keys.ts';

/** The version of the embedded engine, as health tells it. */
export const EMBEDDED_VERSION = '1';

/** Answers at once: the work is synchronous, and a call that was cancelled before it began is not begun. */
async function answer<Value>(c: CallContext, work: () => Value): Promise<Value> {
  c.signal.throwIfAborted();
  return work();
}

async function* batches<Batch extends object>(c: CallContext, source: Iterable<Batch>): AsyncGenerator<Batch> {
  for (const batch of source) {
    c.signal.throwIfAborted();
    yield batch;
  }
}

/** Makes the store. Costs one pass over the statements. */
export function createEmbeddedStore(graph: Graph): GraphStore {
  const parts = new Parts(graph);
  const { stored, table, rows } = parts;
  let schema: Schema | undefined;
  const nodesOf = (label: string, ids: readonly string[] | null): number[] => {
    if (ids !== null) return ids.map((id) => stored.nodeWith(label, id)).filter((node) => node >= 0);
    return stored.nodesWith(label).sort((a, b) => byCodeUnit(graph.idOf(a), graph.idOf(b)));
  };
  return {
    info: (c) =>
      answer(c, () => ({
        engine: 'embedded' as const,
        version: EMBEDDED_VERSION,
        dataVersion: graph.dataVersion,
        entities: stored.entities.length,
        statements: table.nodes.length,
        relations: stored.relationCount(),
        documents: stored.nodesWith('Document').length,
      })),
    schema: (c) => answer(c, () => (schema ??= schemaOf(stored))),
    names: (c) => batches(c, names(parts)),
    entities: (ids, c) =>
      answer(c, () =>
        toColumns(
          ENTITY_KEYS,
          parts.entityNodes(ids).map((node) => rows.entity(node)),
        ),
      ),
    documents: (ids, c) =>
      answer(c, () =>
        toColumns(
          DOCUMENT_KEYS,
          nodesOf('Document', ids).map((node) => rows.document(node)),
        ),
      ),
    appearances: (ids, c) => answer(c, () => appearances(parts, ids)),
    facets: (ids, filter, c) => answer(c, () => facets(parts, ids, filter)),
    expand: (query, c) => answer(c, () => expand(parts, query)),
    among: (ids, filter, fold, c) => answer(c, () => among(parts, ids, filter, fold)),
    paths: (query, c) => answer(c, () => paths(parts, query)),
    statements: (query, c) => answer(c, () => statements(parts, query)),
    evidence: (pairs, filter, page, c) => answer(c, () => evidence(parts, pairs, filter, page)),
    counts: (filter, by, c) => answer(c, () => counts(parts, filter, by)),
    units: (filter, c) => batches(c, units(parts, filter)),
    questions: (ids, c) =>
      answer(c, () =>
        toColumns(
          QUESTION_KEYS,
          nodesOf('Question', ids).map((node) => rows.question(node)),
        ),
      ),
    close: async () => {},
  };
}
