/** The operators + - * / % ^ and ||. Integers stay exact in 64 bits; overflow is an error. */
import type { CypherError } from '../../language/errors.ts';
import { durationDividedBy, durationTimes, temporalMinus, temporalPlus } from '../temporal/arithmetic.ts';
import { DurationValue } from '../temporal/duration.ts';
import { arithmeticError, fitting, typeError, typeName } from '../values/errors.ts';
import { toText } from '../values/text.ts';
import { isList, isNumber, type Value } from '../values/value.ts';

function wrong(operator: string, a: Value, b: Value): CypherError {
  return typeError(`${typeName(a)} ${operator} ${typeName(b)} means nothing`);
}

function joinText(a: Value, b: Value): string | undefined {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (typeof a === 'string' && isNumber(b)) return a + toText(b);
  if (typeof b === 'string' && isNumber(a)) return toText(a) + b;
  return undefined;
}

/** Sum, joined text, joined lists, or a moment moved by a duration. */
export function plus(a: Value, b: Value): Value {
  if (typeof a === 'bigint' && typeof b === 'bigint') return fitting(a + b);
  if (isList(a)) return isList(b) ? [...a, ...b] : b === null ? null : [...a, b];
  if (isList(b)) return a === null ? null : [a, ...b];
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return Number(a) + Number(b);
  const text = joinText(a, b);
  if (text !== undefined) return text;
  const temporal = temporalPlus(a, b);
  if (temporal === undefined) throw wrong('+', a, b);
  return temporal;
}

/** `||`: text with text, list with list. */
export function concatenate(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (isList(a) && isList(b)) return [...a, ...b];
  throw wrong('||', a, b);
}

export function minus(a: Value, b: Value): Value {
  if (typeof a === 'bigint' && typeof b === 'bigint') return fitting(a - b);
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  const temporal = temporalMinus(a, b);
  if (temporal === undefined) throw wrong('-', a, b);
  return temporal;
}

export function times(a: Value, b: Value): Value {
  if (typeof a === 'bigint' && typeof b === 'bigint') return fitting(a * b);
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return Number(a) * Number(b);
  if (a instanceof DurationValue && isNumber(b)) return durationTimes(a, Number(b));
  if (b instanceof DurationValue && isNumber(a)) return durationTimes(b, Number(a));
  throw wrong('*', a, b);
}

export function divided(a: Value, b: Value): Value {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    if (b === 0n) throw arithmeticError('an integer cannot be divided by zero', 'DivisionByZero');
    return fitting(a / b);
  }
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return Number(a) / Number(b);
  if (a instanceof DurationValue && isNumber(b)) return durationDividedBy(a, Number(b));
  throw wrong('/', a, b);
}

export function remainder(a: Value, b: Value): Value {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    if (b === 0n) throw arithmeticError('an integer cannot be divided by zero', 'DivisionByZero');
    return a % b;
  }
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return Number(a) % Number(b);
  throw wrong('%', a, b);
}

export function power(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return Number(a) ** Number(b);
  throw wrong('^', a, b);
}

export function negated(a: Value): Value {
  if (a === null) return null;
  if (typeof a === 'bigint') return fitting(-a);
  if (typeof a === 'number') return -a;
  if (a instanceof DurationValue) return durationTimes(a, -1);
  throw typeError(`${typeName(a)} has no opposite`);
}
