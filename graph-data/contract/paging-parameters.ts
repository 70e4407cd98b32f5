/** Keyset paging in addresses and bodies. */
import { z } from 'zod';
import type { Page } from '#store/port.ts';
import { text, wholeNumber } from './parameters.ts';

/** The most rows of one page. */
const MOST_ROWS = 1000;

/** The members of a query schema that say which page. */
export function pagingParameters(fallback: number) {
  return {
    after: text('the "next" of the page before', 2000).optional(),
    limit: wholeNumber('rows of a page', 1, MOST_ROWS, fallback),
  };
}

/** The members of a body schema that say which page. */
export function pagingMembers(fallback: number) {
  return {
    after: z.string().max(2000).nullable().optional().describe('the "next" of the page before'),
    limit: z.number().int().min(1).max(MOST_ROWS).default(fallback),
  };
}

/** The page that was asked for. */
export function pageOf({ after, limit }: { after?: string | null | undefined; limit: number }): Page {
  return { after: after ?? null, limit };
}
