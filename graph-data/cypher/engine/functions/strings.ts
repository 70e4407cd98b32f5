/** Functions on text. Positions and lengths count code points. */
import { listOf, typeOf, type TypeName } from '../check/types.ts';
import { argumentError, typeError, typeName } from '../values/errors.ts';
import { codePointLength, codePoints } from '../values/text.ts';
import { isList, type Value } from '../values/value.ts';
import { define, type FunctionDefinition } from './definition.ts';

const STRING: readonly TypeName[] = ['STRING'];
const INTEGER: readonly TypeName[] = ['INTEGER'];
const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

function text(name: string, value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw typeError(`${name}() takes no ${typeName(value ?? null)}`);
}

function count(name: string, value: Value | undefined): number {
  if (typeof value !== 'bigint') throw typeError(`${name}() takes a whole number, no ${typeName(value ?? null)}`);
  if (value < 0n) throw argumentError(`${name}() takes no negative number`, 'NumberOutOfRange');
  return Number(value);
}

/** A function from text to text. */
function mapped(name: string, compute: (value: string) => string): FunctionDefinition {
  return define(name, [1, 1], [STRING], 'STRING', ([value]) => compute(text(name, value)));
}

function substring(args: readonly Value[]): string {
  const points = codePoints(text('substring', args[0]));
  const start = count('substring', args[1]);
  return points.slice(start, args[2] === undefined ? undefined : start + count('substring', args[2])).join('');
}

function split(args: readonly Value[]): string[] {
  const whole = text('split', args[0]);
  const separators = isList(args[1] ?? null)
    ? (args[1] as readonly Value[]).map((s) => text('split', s))
    : [text('split', args[1])];
  return separators.reduce(
    (parts, separator) => parts.flatMap((part) => (separator === '' ? codePoints(part) : part.split(separator))),
    [whole],
  );
}

function trimmed(name: string, args: readonly Value[], ends: { start: boolean; end: boolean }): string {
  const whole = text(name, args[0]);
  if (args[1] === undefined) {
    const left = ends.start ? whole.trimStart() : whole;
    return ends.end ? left.trimEnd() : left;
  }
  const points = codePoints(whole);
  const out = new Set(codePoints(text(name, args[1])));
  let start = 0;
  let end = points.length;
  while (ends.start && start < end && out.has(points[start] as string)) start++;
  while (ends.end && end > start && out.has(points[end - 1] as string)) end--;
  return points.slice(start, end).join('');
}

function normalize(args: readonly Value[]): string {
  const form = args[1] === undefined ? 'NFC' : text('normalize', args[1]).toUpperCase();
  const known = FORMS.find((other) => other === form);
  if (known === undefined) throw argumentError(`normalize() knows ${FORMS.join(', ')}, not ${form}`);
  return text('normalize', args[0]).normalize(known);
}

function trimming(name: string, start: boolean, end: boolean): FunctionDefinition {
  return define(name, [1, 2], [STRING], 'STRING', (args) => trimmed(name, args, { start, end }));
}

function reversed(value: Value): Value {
  if (isList(value)) return value.toReversed();
  return codePoints(text('reverse', value)).reverse().join('');
}

export const STRING_FUNCTIONS: readonly FunctionDefinition[] = [
  mapped('toLower', (value) => value.toLowerCase()),
  mapped('lower', (value) => value.toLowerCase()),
  mapped('toUpper', (value) => value.toUpperCase()),
  mapped('upper', (value) => value.toUpperCase()),
  trimming('trim', true, true),
  trimming('btrim', true, true),
  trimming('ltrim', true, false),
  trimming('rtrim', false, true),
  define('left', [2, 2], [STRING, INTEGER], 'STRING', ([value, length]) =>
    codePoints(text('left', value)).slice(0, count('left', length)).join(''),
  ),
  define('right', [2, 2], [STRING, INTEGER], 'STRING', ([value, length]) => {
    const points = codePoints(text('right', value));
    return points.slice(Math.max(0, points.length - count('right', length))).join('');
  }),
  define('substring', [2, 3], [STRING, INTEGER], 'STRING', substring),
  define('replace', [3, 3], [STRING], 'STRING', ([value, search, replacement]) =>
    text('replace', value).replaceAll(text('replace', search), () => text('replace', replacement)),
  ),
  define('split', [2, 2], [STRING, ['STRING', 'LIST']], () => listOf(typeOf('STRING')), split),
  define(
    'reverse',
    [1, 1],
    [['STRING', 'LIST']],
    (types) => types[0] ?? typeOf('ANY'),
    ([value = null]) => reversed(value),
  ),
  define('normalize', [1, 2], [STRING], 'STRING', normalize),
  define('char_length', [1, 1], [STRING], 'INTEGER', ([value]) => BigInt(codePointLength(text('char_length', value)))),
  define('character_length', [1, 1], [STRING], 'INTEGER', ([value]) =>
    BigInt(codePointLength(text('character_length', value))),
  ),
];
