/** Resolves names in expressions to slots, infers types, and refuses what cannot mean anything. */
import type { Expression, FunctionCall, PathPattern, Query } from '../../language/ast.ts';
import { CypherError, syntaxError, type Span } from '../../language/errors.ts';
import { contains, sameTree } from '../../language/walk.ts';
import type { FunctionDefinition } from '../functions/definition.ts';
import { AGGREGATES, findFunction, nearestFunction, nearestName } from '../functions/registry.ts';
import type { Analysis, AggregateCall, OutputItem, PatternGraph } from './analysis.ts';
import type { Scope, Slot } from './scope.ts';
import { ANY, join, listOf, mayBe, NUMERIC, TEMPORAL, typeOf, typeText, type Type, type TypeName } from './types.ts';

/** What an expression can see, and what it may do. */
export interface Surroundings {
  readonly scope: Scope;
  /** Whether a pattern may stand here as a predicate. */
  readonly predicate: boolean;
  /** Items whose value is already known: an expression that says the same is read from there. */
  readonly known: readonly OutputItem[];
  /** Names that exist, but not once rows are grouped. */
  readonly lost: ReadonlySet<string>;
  readonly aggregation: AggregationPlace | null;
}

export interface AggregationPlace {
  /** What the arguments of an aggregating function see. */
  readonly scope: Scope;
  /** Takes up a call. Null when a new call may not begin here. */
  readonly collect: ((call: AggregateCall['call']) => Slot) | null;
}

export function isAggregate(node: { readonly kind: string; readonly id: number }): boolean {
  if (node.kind === 'CountStar') return true;
  return node.kind === 'Call' && AGGREGATES.has((node as unknown as FunctionCall).name.toLowerCase());
}

/** Whether an expression aggregates, subqueries aside. */
export function aggregates(expression: Expression): boolean {
  if (isAggregate(expression)) return true;
  if (expression.kind === 'Subquery') return false;
  return contains(expression, isAggregate);
}

const MEASURES: readonly TypeName[] = [...NUMERIC, 'DURATION'];
const BOOLEAN: readonly TypeName[] = ['BOOLEAN'];

export abstract class ExpressionChecker {
  protected readonly analysis: Analysis;

  constructor(analysis: Analysis) {
    this.analysis = analysis;
  }

  /** A pattern in an expression; `declares` lets it bring in names. Gives the scope inside. */
  protected abstract patternIn(
    pattern: PathPattern,
    around: Surroundings,
    declares: boolean,
  ): { graph: PatternGraph; scope: Scope };
  protected abstract query(query: Query, scope: Scope, inExpression: boolean): void;

  protected fail(detail: string, message: string, span: Span, suggestion: string | null = null): CypherError {
    return syntaxError(detail, message, span, suggestion);
  }

  /** Checks an expression and gives its type. */
  protected expression(expression: Expression, around: Surroundings): Type {
    const known = around.known.find((item) => item.expression !== null && sameTree(item.expression, expression));
    const type = known === undefined ? this.#typed(expression, around) : known.slot.type;
    if (known !== undefined) this.analysis.computed[expression.id] = known.slot;
    this.analysis.types[expression.id] = type;
    return type;
  }

  protected require(expression: Expression, around: Surroundings, wanted: readonly TypeName[]): Type {
    const type = this.expression(expression, around);
    if (!mayBe(type, wanted)) {
      const message = `${wanted.join(' or ')} was expected, this is ${typeText(type)}`;
      throw this.fail('InvalidArgumentType', message, expression.span);
    }
    return type;
  }

