/**
 * Rewrite: COUNT { (a)-[:T]->() } is the degree of a node.
 *
 * Precondition: one hop of one relationship from a node that is known, nothing asked of the far end or of the
 * relationship, and no other hop that it must differ from. An undirected relationship from a node to itself counts once,
 * which the walk over neighbours sees to.
 */
import type { Hop } from '../check/analysis.ts';
import { isDynamic } from './labels.ts';
import type { Plan } from './plan.ts';

export interface CountedHop {
  readonly hop: Hop;
  readonly reversed: boolean;
}

/** The hop whose rows a plan counts, or null when the precondition does not hold. */
export function countedHop(plan: Plan): CountedHop | null {
  if (plan.op !== 'Expand' || plan.input.op !== 'Argument' || plan.into || plan.endMask !== null) return null;
  const { hop, reversed } = plan;
  const plain = hop.kind === 'single' && plan.distinct.length === 0 && (hop.types === null || !isDynamic(hop.types));
  return plain ? { hop, reversed } : null;
}
