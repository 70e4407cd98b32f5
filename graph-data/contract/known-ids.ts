/** Ids that must exist: a mistyped one is an error that names the nearest. */
import { SaysoError, type ErrorCode } from '#model/errors.ts';
import { nearest } from '#model/identity.ts';
import type { Id } from '#model/property-graph.ts';
import type { EntityColumns } from '#protocol/answers.ts';
import type { CallContext } from '#store/port.ts';
import type { AnswerData } from './question.ts';

/** Ids are compared with a mistyped one, at most so many: a wrong id may not cost a walk over everything. */
const MOST_COMPARED = 50_000;

/** An error for an unknown id; `near` are the ids that it may have been. */
function unknown(code: ErrorCode, id: Id, near: readonly Id[]): SaysoError {
  return new SaysoError(code, { id, nearest: near.length > 0 ? near : 'none' });
}

/** The entities with these ids, in this order; throws ENTITY_NOT_FOUND for the first that there is not. */
export async function knownEntities(ids: readonly Id[], data: AnswerData, call: CallContext): Promise<EntityColumns> {
  const entities = await data.store.entities(ids, call);
  const found = new Set(entities.id);
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw unknown('ENTITY_NOT_FOUND', missing, data.names.nearest(missing, 3));
  return entities;
}

/** The error for a statement that there is not. */
export async function unknownStatement(id: Id, data: AnswerData, call: CallContext): Promise<SaysoError> {
  const ids = new Set<Id>();
  for await (const units of data.store.units({}, call)) {
    for (const statement of units.statement) ids.add(statement);
    if (ids.size > MOST_COMPARED) break;
  }
  return unknown('STATEMENT_NOT_FOUND', id, nearest(id, ids));
}

/** Throws DOCUMENT_NOT_FOUND, with the documents that there are, for the first id that is none. */
export async function knownDocuments(ids: readonly Id[], data: AnswerData, call: CallContext): Promise<void> {
  if (ids.length === 0) return;
  const { id: known } = await data.store.documents(null, call);
  const missing = ids.find((id) => !known.includes(id));
  if (missing !== undefined) throw unknown('DOCUMENT_NOT_FOUND', missing, known.slice(0, 20));
}

/** The error for a dispute that there is not. */
export function unknownDispute(id: Id, known: readonly Id[]): SaysoError {
  return unknown('DISPUTE_NOT_FOUND', id, nearest(id, known));
}
