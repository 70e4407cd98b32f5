/** Checks WITH and RETURN: what they bring, how rows are grouped, and what ORDER BY, SKIP, LIMIT and WHERE may see. */
import type { Expression, Projection, ReturnItem } from '../../language/ast.ts';
import { contains, sameTree, walk } from '../../language/walk.ts';
import type { AggregateCall, OutputItem } from './analysis.ts';
import { aggregates, isAggregate, type Surroundings } from './expression-checker.ts';
import { PatternChecker } from './pattern-checker.ts';
import type { Scope, Slot } from './scope.ts';
import { ANY, mayBe, typeText } from './types.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** What a clause sees that neither groups nor may hold a pattern. */
export function seeing(scope: Scope): Surroundings {
  return { scope, predicate: false, known: [], lost: NOTHING, aggregation: null };
}

/** A grouping item that may be part of a larger expression beside an aggregation: a variable or its property. */
function isSimpleKey(expression: Expression): boolean {
  return expression.kind === 'Variable' || (expression.kind === 'Property' && expression.object.kind === 'Variable');
}

export abstract class ProjectionChecker extends PatternChecker {
  /** Checks a WITH or RETURN; gives what it brings, in order. */
  protected projection(clause: Projection, scope: Scope): readonly OutputItem[] {
    const items = this.#expandStar(clause, scope);
    this.#checkNames(items);
    const aggregating = items.some((item) => aggregates(item.expression));
    const collected: AggregateCall[] = [];
    const outputs: OutputItem[] = aggregating
      ? this.#aggregatingItems(items, scope, collected)
      : items.map((item) => this.#plainItem(item, scope));
    const keys = outputs.filter((_, index) => !aggregates((items[index] as ReturnItem).expression));
    this.analysis.projections.set(clause.id, { items: outputs, aggregating, keys, aggregates: collected });
    const inside = new Map(outputs.map((output) => [output.name, output.slot]));
    const after = this.#afterProjection(clause, scope, items, outputs, aggregating);
    for (const { expression } of clause.orderBy) after(expression, ['ANY']);
    if (clause.where !== null) after(clause.where, ['BOOLEAN']);
    this.#checkAliases(clause, items);
    for (const count of [clause.skip, clause.limit]) if (count !== null) this.#constant(count);
    return clause.kind === 'With'
      ? [...inside].map(([name]) => outputs.find((o) => o.name === name) as OutputItem)
      : outputs;
  }

  #expandStar(clause: Projection, scope: Scope): ReturnItem[] {
    if (!clause.star) return [...clause.items];
    if (scope.size === 0 && clause.items.length === 0 && clause.kind === 'Return') {
      throw this.fail('NoVariablesInScope', 'there is nothing that * could return', clause.span, 'name what to return');
    }
    const named = [...scope.keys()].sort().map((name): ReturnItem => {
      const at = { id: -1, span: clause.span };
      const expression = { kind: 'Variable', name, ...at } as const;
      return { kind: 'ReturnItem', expression, name, aliased: true, ...at };
    });
    return [...named, ...clause.items];
  }

