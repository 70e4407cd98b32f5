/** Patterns → what is to be found: nodes, hops, conditions and paths, with every name resolved to a slot. */
import type {
  Expression,
  MapLiteral,
  Name,
  NodePattern,
  Parameter,
  ParenthesizedPath,
  PathPattern,
  PatternElement,
  QuantifiedPath,
  RelationshipPattern,
} from '../../language/ast.ts';
import type { Condition, Hop, PathParts, PatternGraph, Selective, ShortestKind } from './analysis.ts';
import { ExpressionChecker, type Surroundings } from './expression-checker.ts';
import type { Scope, Slot } from './scope.ts';
import { listOf, mayBe, typeOf, typeText } from './types.ts';

const NODE = typeOf('NODE');
const RELATIONSHIP = typeOf('RELATIONSHIP');
const PATH = typeOf('PATH');

/** One pattern graph in the making. */
class Draft {
  readonly nodes: Slot[] = [];
  readonly hops: Hop[] = [];
  readonly conditions: Condition[] = [];
  readonly paths: PathParts[] = [];
  readonly selective: Selective[] = [];
  readonly unbox: { from: Slot; to: Slot }[] = [];
  /** Relationship variables of this very clause: each may stand for one hop only. */
  readonly relationships = new Set<string>();
  /** Checked once all names of the clause are known. */
  readonly later: ((around: Surroundings) => void)[] = [];
  scope: Map<string, Slot>;
  /** Whether new names may be brought in. */
  readonly declares: boolean;
  readonly outside: Scope;

  readonly firstSlot: number;

  constructor(scope: Scope, declares: boolean, firstSlot: number) {
    this.firstSlot = firstSlot;
    this.scope = new Map(scope);
    this.outside = scope;
    this.declares = declares;
  }

  addNode(slot: Slot): void {
    if (!this.nodes.includes(slot)) this.nodes.push(slot);
  }

  finish(): PatternGraph {
    const { nodes, hops, conditions, paths, selective, unbox, firstSlot } = this;
    return { nodes, hops, conditions, paths, selective, unbox, firstSlot };
  }
}

export abstract class PatternChecker extends ExpressionChecker {
  protected patternIn(
    pattern: PathPattern,
    around: Surroundings,
    declares: boolean,
  ): { graph: PatternGraph; scope: Scope } {
    return this.patternGraph([pattern], null, around, declares);
  }

  /** All patterns of one MATCH with its condition. */
  protected patternGraph(
    patterns: readonly PathPattern[],
    where: Expression | null,
    around: Surroundings,
    declares: boolean,
  ): { graph: PatternGraph; scope: Scope } {
    const draft = new Draft(around.scope, declares, this.analysis.slots.all.length);
    for (const pattern of patterns) this.#path(pattern, draft);
    const inner: Surroundings = { ...around, scope: draft.scope, predicate: false, aggregation: null };
    for (const check of draft.later) check(inner);
    if (where !== null) {
      this.require(where, { ...inner, predicate: true, aggregation: { scope: draft.scope, collect: null } }, [
        'BOOLEAN',
      ]);
      for (const expression of conjuncts(where)) draft.conditions.push({ type: 'expression', expression });
    }
    return { graph: this.#withPathConditions(draft), scope: draft.scope };
  }

  /** Conditions that speak of a shortest path decide which path is the shortest. */
  #withPathConditions(draft: Draft): PatternGraph {
    const graph = draft.finish();
    const taken = new Set<Condition>();
    const hops = graph.hops.map((hop) => {
      const { shortest } = hop;
      if (shortest === null || shortest.path === null) return hop;
      const watched = [shortest.path, hop.slot].filter((slot) => slot !== null);
      const conditions = graph.conditions.flatMap((condition) => {
        if (condition.type !== 'expression' || shortest.keep === 'paths' || shortest.keep === 'groups') return [];
        if (!this.mentions(condition.expression, watched)) return [];
        taken.add(condition);
        return [condition.expression];
      });
      return { ...hop, shortest: { ...shortest, conditions } };
    });
    return { ...graph, hops, conditions: graph.conditions.filter((condition) => !taken.has(condition)) };
  }

