/** Plans as rows: for EXPLAIN, PROFILE and tests. */
import type { Expression } from '../../language/ast.ts';
import type { Analysis, Condition, Hop } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';
import { labelText } from './labels.ts';
import { inputsOf, type Plan } from './plan.ts';

export interface PlanStep {
  /** From 0; what runs later comes first. */
  readonly id: number;
  readonly depth: number;
  readonly operator: string;
  readonly details: string;
  readonly estimatedRows: number;
  /** After PROFILE. */
  readonly rows: number | null;
  /** After PROFILE: of this step with all below it. */
  readonly milliseconds: number | null;
}

interface Numbered {
  readonly plan: Plan;
  readonly depth: number;
}

/** All operators, from the last to the first, given their numbers. */
export function numbered(plan: Plan): Numbered[] {
  const steps: Numbered[] = [];
  const add = (each: Plan, depth: number): void => {
    each.id = steps.length;
    steps.push({ plan: each, depth });
    const inputs = inputsOf(each);
    // What is nested is shown indented, the input below at the same depth.
    inputs.forEach((input, index) => add(input, depth + (index > 0 || each.op === 'Union' ? 1 : 0)));
  };
  add(plan, 0);
  return steps;
}

/** Hidden slots have no name; they are shown by number. */
function slotText(slot: Slot): string {
  return slot.name === '' ? `#${slot.index}` : slot.name;
}

function hopText(hop: Hop, reversed: boolean): string {
  const types = hop.types === null ? '' : `:${labelText(hop.types).replace(/^\((.*)\)$/, '$1')}`;
  const length = hop.kind === 'single' ? '' : `*${hop.min}..${hop.max ?? ''}`;
  const name = hop.slot !== null && hop.slot.name !== '' ? hop.slot.name : '';
  const inside = name + types + length === '' ? '' : `[${name}${types}${length}]`;
  const [from, to] = reversed ? [hop.to, hop.from] : [hop.from, hop.to];
  const outward = hop.direction === (reversed ? 'in' : 'out');
  const left = hop.direction === 'both' || outward ? '-' : '<-';
  const right = hop.direction === 'both' || !outward ? '-' : '->';
  return `(${slotText(from)})${left}${inside}${right}(${slotText(to)})`;
}

function describe(
  plan: Plan,
  source: (expression: Expression) => string,
): readonly [operator: string, details: string] {
  const conditionText = (condition: Condition): string => {
    if (condition.type === 'expression') return source(condition.expression);
    if (condition.type === 'labels') return `${slotText(condition.slot)}:${labelText(condition.labels)}`;
    if (condition.type === 'there') return `${slotText(condition.slot)} IS NOT NULL`;
    return `${slotText(condition.slot)}.${condition.key} = ${source(condition.value)}`;
  };
  switch (plan.op) {
    case 'Argument':
      return ['Argument', ''];
    case 'NodeScan':
      return plan.labels === ''
        ? ['AllNodes', slotText(plan.slot)]
        : ['NodesByLabel', `${slotText(plan.slot)}:${plan.labels}`];
    case 'Seek': {
      const what = plan.slot.kind === 'node' ? 'Node' : 'Relationship';
      const condition = `${slotText(plan.slot)}.${plan.key} ${plan.many ? 'IN' : '='} ${source(plan.value)}`;
      return [plan.key === 'id' ? `${what}ById` : `${what}ByProperty`, condition];
    }
    case 'Unbox':
      return ['Unbox', plan.pairs.map((pair) => slotText(pair.to)).join(', ')];
    case 'Expand': {
      const kind = plan.distinctEnds ? 'DistinctEnds' : plan.hop.kind === 'single' ? 'Expand' : 'ExpandVariable';
      return [plan.into ? `${kind}Into` : kind, hopText(plan.hop, plan.reversed)];
    }
    case 'Endpoints':
      return ['Endpoints', hopText(plan.hop, false)];
    case 'Quantified':
      return ['Repeat', `${slotText(plan.hop.from)} {${plan.hop.min},${plan.hop.max ?? ''}} ${slotText(plan.hop.to)}`];
    case 'Shortest':
      return ['ShortestPath', `${plan.hop.shortest?.keep ?? ''} ${hopText(plan.hop, plan.reversed)}`];
    case 'Selective':
      return ['Shortest', plan.selective.keep];
    case 'Filter':
      return ['Filter', plan.conditions.map(conditionText).join(' AND ')];
    case 'Paths':
      return ['Path', plan.paths.map((path) => slotText(path.slot)).join(', ')];
    case 'Project':
      return [
        'Project',
        plan.items.map(({ slot, expression }) => `${source(expression)} AS ${slotText(slot)}`).join(', '),
      ];
    case 'Rename':
      return ['Columns', plan.pairs.map(({ to }) => slotText(to)).join(', ')];
    case 'Aggregate': {
      const keys = plan.keys.map((key) => key.name).join(', ');
      const what = `${keys}${keys === '' ? '' : ': '}${plan.calls.map(({ call }) => source(call)).join(', ')}`;
      if (plan.times === null) return ['Aggregate', what];
      return ['CountDegrees', `${what} of ${hopText(plan.times.hop, plan.times.reversed)}`];
    }
    case 'StoredCount':
      return ['StoredCount', String(plan.count)];
    case 'Distinct':
      return ['Distinct', plan.slots.map(slotText).join(', ')];
    case 'Sort': {
      const keys = plan.keys
        .map(({ expression, descending }) => source(expression) + (descending ? ' DESC' : ''))
        .join(', ');
      return [plan.top === null ? 'Sort' : 'Top', keys];
    }
    case 'Slice':
      return [
        'Slice',
        [plan.skip && `SKIP ${source(plan.skip)}`, plan.limit && `LIMIT ${source(plan.limit)}`]
          .filter(Boolean)
          .join(' '),
      ];
    case 'Unwind':
      return ['Unwind', `${source(plan.list)} AS ${slotText(plan.slot)}`];
    case 'Apply':
      return [plan.optional ? 'Optional' : 'Subquery', plan.brings.map(slotText).join(', ')];
    case 'Procedure':
      return ['Procedure', plan.info.procedure.name];
    case 'Union':
      return ['Union', plan.columns.map(slotText).join(', ')];
    case 'RelationshipScan':
      return ['Relationships', hopText(plan.hop, false)];
  }
}

/** The steps of a plan as rows, with what PROFILE found. */
export function explain(
  steps: readonly Numbered[],
  analysis: Analysis,
  profile: { readonly rows: readonly number[]; readonly milliseconds: readonly number[] } | null,
): PlanStep[] {
  const { text } = analysis.statement;
  const source = ({ span }: Expression): string => text.slice(span[0], span[1]);
  return steps.map(({ plan, depth }) => {
    const [operator, details] = describe(plan, source);
    return {
      id: plan.id,
      depth,
      operator,
      details,
      estimatedRows: Math.max(0, Math.round(plan.estimate)),
      rows: profile === null ? null : (profile.rows[plan.id] ?? 0),
      milliseconds: profile === null ? null : (profile.milliseconds[plan.id] ?? 0),
    };
  });
}
