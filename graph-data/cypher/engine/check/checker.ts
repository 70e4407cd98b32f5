/** Checks a statement clause by clause: what each can see, what it brings in, and what the query returns. */
import type {
  CallProcedure,
  CallSubquery,
  Clause,
  Expression,
  Projection,
  Query,
  ReturnItem,
  Show,
  SingleQuery,
  Statement,
} from '../../language/ast.ts';
import { CypherError } from '../../language/errors.ts';
import { contains, sameTree, walk } from '../../language/walk.ts';
import type { ProcedureCatalogue } from '../functions/builtin-procedures.ts';
import type { Procedure } from '../functions/procedures.ts';
import { SHOW_PROCEDURES } from '../functions/show-procedures.ts';
import { Analysis, type AggregateCall, type OutputItem } from './analysis.ts';
import { aggregates, isAggregate, type Surroundings } from './expression-checker.ts';
import { PatternChecker } from './pattern-checker.ts';
import type { Scope, Slot } from './scope.ts';
import { ANY, mayBe, typeOf, typeText } from './types.ts';

const WRITES = new Set(['Create', 'Merge', 'Set', 'Remove', 'Delete', 'Foreach']);
const NOTHING: ReadonlySet<string> = new Set();

function seeing(scope: Scope): Surroundings {
  return { scope, predicate: false, known: [], lost: NOTHING, aggregation: null };
}

/** A grouping item that may be part of a larger expression beside an aggregation: a variable or its property. */
function isSimpleKey(expression: Expression): boolean {
  return expression.kind === 'Variable' || (expression.kind === 'Property' && expression.object.kind === 'Variable');
}

class Checker extends PatternChecker {
  readonly #procedures: ProcedureCatalogue;

  constructor(analysis: Analysis, procedures: ProcedureCatalogue) {
    super(analysis);
    this.#procedures = procedures;
  }

  protected mentions(expression: Expression, slots: readonly Slot[]): boolean {
    return contains(expression, (node) => {
      const slot = this.analysis.slotOf[node.id];
      return node.kind === 'Variable' && slot !== undefined && slots.includes(slot);
    });
  }

  statement(statement: Statement): void {
    this.query(statement.query, new Map(), false);
    const { returns } = this.analysis.info(statement.query);
    if (returns) return;
    const last = statement.query.parts.at(-1)?.clauses.at(-1);
    if (last === undefined || last.kind === 'Finish') return;
    throw this.fail('InvalidClauseComposition', 'the query returns nothing', last.span, 'end it with RETURN or FINISH');
  }

  protected query(query: Query, scope: Scope, inExpression: boolean): void {
    const firstSlot = this.analysis.slots.all.length;
    const parts = query.parts.map((part) => this.#single(part, scope, inExpression, query.parts.length > 1));
    const [first] = parts;
    const names = (first ?? []).map((column) => column.name);
    for (const [index, part] of parts.entries()) {
      const same = part.length === names.length && names.every((name) => part.some((column) => column.name === name));
      if (!same) {
        const message = 'all parts of a UNION must return the same columns';
        throw this.fail('DifferentColumnsInUnion', message, (query.parts[index] as SingleQuery).span, names.join(', '));
      }
    }
    const returns = query.parts.every((part) => endsWithColumns(part));
    if (parts.length === 1) {
      this.analysis.queries.set(query.id, { columns: first ?? [], parts: [], returns, firstSlot });
      return;
    }
    const ordered = parts.map((part) =>
      names.map((name) => (part.find((column) => column.name === name) as OutputItem).slot),
    );
    const columns = names.map((name, index) => {
      const slots = ordered.map((part) => part[index] as Slot);
      const kind = slots.every((slot) => slot.kind === slots[0]?.kind) ? (slots[0]?.kind ?? 'value') : 'value';
      const type = slots.every((slot) => slot.type.name === slots[0]?.type.name) ? (slots[0]?.type ?? ANY) : ANY;
      return { name, slot: this.analysis.slots.add(name, kind, type) };
    });
    this.analysis.queries.set(query.id, { columns, parts: ordered, returns, firstSlot });
  }

  #single(part: SingleQuery, outer: Scope, inExpression: boolean, inUnion: boolean): readonly OutputItem[] {
    let scope = outer;
    let columns: readonly OutputItem[] = [];
    part.clauses.forEach((clause, index) => {
      const previous = part.clauses[index - 1];
      if (previous !== undefined && (previous.kind === 'Return' || previous.kind === 'Finish')) {
        const name = previous.kind === 'Return' ? 'RETURN' : 'FINISH';
        throw this.fail('InvalidClauseComposition', `nothing can follow ${name}`, clause.span, 'use WITH instead');
      }
      if (WRITES.has(clause.kind)) throw refusedWrite(clause, inExpression);
      const standalone = part.clauses.length === 1 && !inExpression && !inUnion;
      const next = this.#clause(clause, scope, standalone);
      if (next.columns !== null && clause.kind !== 'With') columns = next.columns;
      scope = next.scope;
    });
    return columns;
  }

