/**
 * Patterns → scans and expansions. Starts at the most selective end, then always takes the step that is expected to
 * bring the fewest rows; conditions are checked as soon as what they read is there.
 */
import type { Graph } from '#graph/graph.ts';
import type { Expression, LabelExpression } from '../../language/ast.ts';
import type { Analysis, Condition, Hop, PatternGraph } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';
import { both, isDynamic, labelMask, labelText, nodesIn, typeMask } from './labels.ts';
import { operator, type ExpandPlan, type Plan } from './plan.ts';
import { type Seek, seekIn } from './seeks.ts';
import { conditionReads, readBy } from './slots-read.ts';

/** A rough share of rows that pass a condition. */
const SELECTIVITY = 0.2;

export class PatternPlanner {
  readonly #analysis: Analysis;
  readonly #graph: Graph;
  readonly #pattern: PatternGraph;
  readonly #bound: Set<number>;
  readonly #pending: Set<Condition>;
  readonly #masks = new Map<number, Uint8Array>();
  readonly #labelTexts = new Map<number, string>();
  #plan: Plan;

  constructor(analysis: Analysis, graph: Graph, pattern: PatternGraph, input: Plan, bound: ReadonlySet<number>) {
    this.#analysis = analysis;
    this.#graph = graph;
    this.#pattern = pattern;
    this.#bound = new Set(bound);
    this.#pending = new Set(pattern.conditions);
    this.#plan = input;
    for (const condition of pattern.conditions) this.#takeLabels(condition);
  }

