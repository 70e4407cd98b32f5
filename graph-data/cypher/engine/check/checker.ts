/** Checks a statement clause by clause: what each can see, what it brings in, and what the query returns. */
import type {
  CallProcedure,
  CallSubquery,
  Clause,
  Expression,
  Query,
  Show,
  SingleQuery,
  Statement,
} from '../../language/ast.ts';
import { CypherError } from '../../language/errors.ts';
import { contains } from '../../language/walk.ts';
import type { ProcedureCatalogue } from '../functions/builtin-procedures.ts';
import type { Procedure } from '../functions/procedures.ts';
import { SHOW_PROCEDURES } from '../functions/show-procedures.ts';
import { Analysis, type OutputItem } from './analysis.ts';
import { aggregates } from './expression-checker.ts';
import { ProjectionChecker, seeing } from './projection-checker.ts';
import type { Scope, Slot } from './scope.ts';
import { ANY, typeOf } from './types.ts';

const WRITES = new Set(['Create', 'Merge', 'Set', 'Remove', 'Delete', 'Foreach']);

class Checker extends ProjectionChecker {
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
        const columns = this.projection(clause, scope);
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
