/**
 * Runs the statements that set a scenario up. The engine cannot write, so that this small interpreter keeps the records
 * and builds a graph of them whenever something is to be read.
 */
import { toTyped } from '#cypher/engine/temporal/typed.ts';
import { NodeValue, RelationshipValue, isList, type Value } from '#cypher/engine/values/value.ts';
import { PointValue } from '#cypher/engine/values/point.ts';
import { queryAll } from '#cypher/engine/engine.ts';
import type { Clause, Expression, LabelExpression, MapLiteral, PathPattern } from '#cypher/language/ast.ts';
import { parse } from '#cypher/language/parser.ts';
import { walk } from '#cypher/language/walk.ts';
import { GraphBuilder } from '#graph/builder.ts';
import type { Graph } from '#graph/graph.ts';
import type { StoredScalar, StoredValue } from '#graph/stored-value.ts';

interface NodeDraft {
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: Record<string, StoredValue>;
}
interface RelationshipDraft {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly properties: Record<string, StoredValue>;
}
/** A bound variable: elements by id, because numbers change with every build. */
type Held = { readonly node: string } | { readonly relationship: string } | { readonly value: Value };
type Row = ReadonlyMap<string, Held>;

function storedScalar(value: Value): StoredScalar {
  if (value === null || isList(value)) throw new Error('a property holds no null and no list of lists');
  if (typeof value !== 'object') return value;
  if (value instanceof NodeValue || value instanceof RelationshipValue || value instanceof Map) {
    throw new Error('a property holds no graph element and no map');
  }
  return value instanceof PointValue || !('nodes' in value) ? toTyped(value as Parameters<typeof toTyped>[0]) : '';
}

function stored(value: Value): StoredValue {
  return isList(value) ? value.map(storedScalar) : storedScalar(value);
}

const options = { clock: () => 0, random: () => 0.5 };
const WRITES = new Set(['Create', 'Delete']);

export class Records {
  #nodes = new Map<string, NodeDraft>();
  #relationships = new Map<string, RelationshipDraft>();
  #next = 0;
  #graph: Graph | null = null;

  /** The graph as it is now. */
  graph(): Graph {
    if (this.#graph === null) {
      const builder = new GraphBuilder();
      for (const { id, labels, properties } of this.#nodes.values()) builder.addNode(id, labels, properties);
      for (const each of this.#relationships.values()) {
        builder.addRelationship(each.id, each.type, each.source, each.target, each.properties);
      }
      this.#graph = builder.finish('tck');
    }
    return this.#graph;
  }

  /** Runs one statement of set-up. */
  run(text: string): void {
    const statement = parse(text);
    const clauses = statement.query.parts[0]?.clauses ?? [];
    let rows: Row[] = [new Map()];
    for (let at = 0; at < clauses.length;) {
      const clause = clauses[at] as Clause;
      if (clause.kind === 'Create') {
        rows = this.#create(clause.patterns, rows, text);
        at++;
      } else if (clause.kind === 'Delete') {
        this.#delete(clause.items, rows);
        at++;
      } else {
        let end = at;
        while (end < clauses.length && !WRITES.has((clauses[end] as Clause).kind)) end++;
        const source = text.slice(clause.span[0], (clauses[end - 1] as Clause).span[1]);
        rows = this.#read(source, rows);
        at = end;
      }
    }
  }

  #toValue(held: Held): Value {
    if ('value' in held) return held.value;
    const graph = this.graph();
    if ('node' in held) return new NodeValue(graph.nodeById(held.node));
    return new RelationshipValue(graph.relationshipById(held.relationship));
  }

