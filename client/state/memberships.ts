/** Who belongs to a whole, from the relations that say so, with their dates. */
import { type Membership, ROLL_UP_TYPES } from '#analysis/roll-up.ts';
import { toRows } from '#protocol/columns.ts';
import type { RelationRow } from '#protocol/rows.ts';
import { fetchEvidence } from '../api/evidence.ts';
import { fetchExpansion } from '../api/expand.ts';
import type { Id } from './exploration.ts';

const MOST_MEMBERS = 200;
const FILTER = { types: [...ROLL_UP_TYPES] };

/** The ids of those who hold office in a whole, belong to it or are part of it. */
export async function fetchMembers(whole: Id, signal: AbortSignal): Promise<Id[]> {
  const found = await fetchExpansion([whole], { ...FILTER, direction: 'in' }, null, MOST_MEMBERS, signal);
  const members = found.edges.source.filter((id, index) => found.edges.target[index] === whole && id !== whole);
  return [...new Set(members)];
}

/** The dated memberships of a whole. */
export async function fetchMemberships(whole: Id, signal: AbortSignal): Promise<Membership[]> {
  const members = await fetchMembers(whole, signal);
  if (members.length === 0) return [];
  const pairs = members.map((member) => [member, whole] as const);
  const evidence = await fetchEvidence(pairs, FILTER, signal);
  return toRows<RelationRow>(evidence.relations)
    .filter(({ target }) => target === whole)
    .map(({ source, target, from, to }) => ({ member: source, whole: target, from, to }));
}