  /** Whether an expression reads one of the slots. */
  protected abstract mentions(expression: Expression, slots: readonly Slot[]): boolean;

  #path(pattern: PathPattern, draft: Draft): void {
    const parts: Slot[] = [];
    const pathSlot = pattern.variable === null ? null : this.analysis.slots.add(pattern.variable.name, 'value', PATH);
    if (pattern.shortest !== null || selects(pattern)) this.#shortest(pattern, draft, parts, pathSlot);
    else this.#elements(pattern.elements, draft, parts);
    if (pattern.variable === null || pathSlot === null) return;
    this.#declarePath(pattern.variable, pathSlot, draft);
    draft.paths.push({ slot: pathSlot, parts });
  }

  #declarePath(name: Name, slot: Slot, draft: Draft): void {
    if (draft.scope.has(name.name)) {
      throw this.fail('VariableAlreadyBound', `the variable \`${name.name}\` is already bound`, name.span);
    }
    draft.scope.set(name.name, slot);
    this.analysis.slotOf[name.id] = slot;
  }

  #shortest(pattern: PathPattern, draft: Draft, parts: Slot[], path: Slot | null): void {
    const elements = unwrapped(pattern.elements);
    const kind = shortestKind(pattern, path);
    const [first, step, last] = elements;
    const simple =
      elements.length === 3 &&
      first?.kind === 'NodePattern' &&
      step?.kind === 'RelationshipPattern' &&
      last?.kind === 'NodePattern' &&
      step.where === null;
    if (pattern.shortest !== null && !simple) {
      const message = 'shortestPath() takes one relationship between two nodes';
      throw this.fail('UnexpectedSyntax', message, pattern.span, 'such as (a)-[*..5]-(b)');
    }
    if (!simple) return this.#selective(pattern, kind, draft, parts);
    const from = this.#node(first, draft);
    const at = draft.hops.length;
    // A quantified relationship is here what a range of lengths is.
    const ranged = step.quantifier === null ? step : { ...step, length: step.quantifier, quantifier: null };
    const to = this.#relationship(ranged, from, last, draft, parts);
    const hop = draft.hops[at] as Hop;
    const segment = hop.segment ?? this.analysis.slots.add('', 'value', PATH);
    const { min, max } = step.length ?? step.quantifier ?? { min: 1, max: 1 };
    const slot = hop.kind === 'single' ? null : hop.slot;
    draft.hops[at] = { ...hop, kind: 'shortest', segment, shortest: kind, min, max, slot };
    parts.splice(0, parts.length, from, segment, to);
  }

  #selective(pattern: PathPattern, kind: ShortestKind, draft: Draft, parts: Slot[]): void {
    const inner = new Draft(draft.scope, draft.declares, this.analysis.slots.all.length);
    this.#elements(pattern.elements, inner, parts);
    draft.scope = inner.scope;
    draft.later.push(...inner.later);
    draft.unbox.push(...inner.unbox);
    const [from, to] = [parts[0] as Slot, parts.at(-1) as Slot];
    for (const slot of inner.nodes) draft.addNode(slot);
    draft.selective.push({ graph: inner.finish(), from, to, keep: kind.keep, count: kind.count });
  }

  #elements(elements: readonly PatternElement[], draft: Draft, parts: Slot[]): void {
    let last: Slot | null = null;
    for (let index = 0; index < elements.length; index++) {
      const element = elements[index] as PatternElement;
      switch (element.kind) {
        case 'NodePattern':
          // `((a)-->(b))+(c)`: a node after a stretch is the node where the stretch ends.
          last = last === null ? this.#node(element, draft) : this.#sameNode(element, last, draft, parts);
          if (parts.at(-1) !== last) parts.push(last);
          break;
        case 'RelationshipPattern':
          if (last === null) throw this.fail('UnexpectedSyntax', 'a path begins with a node', element.span);
          last = this.#relationship(element, last, elements[++index] as PatternElement, draft, parts);
          break;
        case 'QuantifiedPath': {
          if (last === null) {
            last = this.#anonymous(draft);
            parts.push(last);
          }
          const next = elements[index + 1];
          if (next?.kind === 'NodePattern') index++;
          last = this.#quantified(element, last, next?.kind === 'NodePattern' ? next : null, draft, parts);
          break;
        }
        case 'ParenthesizedPath':
          last = this.#parenthesized(element, last, draft, parts);
          break;
      }
    }
  }

  #parenthesized(element: ParenthesizedPath, last: Slot | null, draft: Draft, parts: Slot[]): Slot {
    if (last !== null) {
      const message = 'a parenthesized stretch without a quantifier stands for the whole path';
      throw this.fail('UnexpectedSyntax', message, element.span);
    }
    this.#elements(element.elements, draft, parts);
    if (element.variable !== null) {
      const slot = this.analysis.slots.add(element.variable.name, 'value', PATH);
      this.#declarePath(element.variable, slot, draft);
      draft.paths.push({ slot, parts: [...parts] });
    }
    if (element.where !== null) this.#condition(element.where, draft);
    return parts.at(-1) as Slot;
  }

  #condition(where: Expression, draft: Draft): void {
    for (const expression of conjuncts(where)) draft.conditions.push({ type: 'expression', expression });
    draft.later.push((around) => void this.require(where, { ...around, predicate: true }, ['BOOLEAN']));
  }

  #anonymous(draft: Draft): Slot {
    const slot = this.analysis.slots.hidden('node');
    draft.addNode(slot);
    return slot;
  }

  /** The slot of a node's name, new or known. */
  #nodeSlot(name: Name | null, draft: Draft): Slot {
    if (name === null) return this.analysis.slots.hidden('node');
    const known = draft.scope.get(name.name);
    if (known === undefined) {
      this.#mayDeclare(name, draft);
      const slot = this.analysis.slots.add(name.name, 'node', NODE);
      draft.scope.set(name.name, slot);
      this.analysis.slotOf[name.id] = slot;
      return slot;
    }
    if (!mayBe(known.type, ['NODE'])) throw this.#conflict(name, known, 'a node');
    const slot = known.kind === 'node' ? known : this.#unboxed(known, 'node', draft);
    this.analysis.slotOf[name.id] = slot;
    return slot;
  }

  #unboxed(known: Slot, kind: 'node' | 'relationship', draft: Draft): Slot {
    const slot = this.analysis.slots.add(known.name, kind, kind === 'node' ? NODE : RELATIONSHIP);
    draft.unbox.push({ from: known, to: slot });
    draft.scope.set(known.name, slot);
    return slot;
  }

  #mayDeclare(name: Name, draft: Draft): void {
    if (draft.declares) return;
    const message = `the variable \`${name.name}\` is not defined, and a pattern used as a predicate defines none`;
    throw this.fail('UndefinedVariable', message, name.span, 'use EXISTS { } for new variables');
  }

  #conflict(name: Name, known: Slot, wanted: string): Error {
    const message = `\`${name.name}\` is ${typeText(known.type)} and cannot be ${wanted} too`;
    return this.fail('VariableTypeConflict', message, name.span, 'choose another name');
  }

  #node(pattern: NodePattern, draft: Draft): Slot {
    const slot = this.#nodeSlot(pattern.variable, draft);
    draft.addNode(slot);
    this.#inline(pattern, slot, draft);
    return slot;
  }

  /** A node pattern that names the node reached already. */
  #sameNode(pattern: NodePattern, reached: Slot, draft: Draft, parts: Slot[]): Slot {
    const slot = this.#node(pattern, draft);
    const hop = draft.hops.at(-1);
    if (hop !== undefined && hop.to === reached && reached.name === '') {
      draft.hops[draft.hops.length - 1] = { ...hop, to: slot };
      draft.nodes.splice(draft.nodes.indexOf(reached), 1);
      if (parts.at(-1) === reached) parts.pop();
    }
    return slot;
  }

  #inline(pattern: NodePattern | RelationshipPattern, slot: Slot, draft: Draft): void {
    if (pattern.kind === 'NodePattern' && pattern.labels !== null) {
      const { labels } = pattern;
      draft.conditions.push({ type: 'labels', slot, labels });
      draft.later.push((around) => this.labels(labels, around));
    }
    for (const [key, value] of this.#entries(pattern.properties)) {
      draft.conditions.push({ type: 'property', slot, key, value });
      draft.later.push((around) => void this.expression(value, around));
    }
    if (pattern.where !== null) this.#condition(pattern.where, draft);
  }

  #entries(properties: MapLiteral | Parameter | null): MapLiteral['entries'] {
    if (properties === null) return [];
    if (properties.kind === 'Map') return properties.entries;
    const message = 'a parameter cannot stand for all properties of a pattern';
    throw this.fail('InvalidParameterUse', message, properties.span, `write {key: $${properties.name}.key}`);
  }

  #relationship(step: RelationshipPattern, from: Slot, end: PatternElement, draft: Draft, parts: Slot[]): Slot {
    if (end.kind !== 'NodePattern') {
      throw this.fail('UnexpectedSyntax', 'a relationship ends at a node', end.span);
    }
    if (step.quantifier !== null) return this.#quantifiedStep(step, from, end, draft, parts);
    if (step.types !== null) {
      const { types } = step;
      draft.later.push((around) => this.labels(types, around));
    }
    const common = { from, direction: step.direction, types: step.types, inner: null, shortest: null } as const;
    if (step.length !== null) {
      const { slot, bound } = this.#listSlot(step.variable, draft);
      if (step.where !== null) {
        const message = 'a relationship of many hops cannot have a WHERE of its own';
        throw this.fail('UnexpectedSyntax', message, step.where.span, 'use ((a)-[r WHERE …]->(b))+');
      }
      const properties = this.#entries(step.properties);
      for (const [, value] of properties) draft.later.push((around) => void this.expression(value, around));
      const segment = this.analysis.slots.add('', 'value', PATH);
      const to = this.#node(end, draft);
      draft.hops.push({ ...common, kind: 'variable', to, slot, bound, segment, ...step.length, properties });
      parts.push(segment, to);
      return to;
    }
    const { slot, bound } = this.#relationshipSlot(step.variable, draft);
    this.#inline(step, slot, draft);
    const to = this.#node(end, draft);
    draft.hops.push({ ...common, kind: 'single', to, slot, bound, segment: null, min: 1, max: 1, properties: [] });
    parts.push(slot, to);
    return to;
  }

  #relationshipSlot(name: Name | null, draft: Draft): { slot: Slot; bound: boolean } {
    if (name === null) return { slot: this.analysis.slots.hidden('relationship'), bound: false };
    const known = draft.scope.get(name.name);
    if (known === undefined) {
      this.#mayDeclare(name, draft);
      const slot = this.analysis.slots.add(name.name, 'relationship', RELATIONSHIP);
      this.#useRelationship(name, slot, draft);
      return { slot, bound: false };
    }
    if (!mayBe(known.type, ['RELATIONSHIP'])) throw this.#conflict(name, known, 'a relationship');
    const slot = known.kind === 'relationship' ? known : this.#unboxed(known, 'relationship', draft);
    this.#useRelationship(name, slot, draft);
    return { slot, bound: true };
  }

  #useRelationship(name: Name, slot: Slot, draft: Draft): void {
    if (draft.relationships.has(name.name)) {
      const message = `the relationship \`${name.name}\` stands twice in one MATCH, which never matches`;
      throw this.fail('RelationshipUniquenessViolation', message, name.span, 'use two names');
    }
    draft.relationships.add(name.name);
    draft.scope.set(name.name, slot);
    this.analysis.slotOf[name.id] = slot;
  }

  #listSlot(name: Name | null, draft: Draft): { slot: Slot | null; bound: boolean } {
    if (name === null) return { slot: null, bound: false };
    const known = draft.scope.get(name.name);
    if (known === undefined) {
      this.#mayDeclare(name, draft);
      const slot = this.analysis.slots.add(name.name, 'value', listOf(RELATIONSHIP));
      this.#useRelationship(name, slot, draft);
      return { slot, bound: false };
    }
    const fits = known.kind === 'value' && mayBe(known.type, ['LIST']);
    if (!fits || (known.type.item !== null && !mayBe(known.type.item, ['RELATIONSHIP']))) {
      throw this.#conflict(name, known, 'a list of relationships');
    }
    this.#useRelationship(name, known, draft);
    return { slot: known, bound: true };
  }

  /** `-[r:T]->{1,3}` is `(()-[r:T]->()){1,3}`. */
  #quantifiedStep(step: RelationshipPattern, from: Slot, end: NodePattern, draft: Draft, parts: Slot[]): Slot {
    const node = (): NodePattern => ({
      kind: 'NodePattern',
      variable: null,
      labels: null,
      properties: null,
      where: null,
      id: end.id,
      span: step.span,
    });
    const elements = [node(), { ...step, quantifier: null }, node()];
    const repetition = step.quantifier ?? { min: 1, max: 1 };
    const path: QuantifiedPath = {
      kind: 'QuantifiedPath',
      elements,
      where: null,
      repetition,
      id: step.id,
      span: step.span,
    };
    return this.#quantified(path, from, end, draft, parts);
  }

  #quantified(path: QuantifiedPath, from: Slot, end: NodePattern | null, draft: Draft, parts: Slot[]): Slot {
    const inner = new Draft(draft.outside, true, this.analysis.slots.all.length);
    const innerParts: Slot[] = [];
    this.#elements(path.elements, inner, innerParts);
    if (path.where !== null) this.#condition(path.where, inner);
    const groups: { inner: Slot; outer: Slot }[] = [];
    for (const [name, slot] of inner.scope) {
      if (draft.outside.get(name) === slot) continue;
      if (draft.scope.has(name)) {
        throw this.fail('VariableAlreadyBound', `the variable \`${name}\` is already bound`, path.span);
      }
      const outer = this.analysis.slots.add(name, 'value', listOf(slot.type));
      groups.push({ inner: slot, outer });
    }
    for (const { outer } of groups) draft.scope.set(outer.name, outer);
    draft.later.push((around) => {
      const scope = new Map([...around.scope, ...inner.scope]);
      for (const check of inner.later) check({ ...around, scope });
    });
    const to = end === null ? this.#anonymous(draft) : this.#node(end, draft);
    const segment = this.analysis.slots.add('', 'value', PATH);
    const innerFrom = innerParts[0] as Slot;
    const innerTo = innerParts.at(-1) as Slot;
    // The stretch of one repetition is read back as a path.
    const stretch = this.analysis.slots.add('', 'value', PATH);
    inner.paths.push({ slot: stretch, parts: innerParts });
    const graph = inner.finish();
    draft.hops.push({
      kind: 'quantified',
      from,
      to,
      direction: 'out',
      types: null,
      slot: stretch,
      bound: false,
      segment,
      min: path.repetition.min,
      max: path.repetition.max,
      properties: [],
      inner: { graph, from: innerFrom, to: innerTo, groups },
      shortest: null,
    });
    parts.push(segment, to);
    return to;
  }
}

