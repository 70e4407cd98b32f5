/** Plans → cursors. */
import { inputsOf, type ArgumentPlan, type Plan } from '../plan/plan.ts';
import type { Batch } from './batch.ts';
import type { ArgumentCursor, Cursor, Environment, Profile } from './environment.ts';
import { Aggregate, StoredCount } from './operators/aggregate.ts';
import { ArgumentRow } from './operators/argument.ts';
import { Distinct } from './operators/distinct.ts';

import { Endpoints, Expand } from './operators/expand.ts';
import { Apply, ProcedureCall, Union } from './operators/nested.ts';
import { Quantified } from './operators/quantified.ts';
import { RelationshipScan } from './operators/relationship-scan.ts';
import { PropertySeek } from './operators/property-seek.ts';
import { IdSeek, NodeScan } from './operators/scan.ts';
import { Filter } from './operators/filter.ts';
import { Paths, Project, Rename, Unbox } from './operators/project.ts';
import { Slice } from './operators/slice.ts';
import { Sort } from './operators/sort.ts';
import { Unwind } from './operators/unwind.ts';
import { SelectiveMatch } from './operators/selective.ts';
import { Shortest } from './operators/shortest.ts';
import { VariableExpand } from './operators/variable-expand.ts';

/** Counts rows and time of one operator, that of what lies below it included. */
class Profiled implements Cursor {
  readonly #inner: Cursor;
  readonly #id: number;
  readonly #profile: Profile;
  readonly #clock: () => number;

  constructor(inner: Cursor, id: number, profile: Profile, clock: () => number) {
    this.#inner = inner;
    this.#id = id;
    this.#profile = profile;
    this.#clock = clock;
  }

  next(): Batch | null {
    const start = this.#clock();
    const batch = this.#inner.next();
    const { rows, milliseconds } = this.#profile;
    milliseconds[this.#id] = (milliseconds[this.#id] ?? 0) + this.#clock() - start;
    rows[this.#id] = (rows[this.#id] ?? 0) + (batch?.size ?? 0);
    return batch;
  }

  reset(): void {
    this.#inner.reset();
  }
}

/** Several Arguments of one plan (one a part of a union) that are set together. */
class Arguments implements ArgumentCursor {
  readonly #all: readonly ArgumentRow[];

  constructor(all: readonly ArgumentRow[]) {
    this.#all = all;
  }

  set(batch: Batch, row: number): void {
    for (const each of this.#all) each.set(batch, row);
  }

  next(): Batch | null {
    return null;
  }

  reset(): void {
    for (const each of this.#all) each.reset();
  }
}

function argumentsOf(plan: Plan): ArgumentPlan[] {
  if (plan.op === 'Argument') return [plan];
  return plan.op === 'Union' ? plan.parts.flatMap(argumentsOf) : argumentsOf(inputsOf(plan)[0] as Plan);
}

/** Opens a plan with arguments of its own. */
export function open(plan: Plan, env: Environment): { cursor: Cursor; argument: ArgumentCursor } {
  const rows = new Map(argumentsOf(plan).map((argument) => [argument, new ArgumentRow(argument.carry)]));
  return { cursor: cursorOf(plan, rows, env), argument: new Arguments([...rows.values()]) };
}

function cursorOf(plan: Plan, rows: ReadonlyMap<ArgumentPlan, ArgumentRow>, env: Environment): Cursor {
  const cursor = bareCursor(plan, rows, env);
  const { profile } = env;
  return profile === null || plan.id < 0 ? cursor : new Profiled(cursor, plan.id, profile, env.functions.clock);
}

function bareCursor(plan: Plan, rows: ReadonlyMap<ArgumentPlan, ArgumentRow>, env: Environment): Cursor {
  if (plan.op === 'Argument') return rows.get(plan) as ArgumentRow;
  if (plan.op === 'Union')
    return new Union(
      plan,
      plan.parts.map((part) => cursorOf(part, rows, env)),
    );
  const input = cursorOf(plan.input, rows, env);
  switch (plan.op) {
    case 'NodeScan':
      return new NodeScan(plan, input, env);
    case 'Seek':
      return plan.key === 'id' ? new IdSeek(plan, input, env) : new PropertySeek(plan, input, env);
    case 'Unbox':
      return new Unbox(plan, input);
    case 'Expand':
      return plan.hop.kind === 'single' ? new Expand(plan, input, env) : new VariableExpand(plan, input, env);
    case 'Endpoints':
      return new Endpoints(plan, input, env);
    case 'Shortest':
      return new Shortest(plan, input, env);
    case 'Filter':
      return new Filter(plan, input, env);
    case 'Paths':
      return new Paths(plan, input, env);
    case 'Project':
      return new Project(plan, input, env);
    case 'Rename':
      return new Rename(plan, input);
    case 'Aggregate':
      return new Aggregate(plan, input, env);
    case 'StoredCount':
      return new StoredCount(plan, input);
    case 'Distinct':
      return new Distinct(plan, input, env);
    case 'Sort':
      return new Sort(plan, input, env);
    case 'Slice':
      return new Slice(plan, input, env);
    case 'Unwind':
      return new Unwind(plan, input, env);
    case 'Procedure':
      return new ProcedureCall(plan, input, env);
    case 'RelationshipScan':
      return new RelationshipScan(plan, input, env);
    case 'Apply':
    case 'Quantified':
    case 'Selective': {
      const inner = open(plan.inner, env);
      if (plan.op === 'Apply') return new Apply(plan, input, inner.cursor, inner.argument, env);
      if (plan.op === 'Quantified') return new Quantified(plan, input, inner.cursor, inner.argument, env);
      return new SelectiveMatch(plan, input, inner.cursor, inner.argument, env);
    }
  }
}
