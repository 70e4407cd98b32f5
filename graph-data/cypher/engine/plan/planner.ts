/** Clauses → operators, in the order in which they are written; then what each step must carry is worked out. */
import type { Graph } from '#graph/graph.ts';
import type { CallSubquery, Clause, Expression, Match, Projection, Query, SingleQuery } from '../../language/ast.ts';
import type { Analysis, PatternGraph, ProjectionInfo } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';
import { inputsOf, operator, type Plan } from './plan.ts';
import { planPattern } from './pattern-planner.ts';
import { degreeInput } from './degree-counts.ts';
import { distinctEnds } from './distinct-ends.ts';
import { storedCount } from './stored-counts.ts';
import { operatorReads, operatorWrites, readBack } from './slots-read.ts';

export class Planner {
  readonly #analysis: Analysis;
  readonly #graph: Graph;
  /** Plans of what is nested in expressions, by query and by pattern. */
  readonly #nested = new Map<Query | PatternGraph, Plan>();

  constructor(analysis: Analysis, graph: Graph) {
    this.#analysis = analysis;
    this.#graph = graph;
  }

  /** The plan of the whole statement. */
  statement(): Plan {
    const { query } = this.#analysis.statement;
    const plan = this.#query(query, operator({ op: 'Argument' }), new Set());
    return this.#finish(
      plan,
      this.#analysis.info(query).columns.map((column) => column.slot),
    );
  }

  /** A subquery in an expression, run once for each row that the expression is asked for. */
  subquery(query: Query): Plan {
    const planned = this.#nested.get(query);
    if (planned !== undefined) return planned;
    const { columns, firstSlot } = this.#analysis.info(query);
    const plan = this.#query(query, operator({ op: 'Argument' }), this.#before(firstSlot));
    const finished = this.#finish(
      plan,
      columns.map((column) => column.slot),
    );
    this.#nested.set(query, finished);
    return finished;
  }

  /** A pattern in an expression. `reads` are the slots that its result is made from. */
  pattern(pattern: PatternGraph, reads: ReadonlySet<number>): Plan {
    const planned = this.#nested.get(pattern);
    if (planned !== undefined) return planned;
    const bound = this.#before(pattern.firstSlot);
    const plan = planPattern(this.#analysis, this.#graph, pattern, operator({ op: 'Argument' }), bound);
    const finished = this.#finish(
      plan,
      this.#analysis.slots.all.filter((slot) => reads.has(slot.index)),
    );
    this.#nested.set(pattern, finished);
    return finished;
  }

  /** Slots made before a number: for a subquery, all that it can see from outside. */
  #before(firstSlot: number): Set<number> {
    return new Set(this.#analysis.slots.all.slice(0, firstSlot).map((slot) => slot.index));
  }

  #finish(plan: Plan, wanted: readonly Slot[]): Plan {
    distinctEnds(plan, this.#analysis, wanted);
    annotate(plan, this.#analysis, new Set(wanted.map((slot) => slot.index)));
    return plan;
  }

  #query(query: Query, argument: Plan, bound: ReadonlySet<number>): Plan {
    const info = this.#analysis.info(query);
    if (query.parts.length === 1) return this.#single(query.parts[0] as SingleQuery, argument, new Set(bound));
    const columns = info.columns.map((column) => column.slot);
    const parts = query.parts.map((part, index) => {
      const input = this.#single(part, operator({ op: 'Argument' }), new Set(bound));
      const pairs = columns.map((to, at) => ({ from: (info.parts[index] as readonly Slot[])[at] as Slot, to }));
      return operator({ op: 'Rename', input, pairs, estimate: input.estimate });
    });
    const estimate = parts.reduce((sum, part) => sum + part.estimate, 0);
    const union = operator({ op: 'Union', parts, columns, estimate });
    return query.unionAll ? union : operator({ op: 'Distinct', input: union, slots: columns, estimate });
  }

  #single(part: SingleQuery, argument: Plan, bound: Set<number>): Plan {
    let plan = argument;
    for (const clause of part.clauses) plan = this.#clause(clause, plan, bound);
    return plan;
  }

  #clause(clause: Clause, input: Plan, bound: Set<number>): Plan {
    switch (clause.kind) {
      case 'Match':
        return this.#match(clause, input, bound);
      case 'Unwind': {
        const slot = this.#analysis.slotOf[clause.variable.id] as Slot;
        bound.add(slot.index);
        return operator({ op: 'Unwind', input, list: clause.list, slot, estimate: input.estimate * 10 });
      }
      case 'With':
      case 'Return':
        return this.#projection(clause, input, bound);
      case 'CallSubquery':
        return this.#callSubquery(clause, input, bound);
      case 'CallProcedure':
      case 'Show': {
        const info = this.#analysis.procedures.get(clause.id);
        if (info === undefined) throw new Error('a procedure was not checked');
        for (const { slot } of info.outputs) bound.add(slot.index);
        const optional = clause.kind === 'CallProcedure' && clause.optional;
        const plan = operator({ op: 'Procedure', input, info, optional, estimate: input.estimate * 10 });
        return clause.where === null ? plan : this.#where(clause.where, plan);
      }
      case 'Finish':
        return operator({ op: 'Slice', input, skip: null, limit: zero(clause.id), estimate: 0 });
      default:
        throw new Error(`${clause.kind} was not refused`);
    }
  }

  #where(expression: Expression, input: Plan): Plan {
    const conditions = [{ type: 'expression', expression } as const];
    return operator({ op: 'Filter', input, conditions, estimate: input.estimate * 0.2 });
  }

  #match(clause: Match, input: Plan, bound: Set<number>): Plan {
    const pattern = this.#analysis.patterns.get(clause.id) as PatternGraph;
    if (!clause.optional) return planPattern(this.#analysis, this.#graph, pattern, input, bound);
    const before = new Set(bound);
    const inner = planPattern(this.#analysis, this.#graph, pattern, operator({ op: 'Argument' }), bound);
    const brings = this.#analysis.slots.all.filter((slot) => bound.has(slot.index) && !before.has(slot.index));
    // An unboxed value keeps its own number when nothing is found.
    const kept = pattern.unbox.length === 0 ? input : operator({ op: 'Unbox', input, pairs: pattern.unbox });
    const fresh = brings.filter((slot) => !pattern.unbox.some((pair) => pair.to === slot));
    const estimate = input.estimate * Math.max(1, inner.estimate);
    return operator({ op: 'Apply', input: kept, inner, optional: true, unit: false, brings: fresh, estimate });
  }

  #callSubquery(clause: CallSubquery, input: Plan, bound: Set<number>): Plan {
    const info = this.#analysis.info(clause.query);
    const inner = this.#query(clause.query, operator({ op: 'Argument' }), bound);
    const brings = info.returns ? info.columns.map((column) => column.slot) : [];
    for (const slot of brings) bound.add(slot.index);
    const estimate = input.estimate * Math.max(1, inner.estimate);
    return operator({ op: 'Apply', input, inner, optional: clause.optional, unit: !info.returns, brings, estimate });
  }

  #projection(clause: Projection, input: Plan, bound: Set<number>): Plan {
    const info = this.#analysis.projections.get(clause.id);
    if (info === undefined) throw new Error('a projection was not checked');
    let plan = input;
    const computed = (items: typeof info.items) =>
      items.flatMap(({ slot, expression }) => (expression === null ? [] : [{ slot, expression }]));
    if (info.aggregating) {
      const { keys, aggregates: calls } = info;
      const estimate = keys.length === 0 ? 1 : Math.max(1, input.estimate / 10);
      plan = this.#aggregate(plan, keys, calls, estimate);
      const rest = computed(
        info.items.filter((item) => !keys.includes(item) && !calls.some((call) => call.slot === item.slot)),
      );
      if (rest.length > 0) plan = operator({ op: 'Project', input: plan, items: rest, estimate });
    } else {
      const items = computed(info.items);
      if (items.length > 0) plan = operator({ op: 'Project', input: plan, items, estimate: plan.estimate });
    }
    const slots = info.items.map((item) => item.slot);
    if (clause.distinct) plan = operator({ op: 'Distinct', input: plan, slots, estimate: plan.estimate });
    for (const slot of slots) bound.add(slot.index);
    return this.#ordered(clause, plan);
  }

  #aggregate(input: Plan, keys: ProjectionInfo['keys'], calls: ProjectionInfo['aggregates'], estimate: number): Plan {
    const count = keys.length === 0 ? storedCount(input, calls, this.#analysis, this.#graph) : null;
    if (count === null || !('input' in input)) {
      const counted = degreeInput(input, keys, calls, this.#analysis);
      return operator({ op: 'Aggregate', ...(counted ?? { input, calls, times: null }), keys, estimate });
    }
    return operator({ op: 'StoredCount', input: input.input, slots: calls.map((call) => call.slot), count, estimate });
  }

  #ordered(clause: Projection, input: Plan): Plan {
    const { orderBy: keys, skip, limit, where } = clause;
    let plan = input;
    if (keys.length > 0) {
      const top = limit === null ? null : { skip, limit };
      plan = operator({ op: 'Sort', input: plan, keys, top, estimate: plan.estimate });
    }
    if (skip !== null || limit !== null) {
      plan = operator({ op: 'Slice', input: plan, skip, limit, estimate: Math.min(plan.estimate, 1000) });
    }
    return where === null ? plan : this.#where(where, plan);
  }
}

