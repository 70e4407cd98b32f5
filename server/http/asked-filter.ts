/** The filter of a request, with documents that exist. */
import type { CallContext, Filter } from '#store/port.ts';
import type { ReadyData } from '../data/served-data.ts';
import { filterOf, type SentFilter } from './filter-parameters.ts';
import { knownDocuments } from './known-ids.ts';

/** Reads the filter that was sent; throws BAD_PARAMETER or DOCUMENT_NOT_FOUND. */
export async function askedFilter(sent: SentFilter, data: ReadyData, call: CallContext): Promise<Filter> {
  const filter = filterOf(sent);
  await knownDocuments(filter.documents ?? [], data, call);
  return filter;
}
