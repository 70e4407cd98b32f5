/** `n.key`, `list[i]`, `list[a..b]` and `n {.key, …}`. */
import type { PropertyColumn } from '#graph/property-column.ts';
import { COLUMN } from '#graph/stored-value.ts';
import type { Expression } from '../../../language/ast.ts';
import { access, nodeProperty, propertiesOf, relationshipProperty } from '../../functions/elements.ts';
import { typeError, typeName } from '../../values/errors.ts';
import { isList, isMap, NodeValue, RelationshipValue, type Value } from '../../values/value.ts';
import type { Batch } from '../batch.ts';
import type { Environment, Evaluate } from '../environment.ts';

/** A property of a node, relationship, map or value with parts. */
export function property(object: Expression, key: string, env: Environment): Evaluate {
  const { graph, analysis } = env;
  const slot = analysis.computed[object.id] ?? (object.kind === 'Variable' ? analysis.slotOf[object.id] : undefined);
  if (slot === undefined || slot.kind === 'value') {
    const inner = env.compile(object);
    return (batch, row) => access(graph, inner(batch, row), key);
  }
  const code = graph.keyCode(key);
  const { index: at } = slot;
  const column = slot.kind === 'node' ? graph.nodeColumn(code) : graph.relationshipColumn(code);
  if (column === undefined) return () => null;
  if (column.kind === COLUMN.FLOAT || column.kind === COLUMN.INTEGER) return numberColumn(column, at);
  const read = slot.kind === 'node' ? nodeProperty : relationshipProperty;
  return (batch, row) => {
    const number = (batch.columns[at] as Int32Array)[row] as number;
    return number < 0 ? null : read(graph, number, code);
  };
}

/** Reads a column of numbers without looking at the kind of each value. */
function numberColumn(column: PropertyColumn, slot: number): Evaluate {
  const { first } = column;
  const values: ArrayLike<number | bigint> = column.kind === COLUMN.FLOAT ? column.floats : column.integers;
  return (batch, row) => {
    const number = (batch.columns[slot] as Int32Array)[row] as number;
    return number >= 0 && column.has(number) ? (values[number - first] as number | bigint) : null;
  };
}

/** One item of a list, or one value of a map. */
export function index(object: Evaluate, at: Evaluate, env: Environment): Evaluate {
  return (batch, row) => {
    const [value, key] = [object(batch, row), at(batch, row)];
    if (value === null || key === null) return null;
    if (isList(value)) {
      if (typeof key !== 'bigint')
        throw typeError(`a list is indexed by INTEGER, not ${typeName(key)}`, 'ListElementAccessByNonInteger');
      return value.at(Number(key)) ?? null;
    }
    if (isMap(value) || value instanceof NodeValue || value instanceof RelationshipValue) {
      if (typeof key !== 'string')
        throw typeError(`a map is indexed by STRING, not ${typeName(key)}`, 'MapElementAccessByNonString');
      return access(env.graph, value, key);
    }
    throw typeError(`${typeName(value)} cannot be indexed`);
  };
}

/** A part of a list. */
export function slice(expression: Extract<Expression, { kind: 'Slice' }>, env: Environment): Evaluate {
  const object = env.compile(expression.object);
  const bound = (part: Expression | null, otherwise: Value): Evaluate =>
    part === null ? () => otherwise : env.compile(part);
  const from = bound(expression.from, 0n);
  const to = bound(expression.to, BigInt(Number.MAX_SAFE_INTEGER));
  return (batch, row) => {
    const [list, start, end] = [object(batch, row), from(batch, row), to(batch, row)];
    if (list === null || start === null || end === null) return null;
    if (!isList(list)) throw typeError(`${typeName(list)} cannot be cut`);
    if (typeof start !== 'bigint' || typeof end !== 'bigint') throw typeError('a list is cut by INTEGER');
    return list.slice(Number(start), Number(end));
  };
}

/** A map made from parts of another, of a node or of a relationship. */
export function mapProjection(expression: Extract<Expression, { kind: 'MapProjection' }>, env: Environment): Evaluate {
  const source = env.compile(expression.variable);
  const { graph } = env;
  const parts = expression.items.map(
    (item): ((map: Map<string, Value>, value: Value, batch: Batch, row: number) => void) => {
      if (item.type === 'all') {
        return (map, value) => {
          for (const [key, each] of propertiesOf(graph, value) ?? []) map.set(key, each);
        };
      }
      if (item.type === 'property') return (map, value) => void map.set(item.key, access(graph, value, item.key));
      const [key, value] =
        item.type === 'entry' ? [item.key, env.compile(item.value)] : [item.variable.name, env.compile(item.variable)];
      return (map, _, batch, row) => void map.set(key, value(batch, row));
    },
  );
  return (batch, row) => {
    const value = source(batch, row);
    if (value === null) return null;
    const map = new Map<string, Value>();
    for (const part of parts) part(map, value, batch, row);
    return map;
  };
}
