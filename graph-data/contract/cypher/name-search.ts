/** The one name index, as queries ask it. */
import type { NameSearch } from '#cypher/engine/functions/full-text.ts';
import type { NameIndex } from '#graph/name-index.ts';

/** A search of names whose scores tell how a name matches; those that match alike come as search ranks them. */
export function nameSearch(index: NameIndex): NameSearch {
  return (text, limit) => index.search(text, { limit }).results.map(({ id, tier }) => [id, 1 / (1 + tier)] as const);
}
