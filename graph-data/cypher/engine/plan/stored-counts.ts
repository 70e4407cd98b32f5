/**
 * Rewrite: counting all nodes of some labels, or all relationships of some types, from what the graph knows anyway.
 *
 * Precondition: no grouping, nothing but count(*) or count(n) of what is scanned, and between the scan and the count
 * no condition at all. Relationships must have a direction: without one each counts twice, and a loop once.
 */
import type { Graph } from '#graph/graph.ts';
import type { Analysis, AggregateCall } from '../check/analysis.ts';
import { countsRows } from './calls.ts';
import { isDynamic, nodesIn, typeMask } from './labels.ts';
import type { Plan } from './plan.ts';

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
