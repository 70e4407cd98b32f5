/** Aggregating functions: what they take, and how they add up. State lies in arrays by group. */
import { ANY, listOf, NUMERIC, typeOf, type TypeName } from '../check/types.ts';
import { DurationValue } from '../temporal/duration.ts';
import { durationDividedBy } from '../temporal/arithmetic.ts';
import { comparable, order } from '../values/compare.ts';
import { argumentError, fitting, typeError, typeName } from '../values/errors.ts';
import { isNumber, type Value } from '../values/value.ts';
import { define, type FunctionDefinition } from './definition.ts';

/** Adds up one call over all groups. Null values were left out before, except where `seesNull`. */
export interface Accumulator {
  /** Makes room for a group. */
  begin(group: number): void;
  add(group: number, value: Value, second: Value): void;
  result(group: number): Value;
}

const NUMBER_OR_DURATION: readonly TypeName[] = [...NUMERIC, 'DURATION'];

function declared(
  name: string,
  arity: readonly [number, number],
  accepts: readonly (readonly TypeName[])[],
  returns: FunctionDefinition['returns'],
): FunctionDefinition {
  return define(name, arity, accepts, returns, () => {
    throw new Error(`${name}() aggregates and is not applied to a single row`);
  });
}

const LIST: readonly FunctionDefinition[] = [
  declared('count', [1, 1], [], 'INTEGER'),
  declared('sum', [1, 1], [NUMBER_OR_DURATION], (types) => types[0] ?? typeOf('NUMBER')),
  declared('avg', [1, 1], [NUMBER_OR_DURATION], () => ANY),
  declared('min', [1, 1], [], (types) => types[0] ?? ANY),
  declared('max', [1, 1], [], (types) => types[0] ?? ANY),
  declared('collect', [1, 1], [], (types) => listOf(types[0] ?? ANY)),
  declared('stDev', [1, 1], [NUMERIC], 'FLOAT'),
  declared('stDevP', [1, 1], [NUMERIC], 'FLOAT'),
  declared('percentileCont', [2, 2], [NUMERIC], 'FLOAT'),
  declared('percentileDisc', [2, 2], [NUMERIC], (types) => types[0] ?? typeOf('NUMBER')),
];

/** By name in lower case. */
export const AGGREGATES: ReadonlyMap<string, FunctionDefinition> = new Map(LIST.map((f) => [f.name.toLowerCase(), f]));

export class Count implements Accumulator {
  readonly counts: number[] = [];
  begin(group: number): void {
    this.counts[group] = 0;
  }
  add(group: number): void {
    this.counts[group]!++;
  }
  /** Counts so many at once. */
  addAll(group: number, count: number): void {
    this.counts[group]! += count;
  }
  result(group: number): Value {
    return BigInt(this.counts[group] as number);
  }
}

function refuse(name: string, value: Value): never {
  throw typeError(`${name}() takes no ${typeName(value)}`);
}

/** Integers add up exactly, in floats while they are safe and in bigints beyond; one float makes the sum a float. */
class Sum implements Accumulator {
  #safe: number[] = [];
  #big: (bigint | undefined)[] = [];
  #float: (number | undefined)[] = [];
  #duration: (DurationValue | undefined)[] = [];

  begin(group: number): void {
    this.#safe[group] = 0;
  }