function zero(id: number): Expression {
  return { kind: 'Literal', value: 0n, id, span: [0, 0] };
}

/** Fills in what each operator carries on, from the end backwards. Gives the slots wanted from outside. */
function annotate(plan: Plan, analysis: Analysis, wanted: ReadonlySet<number>): ReadonlySet<number> {
  const written = new Set(operatorWrites(plan).flatMap((slot) => (slot === null ? [] : [slot.index])));
  plan.wanted = wanted;
  plan.carry = [...wanted].filter((slot) => !written.has(slot)).sort((a, b) => a - b);
  const needed = new Set([...plan.carry, ...operatorReads(analysis, plan)]);
  switch (plan.op) {
    case 'Argument':
      return needed;
    case 'Union': {
      const outside = new Set(plan.carry);
      for (const part of plan.parts) {
        for (const slot of annotate(part, analysis, wanted)) outside.add(slot);
      }
      return outside;
    }
    case 'Apply':
    case 'Quantified':
    case 'Selective': {
      // What the inside gives: what it brings and is wanted, and for repetitions what is read back from it.
      const inside = new Set([...wanted].filter((slot) => written.has(slot)));
      for (const slot of readBack(plan)) inside.add(slot.index);
      for (const slot of annotate(plan.inner, analysis, inside)) needed.add(slot);
      return annotate(plan.input, analysis, needed);
    }
    default:
      for (const input of inputsOf(plan)) return annotate(input, analysis, needed);
      return needed;
  }
}
