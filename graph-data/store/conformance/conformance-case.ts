/** What a conformance case is, and how it compares. */
import { canonicalJson } from '#model/canonical.ts';
import { relationPasses, type Filter } from '#analysis/slice.ts';
import type { CallContext, GraphStore } from '../port.ts';
import type { Reference, ReferenceRelation } from './reference.ts';

/** One case: a name in the user's words, and a check that throws. */
export interface ConformanceCase {
  readonly name: string;
  readonly check: (store: GraphStore, reference: Reference, c: CallContext) => Promise<void>;
}

/** Throws where two values differ, showing both. */
export function same(what: string, found: unknown, expected: unknown): void {
  const [a, b] = [canonicalJson(found), canonicalJson(expected)];
  if (a === b) return;
  let at = 0;
  while (a[at] === b[at]) at++;
  const near = (text: string): string => text.slice(Math.max(0, at - 80), at + 160);
  throw new Error(`${what}: the store answers …${near(a)}…, expected …${near(b)}…`);
}

/** The relations that a filter lets through. */
export function passingRelations({ relations, kindOf, publishedOf }: Reference, filter: Filter): ReferenceRelation[] {
  return relations.filter((relation) => relationPasses(relation, filter, kindOf, publishedOf));
}