  add(group: number, value: Value): void {
    if (typeof value === 'bigint') {
      const next = (this.#safe[group] as number) + Number(value);
      if (Number.isSafeInteger(next) && value < 9007199254740992n && value > -9007199254740992n)
        this.#safe[group] = next;
      else this.#big[group] = (this.#big[group] ?? 0n) + value;
    } else if (typeof value === 'number') this.#float[group] = (this.#float[group] ?? 0) + value;
    else if (value instanceof DurationValue) this.#duration[group] = this.#duration[group]?.plus(value, 1) ?? value;
    else refuse('sum', value);
  }

  result(group: number): Value {
    const duration = this.#duration[group];
    if (duration !== undefined) return duration;
    const float = this.#float[group];
    const whole = BigInt(this.#safe[group] as number) + (this.#big[group] ?? 0n);
    return float === undefined ? fitting(whole) : float + Number(whole);
  }
}

class Average implements Accumulator {
  #sums = new Sum();
  #counts = new Count();
  begin(group: number): void {
    this.#sums.begin(group);
    this.#counts.begin(group);
  }
  add(group: number, value: Value): void {
    this.#sums.add(group, value);
    this.#counts.add(group);
  }
  result(group: number): Value {
    const count = this.#counts.counts[group] as number;
    if (count === 0) return null;
    const sum = this.#sums.result(group);
    if (sum instanceof DurationValue) return durationDividedBy(sum, count);
    return Number(sum) / count;
  }
}

class Extreme implements Accumulator {
  readonly #sign: 1 | -1;
  #best: Value[] = [];
  constructor(sign: 1 | -1) {
    this.#sign = sign;
  }
  begin(group: number): void {
    this.#best[group] = null;
  }
  add(group: number, value: Value): void {
    const best = this.#best[group] as Value;
    if (best === null || order(value, best) * this.#sign < 0) this.#best[group] = value;
  }
  result(group: number): Value {
    return this.#best[group] as Value;
  }
}

class Collect implements Accumulator {
  #lists: Value[][] = [];
  begin(group: number): void {
    this.#lists[group] = [];
  }
  add(group: number, value: Value): void {
    (this.#lists[group] as Value[]).push(value);
  }
  result(group: number): Value {
    return this.#lists[group] as Value[];
  }
}

/** Welford's running variance (1962). */
class Deviation implements Accumulator {
  readonly #name: string;
  readonly #population: boolean;
  #counts: number[] = [];
  #means: number[] = [];
  #squares: number[] = [];
  constructor(population: boolean) {
    this.#population = population;
    this.#name = population ? 'stDevP' : 'stDev';
  }
  begin(group: number): void {
    this.#counts[group] = this.#means[group] = this.#squares[group] = 0;
  }
  add(group: number, value: Value): void {
    if (!isNumber(value)) return refuse(this.#name, value);
    const count = ++this.#counts[group]!;
    const mean = this.#means[group] as number;
    const delta = Number(value) - mean;
    this.#means[group] = mean + delta / count;
    this.#squares[group]! += delta * (Number(value) - (this.#means[group] as number));
  }
  result(group: number): Value {
    const count = this.#counts[group] as number;
    const divisor = this.#population ? count : count - 1;
    return divisor < 1 ? 0 : Math.sqrt((this.#squares[group] as number) / divisor);
  }
}

class Percentile implements Accumulator {
  readonly #continuous: boolean;
  #values: (bigint | number)[][] = [];
  #percentile: number[] = [];
  constructor(continuous: boolean) {
    this.#continuous = continuous;
  }
  begin(group: number): void {
    this.#values[group] = [];
    this.#percentile[group] = 0;
  }
  add(group: number, value: Value, second: Value): void {
    const name = this.#continuous ? 'percentileCont' : 'percentileDisc';
    if (!isNumber(value)) return refuse(name, value);
    if (!isNumber(second)) return refuse(name, second);
    const at = Number(second);
    if (!(at >= 0 && at <= 1))
      throw argumentError(`${name}() takes a share from 0 to 1, not ${at}`, 'NumberOutOfRange');
    this.#percentile[group] = at;
    (this.#values[group] as (bigint | number)[]).push(value);
  }
  result(group: number): Value {
    const values = (this.#values[group] as (bigint | number)[]).sort((a, b) => comparable(a, b) ?? 0);
    const at = this.#percentile[group] as number;
    if (values.length === 0) return null;
    if (!this.#continuous) return values[Math.max(0, Math.ceil(at * values.length) - 1)] as Value;
    const position = at * (values.length - 1);
    const low = Math.floor(position);
    const [a, b] = [Number(values[low]), Number(values[Math.min(low + 1, values.length - 1)])];
    return a + (b - a) * (position - low);
  }
}

/** A fresh accumulator for a function by name. */
export function accumulatorFor(name: string): Accumulator {
  switch (name.toLowerCase()) {
    case 'count':
      return new Count();
    case 'sum':
      return new Sum();
    case 'avg':
      return new Average();
    case 'min':
      return new Extreme(1);
    case 'max':
      return new Extreme(-1);
    case 'collect':
      return new Collect();
    case 'stdev':
      return new Deviation(false);
    case 'stdevp':
      return new Deviation(true);
    case 'percentilecont':
      return new Percentile(true);
    default:
      return new Percentile(false);
  }
}
