/** Faults that only show when a query runs. */
import { CypherError } from '../../language/errors.ts';
import { DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from '../temporal/instants.ts';
import { DurationValue } from '../temporal/duration.ts';
import { PointValue } from './point.ts';
import { NodeValue, PathValue, RelationshipValue, type Value } from './value.ts';

/** The name of a value's type, as `valueType()` and messages show it, without its nullability. */
export function typeName(value: Value): string {
  if (value === null) return 'NULL';
  switch (typeof value) {
    case 'boolean':
      return 'BOOLEAN';
    case 'bigint':
      return 'INTEGER';
    case 'number':
      return 'FLOAT';
    case 'string':
      return 'STRING';
    default:
  }
  if (Array.isArray(value)) return 'LIST';
  if (value instanceof Map) return 'MAP';
  if (value instanceof NodeValue) return 'NODE';
  if (value instanceof RelationshipValue) return 'RELATIONSHIP';
  if (value instanceof PathValue) return 'PATH';
  if (value instanceof PointValue) return 'POINT';
  if (value instanceof DateValue) return 'DATE';
  if (value instanceof LocalTimeValue) return 'LOCAL TIME';
  if (value instanceof TimeValue) return 'ZONED TIME';
  if (value instanceof LocalDateTimeValue) return 'LOCAL DATETIME';
  if (value instanceof DateTimeValue) return 'ZONED DATETIME';
  if (value instanceof DurationValue) return 'DURATION';
  return 'ANY';
}

/** A value of the wrong type reached an operator or a function. */
export function typeError(message: string, detail = 'InvalidArgumentType'): CypherError {
  return new CypherError('TypeError', detail, message, { phase: 'runtime' });
}

/** A value of the right type that is out of its range. */
export function argumentError(message: string, detail = 'InvalidArgumentValue'): CypherError {
  return new CypherError('ArgumentError', detail, message, { phase: 'runtime' });
}

/** Integers that overflow, or a division of integers by zero. */
export function arithmeticError(message: string, detail = 'NumberOutOfRange'): CypherError {
  return new CypherError('ArithmeticError', detail, message, { phase: 'runtime' });
}

const MAX = 2n ** 63n - 1n;
const MIN = -(2n ** 63n);

/** The integer, if it fits in 64 bits. Throws an ArithmeticError. */
export function fitting(value: bigint): bigint {
  if (value > MAX || value < MIN) throw arithmeticError(`the integer ${value} does not fit in 64 bits`);
  return value;
}