  #plain(around: Surroundings): Surroundings {
    return around.predicate ? { ...around, predicate: false } : around;
  }

  #typed(expression: Expression, around: Surroundings): Type {
    const inner = this.#plain(around);
    switch (expression.kind) {
      case 'Literal':
        return literalType(expression.value);
      case 'Parameter':
        return ANY;
      case 'Variable':
        return this.#variable(expression.name, expression.id, expression.span, around);
      case 'Property':
        return this.#property(this.expression(expression.object, inner), expression.span);
      case 'Index':
        return this.#index(expression, inner);
      case 'Slice': {
        const list = this.expression(expression.object, inner);
        for (const bound of [expression.from, expression.to]) if (bound !== null) this.expression(bound, inner);
        return list.name === 'LIST' ? list : ANY;
      }
      case 'List': {
        const items = expression.items.map((item) => this.expression(item, inner));
        return listOf(items.length === 0 ? ANY : items.reduce(join));
      }
      case 'Map':
        for (const [, value] of expression.entries) this.expression(value, inner);
        return typeOf('MAP');
      case 'MapProjection':
        this.#variable(expression.variable.name, expression.variable.id, expression.variable.span, inner);
        for (const item of expression.items) {
          if (item.type === 'entry') this.expression(item.value, inner);
          if (item.type === 'variable') this.expression(item.variable, inner);
        }
        return typeOf('MAP');
      case 'Junction':
        for (const operand of expression.operands) this.require(operand, around, BOOLEAN);
        return typeOf('BOOLEAN');
      case 'Not':
        this.require(expression.operand, around, BOOLEAN);
        return typeOf('BOOLEAN');
      case 'Binary':
        return this.#binary(expression, inner);
      case 'Sign':
        return this.expression(expression.operand, inner);
      case 'Comparison':
        this.expression(expression.first, inner);
        for (const { operand } of expression.rest) this.expression(operand, inner);
        return typeOf('BOOLEAN');
      case 'Predicate':
        this.expression(expression.left, inner);
        if (expression.operator === 'IN') this.require(expression.right, inner, ['LIST']);
        else this.expression(expression.right, inner);
        return typeOf('BOOLEAN');
      case 'IsNull':
      case 'IsTyped':
      case 'IsNormalized':
        this.expression(expression.operand, inner);
        return typeOf('BOOLEAN');
      case 'HasLabels':
        this.require(expression.operand, inner, ['NODE', 'RELATIONSHIP']);
        this.labels(expression.labels, inner);
        return typeOf('BOOLEAN');
      case 'Call':
        return this.#call(expression, around);
      case 'CountStar':
        return this.#aggregate(expression, around, () => typeOf('INTEGER'));
      case 'Case':
        return this.#case(expression, around);
      case 'ListComprehension':
        return this.#listComprehension(expression, around);
      case 'Quantifier': {
        const local = this.#local(expression.variable, this.#itemType(expression.list, inner), inner);
        this.require(expression.where, { ...local, predicate: true }, BOOLEAN);
        return typeOf('BOOLEAN');
      }
      case 'Reduce': {
        const initial = this.expression(expression.initial, inner);
        const item = this.#itemType(expression.list, inner);
        const accumulator = this.#local(expression.accumulator, ANY, inner);
        const step = this.expression(expression.step, this.#local(expression.variable, item, accumulator));
        return join(initial, step);
      }
      case 'PatternComprehension':
        return this.#patternComprehension(expression, inner);
      case 'PatternExpression':
        return this.#patternExpression(expression, around);
      case 'Subquery':
        this.query(expression.query, around.scope, true);
        return this.#subqueryType(expression);
    }
  }

  #binary(expression: Extract<Expression, { kind: 'Binary' }>, around: Surroundings): Type {
    const { operator, left, right } = expression;
    const types = [left, right].map((operand) =>
      operator === '+' || operator === '||'
        ? this.expression(operand, around)
        : this.require(operand, around, operator === '-' ? [...MEASURES, ...TEMPORAL] : MEASURES),
    );
    return binaryType(operator, types[0] as Type, types[1] as Type);
  }

  #variable(name: string, id: number, span: Span, around: Surroundings): Type {
    const slot = around.scope.get(name);
    if (slot !== undefined) {
      this.analysis.slotOf[id] = slot;
      return slot.type;
    }
    if (around.lost.has(name)) {
      const message = `\`${name}\` is not the same for all rows of a group`;
      throw this.fail(
        'AmbiguousAggregationExpression',
        message,
        span,
        `return \`${name}\` as a column of its own first`,
      );
    }
    const known = [...around.scope.keys()].filter((other) => other !== '');
    const nearest = nearestName(name, known);
    const here = known.length === 0 ? null : `known here: ${known.slice(0, 8).join(', ')}`;
    const suggestion = nearest === null ? here : `did you mean \`${nearest}\`?`;
    throw this.fail('UndefinedVariable', `the variable \`${name}\` is not defined`, span, suggestion);
  }

  #property(object: Type, span: Span): Type {
    const allowed: readonly TypeName[] = ['NODE', 'RELATIONSHIP', 'MAP', 'POINT', 'DURATION', ...TEMPORAL];
    if (mayBe(object, allowed)) return ANY;
    const message = `${typeText(object)} has no properties`;
    if (object.name === 'PATH') throw this.fail('InvalidArgumentType', message, span);
    throw new CypherError('TypeError', 'InvalidArgumentType', message, { span });
  }

  #index(expression: Extract<Expression, { kind: 'Index' }>, around: Surroundings): Type {
    const object = this.expression(expression.object, around);
    this.expression(expression.index, around);
    if (!mayBe(object, ['LIST', 'MAP', 'NODE', 'RELATIONSHIP'])) {
      const message = `${typeText(object)} cannot be indexed`;
      throw new CypherError('TypeError', 'InvalidArgumentType', message, { span: expression.span });
    }
    return object.name === 'LIST' ? (object.item ?? ANY) : ANY;
  }

  #itemType(list: Expression, around: Surroundings): Type {
    const type = this.require(list, around, ['LIST']);
    return type.name === 'LIST' ? (type.item ?? ANY) : ANY;
  }

  /** Brings in a name for the inside of a comprehension. Always a value: lists hold values. */
  #local(name: { readonly name: string; readonly id: number }, type: Type, around: Surroundings): Surroundings {
    const slot = this.analysis.slots.add(name.name, 'value', type);
    this.analysis.slotOf[name.id] = slot;
    const add = (scope: Scope): Scope => new Map([...scope, [name.name, slot]]);
    return { ...around, scope: add(around.scope), aggregation: null };
  }

  #listComprehension(expression: Extract<Expression, { kind: 'ListComprehension' }>, around: Surroundings): Type {
    const item = this.#itemType(expression.list, this.#plain(around));
    const local = this.#local(expression.variable, item, this.#plain(around));
    if (expression.where !== null) this.require(expression.where, { ...local, predicate: true }, BOOLEAN);
    return listOf(expression.map === null ? item : this.expression(expression.map, local));
  }

  #case(expression: Extract<Expression, { kind: 'Case' }>, around: Surroundings): Type {
    const inner = this.#plain(around);
    if (expression.subject !== null) this.expression(expression.subject, inner);
    let type = typeOf('NULL');
    for (const branch of expression.branches) {
      for (const operand of branch.when)
        this.expression(operand.expression, { ...inner, predicate: operand.condition });
      type = join(type, this.expression(branch.result, around));
    }
    return expression.otherwise === null ? type : join(type, this.expression(expression.otherwise, around));
  }

  #patternComprehension(expression: Extract<Expression, { kind: 'PatternComprehension' }>, around: Surroundings): Type {
    const { graph, scope } = this.patternIn(expression.pattern, around, true);
    const local: Surroundings = { ...around, scope, aggregation: null };
    if (expression.where !== null) {
      this.require(expression.where, { ...local, predicate: true }, BOOLEAN);
      const condition = { type: 'expression', expression: expression.where } as const;
      this.analysis.patterns.set(expression.id, { ...graph, conditions: [...graph.conditions, condition] });
    } else this.analysis.patterns.set(expression.id, graph);
    return listOf(this.expression(expression.map, local));
  }

  #patternExpression(expression: Extract<Expression, { kind: 'PatternExpression' }>, around: Surroundings): Type {
    const { shortest } = expression.pattern;
    if (!around.predicate && shortest === null) {
      const suggestion = 'use it in WHERE, or as [(a)-->(b) | 1], EXISTS { } or COUNT { }';
      throw this.fail('UnexpectedSyntax', 'a pattern cannot stand here as a value', expression.span, suggestion);
    }
    const { graph } = this.patternIn(expression.pattern, this.#plain(around), false);
    this.analysis.patterns.set(expression.id, graph);
    if (shortest === null) return typeOf('BOOLEAN');
    return shortest === 'single' ? typeOf('PATH') : listOf(typeOf('PATH'));
  }

  #subqueryType(expression: Extract<Expression, { kind: 'Subquery' }>): Type {
    if (expression.form === 'EXISTS') return typeOf('BOOLEAN');
    if (expression.form === 'COUNT') return typeOf('INTEGER');
    const { columns } = this.analysis.info(expression.query);
    if (columns.length !== 1) {
      const message = 'COLLECT { } must return exactly one column';
      throw this.fail('InvalidArgumentType', message, expression.span);
    }
    return listOf(columns[0]?.slot.type ?? ANY);
  }

  #call(call: FunctionCall, around: Surroundings): Type {
    if (AGGREGATES.has(call.name.toLowerCase())) return this.#aggregateCall(call, around);
    const definition = findFunction(call.name);
    if (definition === undefined) {
      const nearest = nearestFunction(call.name);
      const suggestion = nearest === null ? null : `did you mean ${nearest}()?`;
      throw this.fail('UnknownFunction', `there is no function ${call.name}()`, call.span, suggestion);
    }
    if (call.distinct) {
      throw this.fail(
        'InvalidAggregation',
        `DISTINCT is for aggregating functions, not for ${definition.name}()`,
        call.span,
      );
    }
    const exists = definition.name === 'exists';
    const inner = exists ? { ...around, predicate: true } : this.#plain(around);
    return this.arguments(call, definition, inner);
  }

  protected arguments(call: FunctionCall, definition: FunctionDefinition, around: Surroundings): Type {
    const [min, max] = definition.arity;
    if (call.args.length < min || call.args.length > max) {
      const wanted = min === max ? `${min}` : max === Infinity ? `at least ${min}` : `${min} to ${max}`;
      const message = `${definition.name}() takes ${wanted} arguments, here are ${call.args.length}`;
      throw this.fail('InvalidNumberOfArguments', message, call.span);
    }
    const types = call.args.map((argument, index) =>
      this.require(argument, around, definition.accepts[Math.min(index, definition.accepts.length - 1)] ?? ['ANY']),
    );
    return typeof definition.returns === 'function' ? definition.returns(types) : typeOf(definition.returns);
  }

  #aggregateCall(call: FunctionCall, around: Surroundings): Type {
    const definition = AGGREGATES.get(call.name.toLowerCase()) as FunctionDefinition;
    return this.#aggregate(call, around, (inner) => {
      const nested = call.args.find((argument) => contains(argument, isAggregate));
      if (nested !== undefined) {
        throw this.fail('NestedAggregation', 'an aggregation cannot be aggregated', nested.span, 'use WITH in between');
      }
      const random = call.args.find((argument) =>
        contains(
          argument,
          (node) => node.kind === 'Call' && (node as unknown as FunctionCall).name.toLowerCase() === 'rand',
        ),
      );
      if (random !== undefined) {
        throw this.fail('NonConstantExpression', 'rand() cannot be aggregated', random.span, 'use WITH in between');
      }
      return this.arguments(call, definition, inner);
    });
  }

  #aggregate(call: AggregateCall['call'], around: Surroundings, check: (inner: Surroundings) => Type): Type {
    const place = around.aggregation;
    if (place === null || place.collect === null) {
      if (place !== null)
        check({ scope: place.scope, predicate: false, known: [], lost: new Set(), aggregation: null });
      const message = 'an aggregating function is not allowed here';
      throw this.fail('InvalidAggregation', message, call.span, 'aggregate in WITH or RETURN first');
    }
    const type = check({ scope: place.scope, predicate: false, known: [], lost: new Set(), aggregation: null });
    this.analysis.types[call.id] = type;
    this.analysis.computed[call.id] = place.collect(call);
    return type;
  }

  /** Checks the expressions inside dynamic labels. */
  protected labels(labels: object, around: Surroundings): void {
    const node = labels as { kind: string; expression?: Expression; operand?: object; operands?: readonly object[] };
    if (node.kind === 'DynamicLabel' && node.expression !== undefined)
      this.expression(node.expression, this.#plain(around));
    if (node.operand !== undefined) this.labels(node.operand, around);
    for (const operand of node.operands ?? []) this.labels(operand, around);
  }
}

function literalType(value: bigint | number | string | boolean | null): Type {
  if (value === null) return typeOf('NULL');
  switch (typeof value) {
    case 'bigint':
      return typeOf('INTEGER');
    case 'number':
      return typeOf('FLOAT');
    case 'string':
      return typeOf('STRING');
    default:
      return typeOf('BOOLEAN');
  }
}

function binaryType(operator: string, left: Type, right: Type): Type {
  if (operator === '+' || operator === '||') {
    if (left.name === 'LIST' && right.name === 'LIST') return join(left, right);
    if (left.name === 'LIST') return listOf(join(left.item ?? ANY, right));
    if (right.name === 'LIST') return listOf(join(left, right.item ?? ANY));
    if (left.name === 'STRING' && right.name === 'STRING') return left;
  }
  if (!NUMERIC.includes(left.name) || !NUMERIC.includes(right.name)) return ANY;
  if (operator === '^' || left.name === 'FLOAT' || right.name === 'FLOAT') return typeOf('FLOAT');
  return left.name === 'INTEGER' && right.name === 'INTEGER' ? left : typeOf('NUMBER');
}
