/**
 * Rewrite: counting from the degrees of nodes, instead of going over their relationships: COUNT { (a)-[:T]->() } for one
 * node, and `MATCH (a:L)-[:T]->() RETURN a, count(*)` for all.
 *
 * Precondition: one hop of one relationship from a node that is known, nothing asked of the far end or of the
 * relationship, and no other hop that it must differ from. An aggregation may read neither the relationship nor the far
 * end but in count(r) or count(b), which are never null; its other calls must not care how often a row comes. An
 * undirected relationship from a node to itself counts once, which the walk over neighbours sees to.
 */
import type { Analysis, AggregateCall, Hop, OutputItem } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';
import { countsRows, ignoresRepeats } from './calls.ts';
import { isDynamic } from './labels.ts';
import { countedFrom, operator, type CountedHop, type Plan } from './plan.ts';
import { readBy } from './slots-read.ts';

function isPlain(hop: Hop): boolean {
  return hop.kind === 'single' && !hop.bound && (hop.types === null || !isDynamic(hop.types));
}

/** The hop whose rows a plan counts for the one node from outside, or null when the precondition does not hold. */
export function countedHop(plan: Plan): CountedHop | null {
  return plan.op === 'Expand' && plan.input.op === 'Argument' ? expanded(plan) : null;
}

function expanded(plan: Extract<Plan, { op: 'Expand' }>): CountedHop | null {
  const { distinct, endMask, hop, into, reversed } = plan;
  return isPlain(hop) && !into && endMask === null && distinct.length === 0 ? { hop, reversed } : null;
}

/** What an aggregation needs instead of its input: rows of start nodes, and the hop that says how often each counts. */
export interface DegreeInput {
  readonly input: Plan;
  readonly times: CountedHop;
  /** The calls, with those that count rows as count(*). */
  readonly calls: readonly AggregateCall[];
}

function readsAny(
  analysis: Analysis,
  keys: readonly OutputItem[],
  calls: readonly AggregateCall[],
  slots: readonly Slot[],
): boolean {
  const reads = new Set<number>();
  for (const { expression, slot } of keys) {
    if (expression === null) reads.add(slot.index);
    else readBy(analysis, expression, reads);
  }
  for (const { call } of calls) if (call.kind === 'Call') for (const arg of call.args) readBy(analysis, arg, reads);
  return slots.some((slot) => reads.has(slot.index));
}

/** The nodes to count from in the place of a hop's rows, for either way of walking it. */
function candidates(input: Plan): { start: Plan; times: CountedHop }[] {
  if (input.op === 'Expand') {
    const times = expanded(input);
    return times === null ? [] : [{ start: input.input, times }];
  }
  if (input.op !== 'RelationshipScan' || input.distinct.length > 0) return [];
  const { hop } = input;
  if (!isPlain(hop) || hop.from === hop.to) return [];
  return [false, true].map((reversed) => {
    const times = { hop, reversed };
    const slot = countedFrom(times);
    const estimate = input.estimate;
    return { start: operator({ op: 'NodeScan', input: input.input, slot, mask: null, labels: '', estimate }), times };
  });
}

/** The input of an aggregation that counts from degrees, or null when the precondition does not hold. */
export function degreeInput(
  input: Plan,
  keys: readonly OutputItem[],
  calls: readonly AggregateCall[],
  analysis: Analysis,
): DegreeInput | null {
  for (const { start, times } of candidates(input)) {
    const { from, slot, to } = times.hop;
    const counting = calls.filter((call) => countsRows(call, analysis, [from, slot, to]));
    const others = calls.filter((call) => !counting.includes(call));
    const far = [slot, times.reversed ? from : to].filter((each) => each !== null);
    if (!others.every(({ call }) => ignoresRepeats(call)) || readsAny(analysis, keys, others, far)) continue;
    const star = ({ call, slot: into }: AggregateCall): AggregateCall => ({
      call: { kind: 'CountStar', id: call.id, span: call.span },
      slot: into,
    });
    return { input: start, times, calls: calls.map((call) => (counting.includes(call) ? star(call) : call)) };
  }
  return null;
}