  /** A node that is known already, and that no step or condition looks at, may still be null: then nothing matches. */
  #mustBeThere(): void {
    const seen = new Set(this.#pattern.hops.flatMap((hop) => [hop.from, hop.to]));
    for (const condition of this.#pattern.conditions) if (condition.type !== 'expression') seen.add(condition.slot);
    for (const slot of this.#pattern.nodes) {
      if (this.#bound.has(slot.index) && !seen.has(slot)) this.#pending.add({ type: 'there', slot });
    }
  }

  #unwalked(): Set<Hop> {
    return new Set(this.#pattern.hops.filter((hop) => !this.#done.has(hop)));
  }

  /** Plans everything and gives the plan; the bound slots grow by what the pattern brings. */
  run(bound: Set<number>): Plan {
    const { unbox, nodes, paths, selective } = this.#pattern;
    if (unbox.length > 0) {
      this.#plan = operator({ op: 'Unbox', input: this.#plan, pairs: unbox, estimate: this.#plan.estimate });
      for (const { to } of unbox) this.#bound.add(to.index);
    }
    this.#mustBeThere();
    this.#filter();
    this.#knownRelationships();
    const inSelective = new Set(selective.flatMap((part) => part.graph.nodes.map((slot) => slot.index)));
    for (;;) {
      const left = this.#unwalked();
      const hop = this.#cheapest(left);
      if (hop !== null) {
        this.#walk(hop);
        continue;
      }
      const loose = nodes.filter((slot) => !this.#bound.has(slot.index) && !inSelective.has(slot.index));
      if (loose.length === 0 && left.size === 0) break;
      this.#start(loose);
    }
    for (const part of selective) this.#selective(part);
    for (const path of paths) {
      this.#plan = operator({ op: 'Paths', input: this.#plan, paths: [path], estimate: this.#plan.estimate });
      this.#bound.add(path.slot.index);
    }
    this.#filter();
    for (const slot of this.#bound) bound.add(slot);
    return this.#plan;
  }

  readonly #done = new Set<Hop>();

  /** Static labels of nodes become masks over combinations of labels. */
  #takeLabels(condition: Condition): void {
    const taken = this.#labelsOf(condition);
    if (taken === null || taken.slot.kind !== 'node' || isDynamic(taken.labels)) return;
    const { slot, labels } = taken;
    const mask = both(this.#masks.get(slot.index) ?? null, labelMask(this.#graph, labels));
    if (mask !== null) this.#masks.set(slot.index, mask);
    const text = this.#labelTexts.get(slot.index);
    this.#labelTexts.set(slot.index, text === undefined ? labelText(labels) : `${text}&${labelText(labels)}`);
  }

  #labelsOf(condition: Condition): { slot: Slot; labels: LabelExpression } | null {
    if (condition.type === 'labels') return condition;
    if (condition.type !== 'expression' || condition.expression.kind !== 'HasLabels') return null;
    const { operand, labels } = condition.expression;
    const slot = operand.kind === 'Variable' ? this.#analysis.slotOf[operand.id] : undefined;
    return slot === undefined ? null : { slot, labels };
  }

  #provided(): Set<number> {
    const all = new Set(this.#bound);
    const add = (slot: Slot | null): void => void (slot !== null && all.add(slot.index));
    const take = (pattern: PatternGraph): void => {
      pattern.nodes.forEach(add);
      for (const hop of pattern.hops) {
        add(hop.slot);
        add(hop.segment);
        hop.inner?.groups.forEach((group) => add(group.outer));
      }
      pattern.paths.forEach((path) => add(path.slot));
      pattern.selective.forEach((part) => take(part.graph));
    };
    take(this.#pattern);
    return all;
  }

  #reads(condition: Condition): Set<number> {
    const reads = new Set<number>();
    conditionReads(this.#analysis, condition, reads);
    return reads;
  }

  /** Checks every condition whose slots are all there by now. */
  #filter(done: ReadonlySet<Condition> = new Set()): void {
    for (const condition of done) this.#pending.delete(condition);
    const provided = this.#provided();
    const ready = [...this.#pending].filter((condition) =>
      [...this.#reads(condition)].every((slot) => !provided.has(slot) || this.#bound.has(slot)),
    );
    if (ready.length === 0) return;
    for (const condition of ready) this.#pending.delete(condition);
    const estimate = this.#plan.estimate * SELECTIVITY ** ready.length;
    this.#plan = operator({ op: 'Filter', input: this.#plan, conditions: ready, estimate });
  }

  /** The conditions on a node that a mask has already checked. */
  #maskedConditions(slot: Slot): Set<Condition> {
    return new Set(
      [...this.#pending].filter((condition) => {
        const labels = this.#labelsOf(condition);
        return labels !== null && labels.slot === slot && slot.kind === 'node' && !isDynamic(labels.labels);
      }),
    );
  }

  /** The best way to look a node or relationship up from what is bound already, or null. */
  #seek(slot: Slot): Seek | null {
    const nodes = nodesIn(this.#graph, this.#masks.get(slot.index) ?? null);
    let best: Seek | null = null;
    for (const condition of this.#pending) {
      const seek = seekIn(condition, slot, { analysis: this.#analysis, graph: this.#graph, nodes });
      if (seek === null || (best !== null && best.rows <= seek.rows)) continue;
      const reads = new Set<number>();
      readBy(this.#analysis, seek.value, reads);
      const provided = this.#provided();
      if ([...reads].every((read) => !provided.has(read) || this.#bound.has(read))) best = seek;
    }
    return best;
  }

  #rowsOf(slot: Slot): number {
    const seek = this.#seek(slot);
    if (seek !== null) return seek.rows;
    let rows = nodesIn(this.#graph, this.#masks.get(slot.index) ?? null);
    for (const condition of this.#pending) {
      if (condition.type === 'property' && condition.slot === slot) rows *= SELECTIVITY;
      else if (condition.type === 'expression' && this.#isAbout(condition.expression, slot)) rows *= SELECTIVITY;
    }
    return rows;
  }

  #isAbout(expression: Expression, slot: Slot): boolean {
    const reads = new Set<number>();
    readBy(this.#analysis, expression, reads);
    return reads.has(slot.index) && reads.size === 1 && expression.kind !== 'HasLabels';
  }

  /** Begins anew at the node that is expected to bring the fewest rows. */
  #start(loose: readonly Slot[]): void {
    const slot = loose.reduce((best, other) => (this.#rowsOf(other) < this.#rowsOf(best) ? other : best));
    const seek = this.#seek(slot);
    const mask = this.#masks.get(slot.index) ?? null;
    const labels = this.#labelTexts.get(slot.index) ?? '';
    const input = this.#plan;
    if (this.#seekRelationship(loose, seek?.rows ?? Infinity)) return;
    if (seek !== null) return this.#lookUp(slot, seek);
    const hop = mask === null ? this.#scannable(loose) : null;
    if (hop !== null) return this.#scanRelationships(hop);
    const estimate = input.estimate * nodesIn(this.#graph, mask);
    this.#plan = operator({ op: 'NodeScan', input, slot, mask, labels, estimate });
    this.#bound.add(slot.index);
    this.#filter(this.#maskedConditions(slot));
  }

  #lookUp(slot: Slot, { key, many, rows, value }: Seek): void {
    const estimate = this.#plan.estimate * rows;
    this.#plan = operator({ op: 'Seek', input: this.#plan, slot, key, value, many, estimate });
    this.#bound.add(slot.index);
    this.#filter();
  }

  /** Looks a relationship up that brings nodes which are still to be found, where that brings fewer rows. */
  #seekRelationship(loose: readonly Slot[], rows: number): boolean {
    for (const hop of this.#pattern.hops) {
      if (hop.kind !== 'single' || hop.slot === null || this.#done.has(hop)) continue;
      const seek = loose.includes(hop.from) || loose.includes(hop.to) ? this.#seek(hop.slot) : null;
      if (seek === null || seek.rows >= rows) continue;
      this.#lookUp(hop.slot, seek);
      this.#endsOf(hop);
      return true;
    }
    return false;
  }

  /**
   * A hop between two nodes of which nothing is known: its relationships are gone through as they lie, instead of all
   * nodes with theirs. Only where no node that is still to be found has a condition on labels.
   */
  #scannable(loose: readonly Slot[]): Hop | null {
    if (loose.some((slot) => this.#masks.has(slot.index))) return null;
    const free = (slot: Slot): boolean => loose.includes(slot);
    const found = this.#pattern.hops.find(
      (hop) => hop.kind === 'single' && !hop.bound && !this.#done.has(hop) && free(hop.from) && free(hop.to),
    );
    return found === undefined || (found.types !== null && isDynamic(found.types)) ? null : found;
  }

  #scanRelationships(hop: Hop): void {
    const types = this.#types(hop);
    const count = types === null ? this.#graph.relationshipCount : this.#countOf(types);
    const estimate = this.#plan.estimate * count * (hop.direction === 'both' ? 2 : 1);
    const distinct = this.#mustDiffer(hop);
    this.#plan = operator({ op: 'RelationshipScan', input: this.#plan, hop, distinct, estimate });
    this.#bind(hop);
    this.#filter();
  }

  /** Relationships that are known from before bring their ends. */
  #knownRelationships(): void {
    for (const hop of this.#pattern.hops) if (hop.bound && hop.kind === 'single') this.#endsOf(hop);
  }

  #endsOf(hop: Hop): void {
    const fromBound = this.#bound.has(hop.from.index);
    const toBound = this.#bound.has(hop.to.index) || hop.to === hop.from;
    const distinct = this.#mustDiffer(hop);
    const estimate = this.#plan.estimate;
    this.#plan = operator({ op: 'Endpoints', input: this.#plan, hop, fromBound, toBound, distinct, estimate });
    this.#bind(hop);
    this.#filter();
    if (hop.types !== null && isDynamic(hop.types)) this.#dynamicType(hop, hop.types);
  }

  #bind(hop: Hop): void {
    this.#done.add(hop);
    this.#bound.add(hop.from.index);
    this.#bound.add(hop.to.index);
    for (const slot of [hop.slot, hop.segment, ...(hop.inner?.groups ?? []).map((group) => group.outer)]) {
      if (slot !== null) this.#bound.add(slot.index);
    }
  }

  /** Steps walked already that could be over the same relationship. */
  #mustDiffer(hop: Hop): Slot[] {
    const own = this.#types(hop);
    return [...this.#done].flatMap((other) => {
      if (other.kind === 'shortest' || hop.kind === 'shortest') return [];
      const theirs = this.#types(other);
      if (own !== null && theirs !== null && !own.some((allowed, type) => allowed === 1 && theirs[type] === 1))
        return [];
      const slot = other.kind === 'single' ? other.slot : other.segment;
      return slot === null ? [] : [slot];
    });
  }

  #types(hop: Hop): Uint8Array | null {
    return hop.types === null || isDynamic(hop.types) ? null : typeMask(this.#graph, hop.types);
  }

  /** The average number of relationships to follow from one node of a kind. */
  #fanOut(hop: Hop, start: Slot): number {
    const types = this.#types(hop);
    const relationships = types === null ? this.#graph.relationshipCount : this.#countOf(types);
    const nodes = Math.max(1, nodesIn(this.#graph, this.#masks.get(start.index) ?? null));
    const one = (relationships / nodes) * (hop.direction === 'both' ? 2 : 1);
    return hop.kind === 'single' ? one : Math.max(1, one) ** Math.min(hop.max ?? 4, 4);
  }

  #countOf(types: Uint8Array): number {
    let count = 0;
    const { type } = this.#graph;
    const sample = Math.max(1, Math.floor(type.length / 4096));
    for (let at = 0; at < type.length; at += sample) if (types[type[at] as number] === 1) count += sample;
    return count;
  }

  /** The step from what is bound that is expected to bring the fewest rows, or null. */
  #cheapest(left: ReadonlySet<Hop>): Hop | null {
    let best: Hop | null = null;
    let least = Infinity;
    for (const hop of left) {
      const from = this.#bound.has(hop.from.index);
      const to = this.#bound.has(hop.to.index);
      if (!from && !to) continue;
      if (!from && hop.kind === 'quantified') continue;
      const cost = from && to ? 0 : this.#fanOut(hop, from ? hop.from : hop.to) * this.#share(from ? hop.to : hop.from);
      if (cost < least) {
        least = cost;
        best = hop;
      }
    }
    if (best !== null || left.size === 0) return best;
    // A quantified stretch is walked from its left end only, which is then to be found first.
    const [waiting] = [...left].filter((hop) => hop.kind === 'quantified' && this.#bound.has(hop.to.index));
    if (waiting !== undefined) this.#start([waiting.from]);
    return waiting === undefined ? null : this.#cheapest(left);
  }

  /** The share of all nodes that may be the far end. */
  #share(end: Slot): number {
    return Math.max(1e-6, this.#rowsOf(end) / Math.max(1, this.#graph.nodeCount));
  }

  #walk(hop: Hop): void {
    const reversed = !this.#bound.has(hop.from.index);
    const [start, end] = reversed ? [hop.to, hop.from] : [hop.from, hop.to];
    const into = this.#bound.has(end.index);
    const distinct = this.#mustDiffer(hop);
    const endMask = into ? null : (this.#masks.get(end.index) ?? null);
    const estimate = this.#plan.estimate * this.#fanOut(hop, start) * (into ? 1e-3 : 1);
    const input = this.#plan;
    if (hop.kind === 'quantified') this.#plan = this.#quantified(hop, into, distinct, estimate);
    else if (hop.kind === 'shortest') {
      this.#plan = operator({ op: 'Shortest', input, hop, reversed, into, endMask, estimate });
    } else {
      this.#plan = operator<ExpandPlan>({
        op: 'Expand',
        input,
        hop,
        reversed,
        into,
        distinct,
        endMask,
        distinctEnds: false,
        estimate,
      });
    }
    this.#bind(hop);
    const masked = into || hop.kind === 'quantified' ? new Set<Condition>() : this.#maskedConditions(end);
    this.#filter(masked);
    if (hop.types !== null && hop.kind === 'single' && isDynamic(hop.types)) this.#dynamicType(hop, hop.types);
  }

  #dynamicType(hop: Hop, labels: LabelExpression): void {
    if (hop.slot === null) return;
    const conditions: Condition[] = [{ type: 'labels', slot: hop.slot, labels }];
    this.#plan = operator({ op: 'Filter', input: this.#plan, conditions, estimate: this.#plan.estimate });
  }

  #quantified(hop: Hop, into: boolean, distinct: readonly Slot[], estimate: number): Plan {
    const inner = hop.inner as NonNullable<Hop['inner']>;
    const bound = new Set(this.#bound).add(inner.from.index);
    const step = planPattern(this.#analysis, this.#graph, inner.graph, operator({ op: 'Argument' }), bound);
    return operator({ op: 'Quantified', input: this.#plan, hop, into, distinct, inner: step, estimate });
  }

  #selective(part: PatternGraph['selective'][number]): void {
    const inner = planPattern(
      this.#analysis,
      this.#graph,
      part.graph,
      operator({ op: 'Argument' }),
      new Set(this.#bound),
    );
    const lengths = part.graph.hops
      .map((hop) => (hop.kind === 'single' ? hop.slot : hop.segment))
      .filter((slot) => slot !== null);
    this.#plan = operator({
      op: 'Selective',
      input: this.#plan,
      selective: part,
      inner,
      lengths,
      estimate: this.#plan.estimate,
    });
    for (const slot of part.graph.nodes) this.#bound.add(slot.index);
    for (const hop of part.graph.hops) this.#bind(hop);
    for (const path of part.graph.paths) this.#bound.add(path.slot.index);
    this.#filter();
  }
}

/** Plans one pattern on top of a plan; `bound` holds the slots that are there, and grows. */
export function planPattern(
  analysis: Analysis,
  graph: Graph,
  pattern: PatternGraph,
  input: Plan,
  bound: Set<number>,
): Plan {
  return new PatternPlanner(analysis, graph, pattern, input, bound).run(bound);
}