  #clause(clause: Clause, scope: Scope, standalone: boolean): { scope: Scope; columns: readonly OutputItem[] | null } {
    switch (clause.kind) {
      case 'Match': {
        const { graph, scope: inside } = this.patternGraph(clause.patterns, clause.where, seeing(scope), true);
        this.analysis.patterns.set(clause.id, graph);
        return { scope: inside, columns: null };
      }
      case 'Unwind': {
        const list = this.expression(clause.list, seeing(scope));
        this.#notBound(clause.variable, scope);
        const item = list.name === 'LIST' ? (list.item ?? ANY) : ANY;
        const slot = this.analysis.slots.add(clause.variable.name, 'value', item);
        this.analysis.slotOf[clause.variable.id] = slot;
        return { scope: new Map([...scope, [slot.name, slot]]), columns: null };
      }
      case 'With':
      case 'Return': {
        const columns = this.#projection(clause, scope);
        return { scope: new Map(columns.map((column) => [column.name, column.slot])), columns };
      }
      case 'CallProcedure':
        return this.#callProcedure(clause, scope, standalone);
      case 'CallSubquery':
        return { scope: this.#callSubquery(clause, scope), columns: null };
      case 'Show':
        return this.#show(clause, standalone);
      case 'Finish':
        return { scope, columns: [] };
      default:
        throw refusedWrite(clause, false);
    }
  }

