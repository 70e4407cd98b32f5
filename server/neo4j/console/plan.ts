/** The driver's tree of a plan → steps as they cross the wire, the last step first. */
import type { Plan, ProfiledPlan } from 'neo4j-driver';
import type { WirePlanStep } from '#protocol/values.ts';

function stepsOf(plan: Plan | ProfiledPlan, depth: number, steps: WirePlanStep[]): WirePlanStep[] {
  const { operatorType, arguments: found, children } = plan;
  const named = found as Readonly<Record<string, unknown>>;
  const details = named['Details'];
  steps.push({
    id: steps.length,
    depth,
    operator: operatorType.split('@')[0] ?? operatorType,
    details: typeof details === 'string' ? details : '',
    estimatedRows: Number(named['EstimatedRows'] ?? 0),
    rows: 'rows' in plan ? Number(plan.rows) : null,
    milliseconds: null,
  });
  for (const child of children) stepsOf(child, depth + 1, steps);
  return steps;
}

/** The steps of a plan; null where there is none. */
export function planSteps(plan: Plan | ProfiledPlan | false | null | undefined): readonly WirePlanStep[] | null {
  return plan ? stepsOf(plan, 0, []) : null;
}
