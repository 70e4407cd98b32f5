/** Parameters as fields of a form: found from the $names of a query, typed, and read into values of the contract. */
import { scan } from '#cypher/language/lexer.ts';

export const FIELD_TYPES = ['text', 'number', 'boolean', 'json'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** A value as it is typed into the form. */
export interface Field {
  readonly type: FieldType;
  readonly text: string;
}

export type Fields = Readonly<Record<string, Field>>;
export type FieldProblem = 'number' | 'json';

export const EMPTY_FIELD: Field = { type: 'text', text: '' };

/** The names of a query's parameters, each once, in the order of the text. */
export function parameterNames(text: string): string[] {
  const names = scan(text).tokens.filter(({ kind }) => kind === 'parameter');
  return [...new Set(names.map((token) => token.text))];
}

/** The field in which a value of the contract is typed. */
export function fieldOf(value: unknown): Field {
  if (typeof value === 'string') return { type: 'text', text: value };
  if (typeof value === 'boolean') return { type: 'boolean', text: String(value) };
  if (typeof value === 'number') return { type: 'number', text: String(value) };
  return { type: 'json', text: JSON.stringify(value) };
}

/** The fields in which values are typed. */
export function fieldsOf(values: Readonly<Record<string, unknown>>): Fields {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fieldOf(value)]));
}

type Read = { readonly value: unknown } | { readonly problem: FieldProblem };

/** Whole numbers are INTEGER, also those that no JSON number holds; what has a point or an exponent is FLOAT. */
function readNumber(text: string): Read {
  const written = text.trim();
  if (/^[+-]?\d+$/.test(written)) {
    const number = Number(written);
    if (Number.isSafeInteger(number)) return { value: number };
    return { value: { kind: 'integer', value: written.replace('+', '') } };
  }
  const number = Number(written);
  if (written === '' || !Number.isFinite(number)) return { problem: 'number' };
  return { value: Number.isInteger(number) ? { kind: 'float', value: number } : number };
}

function readField({ type, text }: Field): Read {
  if (type === 'text') return { value: text };
  if (type === 'boolean') return { value: text === 'true' };
  if (type === 'number') return readNumber(text);
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: 'json' };
  }
}

/** The values of the named fields, and what is wrong with those that have none. */
export function readFields(
  names: readonly string[],
  fields: Fields,
): { readonly values: Record<string, unknown>; readonly problems: Readonly<Record<string, FieldProblem>> } {
  const values: [string, unknown][] = [];
  const problems: [string, FieldProblem][] = [];
  for (const name of names) {
    const read = readField(Object.hasOwn(fields, name) ? (fields[name] as Field) : EMPTY_FIELD);
    if ('problem' in read) problems.push([name, read.problem]);
    else values.push([name, read.value]);
  }
  return { values: Object.fromEntries(values), problems: Object.fromEntries(problems) };
}
