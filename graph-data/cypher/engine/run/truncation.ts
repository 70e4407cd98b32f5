/** Which plans may be cut short: those in which nothing had to see all rows first. */
import { contains } from '../../language/walk.ts';
import { inputsOf, type Plan } from '../plan/plan.ts';

/** Expressions that look at all matches of something. */
const BLOCKING = new Set(['Subquery', 'PatternExpression', 'PatternComprehension', 'Quantifier', 'Reduce']);

function expressionsIn(plan: Plan): readonly object[] {
  switch (plan.op) {
    case 'Filter':
      return plan.conditions;
    case 'Project':
      return plan.items;
    default:
      return [];
  }
}

/** Whether a partial result of the plan could be a wrong one. */
export function blocksIn(plan: Plan): boolean {
  if (plan.op === 'Aggregate' || plan.op === 'Sort' || plan.op === 'Distinct' || plan.op === 'Selective') return true;
  if (plan.op === 'Apply' && plan.optional) return true;
  if (plan.op === 'Shortest') return true;
  const nested = expressionsIn(plan).some((expression) => contains(expression, (node) => BLOCKING.has(node.kind)));
  return nested || inputsOf(plan).some((input) => blocksIn(input));
}
