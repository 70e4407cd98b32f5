/** Functions on numbers. */
import { NUMERIC, typeOf, type Type } from '../check/types.ts';
import { argumentError, fitting, typeError, typeName } from '../values/errors.ts';
import { isNumber, type Value } from '../values/value.ts';
import { define, type FunctionDefinition } from './definition.ts';

function number(name: string, value: Value | undefined): number {
  if (value !== undefined && isNumber(value)) return Number(value);
  throw typeError(`${name}() takes no ${typeName(value ?? null)}`, 'InvalidArgumentType');
}

/** A function from floats to a float. */
function real(name: string, compute: (x: number) => number): FunctionDefinition {
  return define(name, [1, 1], [NUMERIC], 'FLOAT', ([value]) => compute(number(name, value)));
}

function same(types: readonly Type[]): Type {
  return types[0] ?? typeOf('NUMBER');
}

function absolute(value: Value | undefined): Value {
  if (typeof value === 'bigint') return value < 0n ? fitting(-value) : value;
  return Math.abs(number('abs', value));
}

const MODES = ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN'] as const;

/** Rounds a scaled value to a whole number. Ties depend on the mode. */
function roundWhole(value: number, mode: string): number {
  const floor = Math.floor(value);
  const fraction = value - floor;
  const away = value < 0 ? floor : floor + 1;
  const toward = value < 0 ? floor + 1 : floor;
  if (fraction === 0) return value;
  switch (mode) {
    case 'UP':
      return away;
    case 'DOWN':
      return toward;
    case 'CEILING':
      return floor + 1;
    case 'FLOOR':
      return floor;
    default:
  }
  if (fraction !== 0.5) return fraction > 0.5 ? floor + 1 : floor;
  if (mode === 'HALF_DOWN') return toward;
  if (mode === 'HALF_EVEN') return floor % 2 === 0 ? floor : floor + 1;
  return away;
}

function round(args: readonly Value[]): Value {
  const value = number('round', args[0]);
  if (!Number.isFinite(value)) return value;
  const precision = args[1] === undefined ? 0 : number('round', args[1]);
  const mode = typeof args[2] === 'string' ? args[2].toUpperCase() : 'HALF_UP';
  if (!(MODES as readonly string[]).includes(mode))
    throw argumentError(`round() knows ${MODES.join(', ')}, not ${mode}`);
  if (precision < 0) throw argumentError('round() takes no negative precision', 'NumberOutOfRange');
  if (args[1] === undefined) return Math.floor(value + 0.5);
  // Scaling by way of the decimal text avoids 1.005 * 100 = 100.49999.
  const scaled = Number(`${value}e${precision}`);
  const rounded = Number.isNaN(scaled) ? value : Number(`${roundWhole(scaled, mode)}e-${precision}`);
  return Number.isNaN(rounded) ? value : rounded;
}

export const MATH_FUNCTIONS: readonly FunctionDefinition[] = [
  define('abs', [1, 1], [NUMERIC], same, ([value]) => absolute(value)),
  real('ceil', Math.ceil),
  define('ceiling', [1, 1], [NUMERIC], 'FLOAT', ([value]) => Math.ceil(number('ceiling', value))),
  real('floor', Math.floor),
  define('round', [1, 3], [NUMERIC, NUMERIC, ['STRING']], 'FLOAT', round),
  define('sign', [1, 1], [NUMERIC], 'INTEGER', ([value]) => BigInt(Math.sign(number('sign', value)) || 0)),
  define('isNaN', [1, 1], [NUMERIC], 'BOOLEAN', ([value]) => Number.isNaN(number('isNaN', value))),
  define('rand', [0, 0], [], 'FLOAT', (_, { random }) => random()),
  define('e', [0, 0], [], 'FLOAT', () => Math.E),
  define('pi', [0, 0], [], 'FLOAT', () => Math.PI),
  real('exp', Math.exp),
  real('log', Math.log),
  real('ln', Math.log),
  real('log10', Math.log10),
  real('sqrt', Math.sqrt),
  real('acos', Math.acos),
  real('asin', Math.asin),
  real('atan', Math.atan),
  define('atan2', [2, 2], [NUMERIC], 'FLOAT', ([y, x]) => Math.atan2(number('atan2', y), number('atan2', x))),
  real('cos', Math.cos),
  real('cosh', Math.cosh),
  real('sinh', Math.sinh),
  real('tanh', Math.tanh),
  real('cot', (x) => 1 / Math.tan(x)),
  real('coth', (x) => 1 / Math.tanh(x)),
  real('sin', Math.sin),
  real('tan', Math.tan),
  real('haversin', (x) => (1 - Math.cos(x)) / 2),
  real('degrees', (x) => (x * 180) / Math.PI),
  real('radians', (x) => (x * Math.PI) / 180),
];