/** The operands of an AND, or the condition itself. */
export function conjuncts(where: Expression): readonly Expression[] {
  return where.kind === 'Junction' && where.operator === 'AND' ? where.operands.flatMap(conjuncts) : [where];
}

/** `ALL` selects nothing; every other selector does. */
function selects(pattern: PathPattern): boolean {
  return pattern.selector !== null && pattern.selector.type !== 'all';
}

/** A lone parenthesized stretch without a condition is what it holds. */
function unwrapped(elements: readonly PatternElement[]): readonly PatternElement[] {
  const [only] = elements;
  const plain = only?.kind === 'ParenthesizedPath' && only.where === null && only.variable === null;
  return elements.length === 1 && plain ? unwrapped(only.elements) : elements;
}

function shortestKind(pattern: PathPattern, path: Slot | null): ShortestKind {
  const { selector, shortest } = pattern;
  if (shortest !== null) return { keep: shortest === 'all' ? 'all' : 'one', count: null, path, conditions: [] };
  if (selector?.type === 'allShortest') return { keep: 'all', count: null, path: null, conditions: [] };
  const count = selector?.count ?? null;
  if (selector?.groups === true) return { keep: 'groups', count, path: null, conditions: [] };
  return { keep: count === null ? 'one' : 'paths', count, path: null, conditions: [] };
}
