/**
 * Rewrite: counting all nodes of some labels, or all relationships of some types, from what the graph knows anyway.
 *
 * Precondition: no grouping, nothing but count(*) or count(n) of what is scanned, and between the scan and the count
 * no condition at all. Relationships must have a direction: without one each counts twice, and a loop once.
 */
import type { Graph } from '#graph/graph.ts';
import type { Analysis, AggregateCall } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';
import { isDynamic, nodesIn, typeMask } from './labels.ts';
import type { Plan } from './plan.ts';

/** Whether a call counts the rows, by itself or by something that every row has. */
function countsRows({ call }: AggregateCall, analysis: Analysis, brought: readonly (Slot | null)[]): boolean {
  if (call.kind === 'CountStar') return true;
  const [argument] = call.args;
  if (call.name.toLowerCase() !== 'count' || call.distinct || argument?.kind !== 'Variable') return false;
  return brought.includes(analysis.slotOf[argument.id] ?? null);
}

/** How many rows a scan gives, or null when the precondition does not hold. */
export function storedCount(
  scan: Plan,
  calls: readonly AggregateCall[],
  analysis: Analysis,
  graph: Graph,
): number | null {
  if (scan.op === 'NodeScan' && scan.input.op === 'Argument') {
    return calls.every((call) => countsRows(call, analysis, [scan.slot])) ? nodesIn(graph, scan.mask) : null;
  }
  if (scan.op !== 'RelationshipScan' || scan.input.op !== 'Argument') return null;
  const { direction, from, slot, to, types } = scan.hop;
  if (direction === 'both' || from === to || (types !== null && isDynamic(types))) return null;
  if (!calls.every((call) => countsRows(call, analysis, [from, slot, to]))) return null;
  if (types === null) return graph.relationshipCount;
  const mask = typeMask(graph, types);
  let count = 0;
  for (let at = 0; at < graph.relationshipCount; at++) count += mask[graph.type[at] as number] as number;
  return count;
}