  #checkAliases(clause: Projection, items: readonly ReturnItem[]): void {
    if (clause.kind !== 'With') return;
    const nameless = items.find((item) => !item.aliased && item.expression.kind !== 'Variable');
    if (nameless === undefined) return;
    const message = 'an expression in WITH needs a name';
    throw this.fail('NoExpressionAlias', message, nameless.span, `write ${nameless.name} AS name`);
  }

  #checkNames(items: readonly ReturnItem[]): void {
    const seen = new Set<string>();
    for (const item of items) {
      if (seen.has(item.name)) {
        throw this.fail('ColumnNameConflict', `two columns have the name \`${item.name}\``, item.span, 'use AS');
      }
      seen.add(item.name);
    }
  }

  #passedOn(item: ReturnItem, scope: Scope): Slot | null {
    if (item.expression.kind !== 'Variable') return null;
    const slot = scope.get(item.expression.name);
    if (slot !== undefined && item.expression.id >= 0) {
      this.analysis.slotOf[item.expression.id] = slot;
      this.analysis.types[item.expression.id] = slot.type;
    }
    return slot ?? null;
  }

  #plainItem(item: ReturnItem, scope: Scope): OutputItem {
    const passed = this.#passedOn(item, scope);
    if (passed !== null) return { name: item.name, slot: passed, expression: null };
    const type = this.expression(item.expression, seeing(scope));
    return { name: item.name, slot: this.analysis.slots.forType(item.name, type), expression: item.expression };
  }

  #aggregatingItems(items: readonly ReturnItem[], scope: Scope, collected: AggregateCall[]): OutputItem[] {
    const outputs: (OutputItem | null)[] = items.map((item) =>
      aggregates(item.expression) ? null : this.#plainItem(item, scope),
    );
    const keys = outputs.filter((output) => output !== null);
    const grouped = new Map<string, Slot>();
    items.forEach((item, index) => {
      const output = outputs[index];
      if (item.expression.kind === 'Variable' && output) grouped.set(item.expression.name, output.slot);
    });
    const around: Surroundings = {
      scope: grouped,
      predicate: false,
      known: keys.filter((key) => key.expression !== null && isSimpleKey(key.expression)),
      lost: new Set([...scope.keys()].filter((name) => !grouped.has(name))),
      aggregation: { scope, collect: (call) => this.#collect(call, collected) },
    };
    return items.map((item, index) => {
      const done = outputs[index];
      if (done) return done;
      const type = this.expression(item.expression, around);
      const alone = isAggregate(item.expression) ? this.analysis.computed[item.expression.id] : undefined;
      const slot = alone ?? this.analysis.slots.forType(item.name, type);
      return { name: item.name, slot, expression: item.expression };
    });
  }

  #collect(call: AggregateCall['call'], collected: AggregateCall[]): Slot {
    const type = this.analysis.types[call.id] ?? ANY;
    const slot = this.analysis.slots.add('', 'value', type);
    collected.push({ call, slot });
    return slot;
  }

  /** How ORDER BY and WHERE see a projection: all that was and is, or after grouping and DISTINCT only what is. */
  #afterProjection(
    clause: Projection,
    scope: Scope,
    items: readonly ReturnItem[],
    outputs: readonly OutputItem[],
    aggregating: boolean,
  ): (expression: Expression, wanted: ['ANY'] | ['BOOLEAN']) => void {
    const inside = new Map(outputs.map((output) => [output.name, output.slot]));
    const predicate = (wanted: readonly string[]): boolean => wanted[0] === 'BOOLEAN';
    if (!aggregating && !clause.distinct) {
      const both = new Map([...scope, ...inside]);
      return (expression, wanted) => {
        const around = { ...seeing(both), predicate: predicate(wanted), aggregation: { scope: both, collect: null } };
        this.require(expression, around, wanted);
      };
    }
    const known = outputs.map((output, index) => ({ ...output, expression: (items[index] as ReturnItem).expression }));
    // A variable that was returned under another name can still be told by its old one.
    for (const [index, item] of items.entries()) {
      const { expression } = item;
      if (expression.kind === 'Variable' && !inside.has(expression.name)) {
        inside.set(expression.name, (outputs[index] as OutputItem).slot);
      }
    }
    return (expression, wanted) => {
      const mixed = aggregates(expression);
      const whole = known.some((item) => sameTree(item.expression, expression));
      const usable =
        mixed && !whole ? known.filter((k) => isSimpleKey(k.expression) || aggregates(k.expression)) : known;
      const complex = known.filter((item) => !usable.includes(item));
      const lost = new Set<string>();
      for (const item of complex)
        walk(
          item.expression,
          (node) => void (node.kind === 'Variable' && lost.add((node as unknown as { name: string }).name)),
        );
      const around = { scope: inside, predicate: predicate(wanted), known: usable, lost };
      this.require(expression, { ...around, aggregation: { scope: inside, collect: null } }, wanted);
    };
  }

  /** SKIP and LIMIT: no variables, and as literals whole numbers not below zero. */
  #constant(expression: Expression): void {
    const named = contains(expression, (node) => node.kind === 'Variable');
    if (named) {
      const message = 'SKIP and LIMIT take a number that is the same for all rows';
      throw this.fail('NonConstantExpression', message, expression.span, 'use a number or a parameter');
    }
    const type = this.expression(expression, seeing(new Map()));
    const negative = expression.kind === 'Sign' && expression.operator === '-' && expression.operand.kind === 'Literal';
    if (!mayBe(type, ['INTEGER']) || type.name === 'NULL') {
      throw this.fail('InvalidArgumentType', `a whole number was expected, this is ${typeText(type)}`, expression.span);
    }
    if (negative) {
      throw this.fail('NegativeIntegerArgument', 'SKIP and LIMIT cannot be negative', expression.span);
    }
  }
}
