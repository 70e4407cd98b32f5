/** The rewrites, in order. Each lies in a file of its own with its precondition. */
import type { Graph } from '#graph/graph.ts';
import type { Analysis } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';
import { distinctEnds } from './distinct-ends.ts';
import type { Plan } from './plan.ts';

/** Applies every rewrite whose precondition holds. */
export function rewrite(plan: Plan, analysis: Analysis, _graph: Graph, wanted: readonly Slot[]): Plan {
  distinctEnds(plan, analysis, wanted);
  return plan;
}
