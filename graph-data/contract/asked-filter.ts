/** The filter of a request, with documents and types that exist. */
import { SaysoError } from '#model/errors.ts';
import { ANY_RELATION, FACTUAL_TYPES, STANCE_EDGE, UNWALKED_TYPES } from '#model/vocabulary.ts';
import type { CallContext, Filter } from '#store/port.ts';
import type { AnswerData } from './question.ts';
import { filterOf, type SentFilter } from './filter-parameters.ts';
import { knownDocuments } from './known-ids.ts';

const TYPES: readonly string[] = [STANCE_EDGE, ANY_RELATION, ...FACTUAL_TYPES, ...UNWALKED_TYPES];

/** Throws BAD_PARAMETER for a type that neither the model nor, where people bring their own, the data has. */
async function knownTypes(types: readonly string[], data: AnswerData, call: CallContext): Promise<void> {
  const others = types.filter((type) => !TYPES.includes(type));
  if (others.length === 0) return;
  const own = new Set((await data.store.schema(call)).relationshipTypes.map(({ name }) => name));
  const missing = others.find((type) => !own.has(type));
  if (missing === undefined) return;
  throw new SaysoError('BAD_PARAMETER', {
    parameter: 'types',
    value: missing,
    expected: `one or more of ${TYPES.join(', ')}`,
  });
}

/** Reads the filter that was sent; throws BAD_PARAMETER or DOCUMENT_NOT_FOUND. */
export async function askedFilter(sent: SentFilter, data: AnswerData, call: CallContext): Promise<Filter> {
  const filter = filterOf(sent);
  await knownTypes(filter.types ?? [], data, call);
  await knownDocuments(filter.documents ?? [], data, call);
  return filter;
}
