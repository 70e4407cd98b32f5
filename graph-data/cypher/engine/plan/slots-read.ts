/** Which slots an expression or an operator reads, and which it writes. */
import type { Analysis, Condition, Hop } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';
import { childrenOf } from '../../language/walk.ts';
import { countedFrom, type Plan } from './plan.ts';

interface TreeNode {
  readonly kind: string;
  readonly id: number;
}

/** Adds every slot that a tree names. What subqueries name for themselves is among them, which does no harm. */
export function readBy(analysis: Analysis, node: object, into: Set<number>): void {
  if ('kind' in node && 'id' in node) {
    const { id } = node as TreeNode;
    const computed = analysis.computed[id];
    if (computed !== undefined) {
      into.add(computed.index);
      return;
    }
    const slot = analysis.slotOf[id];
    if (slot !== undefined) into.add(slot.index);
    for (const { from } of analysis.patterns.get(id)?.unbox ?? []) into.add(from.index);
  }
  for (const child of childrenOf(node)) readBy(analysis, child, into);
}

export function conditionReads(analysis: Analysis, condition: Condition, into: Set<number>): void {
  if (condition.type === 'expression') return readBy(analysis, condition.expression, into);
  into.add(condition.slot.index);
  if (condition.type === 'there') return;
  readBy(analysis, condition.type === 'property' ? condition.value : condition.labels, into);
}

function addAll(slots: readonly (Slot | null)[], into: Set<number>): void {
  for (const slot of slots) if (slot !== null) into.add(slot.index);
}

function hopReads(analysis: Analysis, hop: Hop, into: Set<number>): void {
  for (const [, value] of hop.properties) readBy(analysis, value, into);
  for (const condition of hop.shortest?.conditions ?? []) readBy(analysis, condition, into);
  if (hop.shortest !== null && hop.shortest.count !== null) readBy(analysis, hop.shortest.count, into);
}

/** What an operator itself reads from its input. */
export function operatorReads(analysis: Analysis, plan: Plan): Set<number> {
  const reads = new Set<number>();
  switch (plan.op) {
    case 'Seek':
      readBy(analysis, plan.value, reads);
      break;
    case 'Unbox':
    case 'Rename':
      addAll(
        plan.pairs.map((pair) => pair.from),
        reads,
      );
      break;
    case 'Expand':
    case 'Shortest':
    case 'Quantified': {
      const reversed = 'reversed' in plan && plan.reversed;
      addAll([reversed ? plan.hop.to : plan.hop.from], reads);
      if (plan.into) addAll([plan.hop.from, plan.hop.to], reads);
      if (plan.op !== 'Shortest') addAll(plan.distinct, reads);
      if (plan.hop.bound) addAll([plan.hop.slot], reads);
      hopReads(analysis, plan.hop, reads);
      break;
    }
    case 'Endpoints':
      addAll([plan.hop.slot, plan.fromBound ? plan.hop.from : null, plan.toBound ? plan.hop.to : null], reads);
      addAll(plan.distinct, reads);
      break;
    case 'RelationshipScan':
      addAll(plan.distinct, reads);
      break;
    case 'Filter':
      for (const condition of plan.conditions) conditionReads(analysis, condition, reads);
      break;
    case 'Paths':
      for (const { parts } of plan.paths) addAll(parts, reads);
      break;
    case 'Project':
      for (const { expression } of plan.items) readBy(analysis, expression, reads);
      break;
    case 'Aggregate':
      for (const key of plan.keys) {
        if (key.expression === null) reads.add(key.slot.index);
        else readBy(analysis, key.expression, reads);
      }
      if (plan.times !== null) reads.add(countedFrom(plan.times).index);
      for (const { call } of plan.calls)
        if (call.kind === 'Call') for (const arg of call.args) readBy(analysis, arg, reads);
      break;
    case 'Distinct':
      addAll(plan.slots, reads);
      break;
    case 'Sort':
      for (const { expression } of plan.keys) readBy(analysis, expression, reads);
      break;
    case 'Unwind':
      readBy(analysis, plan.list, reads);
      break;
    case 'Procedure':
      for (const argument of plan.info.args) if ('kind' in argument) readBy(analysis, argument, reads);
      break;
    case 'Selective':
      if (plan.selective.count !== null) readBy(analysis, plan.selective.count, reads);
      break;
    default:
  }
  return reads;
}

/** What an operator adds to the rows. */
export function operatorWrites(plan: Plan): readonly (Slot | null)[] {
  switch (plan.op) {
    case 'NodeScan':
    case 'Seek':
    case 'Unwind':
      return [plan.slot];
    case 'Unbox':
    case 'Rename':
      return plan.pairs.map((pair) => pair.to);
    case 'Expand':
    case 'Shortest': {
      const { hop } = plan;
      const end = plan.into ? null : plan.reversed ? hop.from : hop.to;
      return [hop.bound ? null : hop.slot, hop.segment, end, hop.shortest?.path ?? null];
    }
    case 'RelationshipScan':
      return [plan.hop.from, plan.hop.slot, plan.hop.to];
    case 'Endpoints':
      return [plan.fromBound ? null : plan.hop.from, plan.toBound ? null : plan.hop.to];
    case 'Quantified':
      return [
        plan.hop.segment,
        plan.into ? null : plan.hop.to,
        ...(plan.hop.inner?.groups ?? []).map((group) => group.outer),
      ];
    case 'Paths':
      return plan.paths.map((path) => path.slot);
    case 'Project':
      return plan.items.map((item) => item.slot);
    case 'Aggregate':
      return [...plan.keys.map((key) => key.slot), ...plan.calls.map((call) => call.slot)];
    case 'StoredCount':
      return plan.slots;
    case 'Apply':
      return plan.brings;
    case 'Selective':
      return readBack(plan);
    case 'Procedure':
      return plan.info.outputs.map((output) => output.slot);
    case 'Union':
      return plan.columns;
    default:
      return [];
  }
}

/** What a repeated or selective stretch reads back from its inside. */
export function readBack(plan: Plan): readonly Slot[] {
  if (plan.op === 'Quantified') {
    const { hop } = plan;
    const groups = (hop.inner?.groups ?? []).map((group) => group.inner);
    return [hop.slot as Slot, (hop.inner as NonNullable<typeof hop.inner>).to, ...groups];
  }
  if (plan.op !== 'Selective') return [];
  const { graph, from, to } = plan.selective;
  const hops = graph.hops.flatMap((hop) => [
    hop.slot,
    hop.segment,
    ...(hop.inner?.groups ?? []).map((group) => group.outer),
  ]);
  return [from, to, ...graph.nodes, ...graph.paths.map((path) => path.slot), ...hops.filter((slot) => slot !== null)];
}