  #hold(value: Value): Held {
    if (value instanceof NodeValue) return { node: this.graph().idOf(value.node) };
    if (value instanceof RelationshipValue) return { relationship: this.graph().relationshipIdOf(value.relationship) };
    return { value };
  }

  /** Binds rows again at the start of a query. */
  #given(rows: readonly Row[]): { prefix: string; parameters: Map<string, Value> } {
    const names = [...(rows[0]?.keys() ?? [])];
    const list = rows.map((row) => new Map<string, Value>([...row].map(([name, held]) => [name, this.#toValue(held)])));
    const bound = names.map((name) => `row.\`${name}\` AS \`${name}\``).join(', ');
    const prefix = names.length === 0 ? 'UNWIND $rows AS row WITH 1 AS one' : `UNWIND $rows AS row WITH ${bound}`;
    return { prefix, parameters: new Map([['rows', list]]) };
  }

  #read(source: string, rows: readonly Row[]): Row[] {
    const { prefix, parameters } = this.#given(rows);
    const result = queryAll(this.graph(), `${prefix} ${source} RETURN *`, { ...options, parameters });
    return result.rows.map(
      (row) => new Map(result.columns.map((name, index) => [name, this.#hold(row[index] as Value)] as const)),
    );
  }

  /** Expressions in each row, all at once. */
  #evaluate(expressions: readonly Expression[], rows: readonly Row[], text: string): Value[][] {
    if (expressions.length === 0) return rows.map(() => []);
    const { prefix, parameters } = this.#given(rows);
    const items = expressions.map(({ span }, index) => `${text.slice(span[0], span[1])} AS e${index}`);
    return queryAll(this.graph(), `${prefix} RETURN ${items.join(', ')}`, { ...options, parameters }).rows.map(
      (row) => [...row],
    );
  }

  /** A later pattern of a CREATE may read what an earlier one brought. */
  #create(patterns: readonly PathPattern[], rows: readonly Row[], text: string): Row[] {
    let bound = [...rows];
    for (const pattern of patterns) {
      const expressions = pattern.elements.flatMap((element) =>
        'properties' in element && element.properties?.kind === 'Map'
          ? element.properties.entries.map(([, value]) => value)
          : [],
      );
      const names = new Set<string>();
      for (const expression of expressions) {
        walk(
          expression,
          (node) => void (node.kind === 'Variable' && names.add((node as unknown as { name: string }).name)),
        );
      }
      const seen = bound.map((row) => new Map([...row].filter(([name]) => names.has(name))));
      const values = this.#evaluate(expressions, seen, text);
      bound = bound.map((row, index) => {
        const known = new Map(expressions.map((expression, at) => [expression, values[index]?.[at] ?? null]));
        return this.#createRow([pattern], row, known);
      });
      this.#graph = null;
    }
    return bound;
  }

  #properties(map: MapLiteral | null, known: ReadonlyMap<Expression, Value>): Record<string, StoredValue> {
    const properties: Record<string, StoredValue> = {};
    for (const [key, expression] of map?.entries ?? []) {
      const value = known.get(expression) ?? null;
      if (value !== null) properties[key] = stored(value);
    }
    return properties;
  }

  #createRow(patterns: readonly PathPattern[], row: Row, known: ReadonlyMap<Expression, Value>): Row {
    const bound = new Map(row);
    for (const pattern of patterns) {
      let last = '';
      let step: Extract<PathPattern['elements'][number], { kind: 'RelationshipPattern' }> | null = null;
      for (const element of pattern.elements) {
        if (element.kind === 'RelationshipPattern') {
          step = element;
          continue;
        }
        if (element.kind !== 'NodePattern') throw new Error('set-up creates plain patterns only');
        const name = element.variable?.name;
        const there = name === undefined ? undefined : bound.get(name);
        const id = there === undefined ? `n${this.#next++}` : (there as { node: string }).node;
        if (there === undefined) {
          const properties = this.#properties(element.properties as MapLiteral | null, known);
          this.#nodes.set(id, { id, labels: labelNames(element.labels), properties });
          if (name !== undefined) bound.set(name, { node: id });
        }
        if (step !== null) {
          const relationship = `r${this.#next++}`;
          const [source, target] = step.direction === 'in' ? [id, last] : [last, id];
          const type = labelNames(step.types)[0] as string;
          const properties = this.#properties(step.properties as MapLiteral | null, known);
          this.#relationships.set(relationship, { id: relationship, type, source, target, properties });
          if (step.variable !== null) bound.set(step.variable.name, { relationship });
        }
        last = id;
        step = null;
      }
    }
    return bound;
  }

  #delete(items: readonly Expression[], rows: readonly Row[]): void {
    for (const row of rows) {
      for (const item of items) {
        const held = item.kind === 'Variable' ? row.get(item.name) : undefined;
        if (held !== undefined && 'relationship' in held) this.#relationships.delete(held.relationship);
        else throw new Error('set-up deletes relationships by name only');
      }
    }
    this.#graph = null;
  }
}

function labelNames(labels: LabelExpression | null): string[] {
  if (labels === null) return [];
  if (labels.kind === 'Label') return [labels.name];
  if (labels.kind === 'LabelAnd') return labels.operands.flatMap(labelNames);
  throw new Error('set-up creates plain labels only');
}