  #notBound(name: { readonly name: string; readonly span: readonly [number, number] }, scope: Scope): void {
    if (!scope.has(name.name)) return;
    throw this.fail(
      'VariableAlreadyBound',
      `the variable \`${name.name}\` is already bound`,
      name.span,
      'choose another name',
    );
  }

  // Projections

  #projection(clause: Projection, scope: Scope): readonly OutputItem[] {
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

  // Procedures and subqueries

  #callProcedure(
    clause: CallProcedure,
    scope: Scope,
    standalone: boolean,
  ): { scope: Scope; columns: readonly OutputItem[] | null } {
    const procedure = this.#procedures.find(clause.name);
    if (procedure === undefined) {
      const nearest = this.#procedures.nearest(clause.name);
      const suggestion = nearest === null ? null : `did you mean ${nearest}?`;
      const message = `there is no procedure ${clause.name} here`;
      throw new CypherError('ProcedureError', 'ProcedureNotFound', message, { span: clause.span, suggestion });
    }
    const args = this.#arguments(clause, procedure, scope, standalone);
    if (clause.yields === '*' && !standalone) {
      throw this.fail('UnexpectedSyntax', 'YIELD * is for a CALL that stands alone', clause.span, 'name the fields');
    }
    const fields =
      clause.yields === null || clause.yields === '*'
        ? procedure.outputs.map((output) => ({ field: output.name, variable: null }))
        : clause.yields;
    const hidden = clause.yields === null && !standalone;
    const inside = new Map(scope);
    const declared = new Set<string>();
    const outputs = fields.map(({ field, variable }) => {
      const at = procedure.outputs.findIndex((output) => output.name === field);
      if (at === -1) {
        const known = procedure.outputs.map((output) => output.name).join(', ');
        throw this.fail('UndefinedVariable', `${procedure.name} has no field ${field}`, clause.span, `it has ${known}`);
      }
      const name = variable?.name ?? field;
      const type = typeOf(procedure.outputs[at]?.type ?? 'ANY');
      const slot = this.analysis.slots.forType(name, type.name === 'NUMBER' ? ANY : type);
      if (!hidden) {
        if (variable !== null) {
          if (declared.has(name)) this.#notBound(variable, inside);
          this.#notBound(variable, scope);
          this.analysis.slotOf[variable.id] = slot;
        }
        declared.add(name);
        inside.set(name, slot);
      }
      return { field: at, slot };
    });
    this.analysis.procedures.set(clause.id, { procedure, args, outputs });
    if (clause.where !== null) this.require(clause.where, { ...seeing(inside), predicate: true }, ['BOOLEAN']);
    if (!standalone) return { scope: inside, columns: null };
    return {
      scope: inside,
      columns: outputs.map(({ slot }) => ({ name: slot.name, slot, expression: null })),
    };
  }

  #arguments(
    clause: CallProcedure,
    procedure: Procedure,
    scope: Scope,
    standalone: boolean,
  ): (Expression | { readonly parameter: string })[] {
    const { inputs } = procedure;
    if (clause.args === null) {
      if (!standalone && inputs.length > 0) {
        const message = `inside a query the arguments of ${procedure.name} must be written`;
        throw this.fail('InvalidArgumentPassingMode', message, clause.span, `${procedure.name}(…)`);
      }
      return inputs.map((input) => ({ parameter: input.name }));
    }
    const least = inputs.length - (procedure.optionalInputs ?? 0);
    if (clause.args.length < least || clause.args.length > inputs.length) {
      const message = `${procedure.name} takes ${inputs.length} arguments, here are ${clause.args.length}`;
      throw this.fail('InvalidNumberOfArguments', message, clause.span);
    }
    clause.args.forEach((argument, index) => {
      if (aggregates(argument)) {
        throw this.fail(
          'InvalidAggregation',
          'arguments of a procedure cannot aggregate',
          argument.span,
          'use WITH first',
        );
      }
      const wanted = inputs[index]?.type ?? 'ANY';
      // An INTEGER is taken where a FLOAT is wanted.
      this.require(argument, seeing(scope), wanted === 'FLOAT' ? ['FLOAT', 'INTEGER', 'NUMBER'] : [wanted]);
    });
    return [...clause.args];
  }

  #callSubquery(clause: CallSubquery, scope: Scope): Scope {
    let inner: Map<string, Slot>;
    if (clause.imports === '*') inner = new Map(scope);
    else if (clause.imports !== null) {
      inner = new Map(
        clause.imports.map((variable) => {
          this.expression(variable, seeing(scope));
          return [variable.name, scope.get(variable.name) as Slot];
        }),
      );
    } else inner = this.#importingWith(clause, scope);
    this.query(clause.query, inner, true);
    const { columns, returns } = this.analysis.info(clause.query);
    if (!returns) return scope;
    const inside = new Map(scope);
    for (const { name, slot } of columns) {
      if (scope.has(name)) {
        const message = `the subquery returns \`${name}\`, which is already bound outside`;
        throw this.fail('VariableAlreadyBound', message, clause.span, 'use AS in its RETURN');
      }
      inside.set(name, slot);
    }
    return inside;
  }

  /** `CALL { WITH a, b … }`: each part may begin with a WITH of plain outer variables. */
  #importingWith(clause: CallSubquery, scope: Scope): Map<string, Slot> {
    const imported = new Map<string, Slot>();
    for (const part of clause.query.parts) {
      const [first] = part.clauses;
      if (first?.kind !== 'With') continue;
      if (first.star) for (const [name, slot] of scope) imported.set(name, slot);
      for (const item of first.items) {
        if (item.expression.kind !== 'Variable') continue;
        const slot = scope.get(item.expression.name);
        if (slot !== undefined) imported.set(item.expression.name, slot);
      }
    }
    return imported;
  }

  #show(clause: Show, standalone: boolean): { scope: Scope; columns: readonly OutputItem[] | null } {
    if (!standalone) throw this.fail('InvalidClauseComposition', 'SHOW stands alone', clause.span);
    const procedure = SHOW_PROCEDURES[clause.what];
    const wanted = clause.yields === null || clause.yields === '*' ? null : clause.yields;
    const all = procedure.outputs.map((output, field) => ({
      field,
      slot: this.analysis.slots.add(output.name, 'value', typeOf(output.type)),
    }));
    const scope = new Map(all.map(({ slot }) => [slot.name, slot]));
    const columns = (wanted ?? all.map(({ slot }) => ({ field: slot.name, variable: null }))).map(
      ({ field, variable }) => {
        const slot = scope.get(field);
        if (slot === undefined) {
          const known = [...scope.keys()].join(', ');
          throw this.fail(
            'UndefinedVariable',
            `SHOW ${clause.what} has no column ${field}`,
            clause.span,
            `it has ${known}`,
          );
        }
        return { name: variable?.name ?? field, slot, expression: null };
      },
    );
    if (clause.where !== null) this.require(clause.where, seeing(scope), ['BOOLEAN']);
    this.analysis.procedures.set(clause.id, { procedure, args: [], outputs: all });
    return { scope, columns };
  }
}

function endsWithColumns(part: SingleQuery): boolean {
  const last = part.clauses.at(-1);
  if (last === undefined) return false;
  if (last.kind === 'Return' || last.kind === 'Show') return true;
  return last.kind === 'CallProcedure' && part.clauses.length === 1;
}

function refusedWrite(clause: Clause, inExpression: boolean): CypherError {
  const name = clause.kind.toUpperCase();
  if (inExpression) {
    const message = `${name} cannot stand in a subquery that reads`;
    return new CypherError('SyntaxError', 'InvalidClauseComposition', message, { span: clause.span });
  }
  const suggestion = 'this engine only reads';
  return new CypherError('Refused', 'Write', `${name} writes`, { span: clause.span, suggestion });
}

/** Checks a parsed statement. Throws `CypherError` with openCypher's class and detail. */
export function check(statement: Statement, procedures: ProcedureCatalogue): Analysis {
  const analysis = new Analysis(statement);
  new Checker(analysis, procedures).statement(statement);
  return analysis;
}
