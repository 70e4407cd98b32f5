/**
 * Rewrite: distinct ends of a variable-length pattern by breadth-first search instead of all walks.
 *
 * Precondition: whatever comes after does not care how often a row comes (DISTINCT, or aggregations that are DISTINCT,
 * min or max), nothing reads the relationships or the path, no other relationship of the same MATCH could coincide
 * with the walk, and the shortest allowed length is 0 or 1. The start as its own end needs a true closed trail, which
 * the operator sees to.
 */
import type { Analysis } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';
import { ignoresRepeats } from './calls.ts';
import { inputsOf, type Plan } from './plan.ts';
import { operatorReads } from './slots-read.ts';

function mark(plan: Plan, analysis: Analysis, repeats: boolean, read: ReadonlySet<number>): void {
  let free = repeats;
  if (plan.op === 'Distinct') free = true;
  else if (plan.op === 'Aggregate') free = plan.calls.every(({ call }) => ignoresRepeats(call));
  else if (plan.op === 'Slice' || plan.op === 'Selective' || plan.op === 'Sort') free = false;
  const reads = new Set([...read, ...operatorReads(analysis, plan)]);
  if (plan.op === 'Expand' && free) {
    const { hop } = plan;
    const unread = [hop.slot, hop.segment].every((slot) => slot === null || !read.has(slot.index));
    const short = hop.kind === 'variable' && hop.min <= 1 && !hop.bound;
    if (short && unread && plan.distinct.length === 0) plan.distinctEnds = true;
  }
  for (const input of inputsOf(plan)) {
    const inner = 'inner' in plan && plan.inner === input;
    mark(input, analysis, inner ? false : free, reads);
  }
}

export function distinctEnds(plan: Plan, analysis: Analysis, wanted: readonly Slot[]): void {
  mark(plan, analysis, false, new Set(wanted.map((slot) => slot.index)));
}
