/**
 * Parameters of paths and queries. Each is a zod schema that also knows, in words, what it may be:
 * the same words stand in the OpenAPI document and in the error of a wrong value.
 */
import { z } from 'zod';
import { SaysoError } from '#model/errors.ts';
import { spanOfPartialDate } from '#model/time.ts';

const expectations = z.registry<{ expected: string }>();

/** A schema with the sentence about it and the words for what it may be. */
function described<Schema extends z.ZodType>(schema: Schema, about: string, expected: string): Schema {
  const whole = schema.meta({ description: `${about}: ${expected}` });
  expectations.add(whole, { expected });
  return whole;
}

/** The words for what a parameter may be, also where it was made optional afterwards. */
function expectedOf(schema: z.ZodType | undefined): string {
  const found = schema && expectations.get(schema);
  if (found) return found.expected;
  return schema instanceof z.ZodOptional ? expectedOf(schema.unwrap() as z.ZodType) : 'left out';
}

/** Free text of 1 to `most` characters. */
export function text(about: string, most: number): z.ZodString {
  return described(z.string().min(1).max(most), about, `text of 1 to ${most} characters`);
}

/** A readable id. */
export function id(about: string): z.ZodString {
  return described(z.string().min(1).max(300), about, 'an id, such as mofcom or S003-009');
}

/** A whole number in a range; `fallback` where it is not given. */
export function wholeNumber(about: string, least: number, most: number, fallback: number) {
  const digits = z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));
  return described(
    digits.default(fallback),
    about,
    `a whole number from ${least} to ${most} (${fallback} where not given)`,
  );
}

/** A whole number that is brought into its range rather than refused. */
export function clampedNumber(about: string, least: number, most: number, fallback: number) {
  const digits = z
    .string()
    .regex(/^\d{1,9}$/)
    .transform((digitsGiven) => Math.min(most, Math.max(least, Number(digitsGiven))));
  return described(
    digits.default(fallback),
    about,
    `a whole number, taken as the nearest from ${least} to ${most} (${fallback} where not given)`,
  );
}

/** One of a few words. */
export function oneOf<const Value extends string>(about: string, values: readonly Value[]) {
  return described(z.enum(values).optional(), about, `one of ${values.join(', ')}`);
}

/** One of a few words, with the one that is meant where none is given. */
export function oneOfOr<const Value extends string>(about: string, values: readonly Value[], fallback: NoInfer<Value>) {
  return described(
    z.enum(values).default(fallback as never),
    about,
    `one of ${values.join(', ')} (${fallback} where not given)`,
  );
}

/** A parameter as it was given; where it was repeated, with commas between. */
function whole(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : '';
}

function shown(value: unknown): string {
  const given = whole(value);
  return given.length > 100 ? `${given.slice(0, 100)}…` : given;
}

/** A list as it stands in an address: separated by commas, or the parameter repeated. */
function splitList(value: unknown): unknown {
  if (value === undefined) return undefined;
  const list = whole(value);
  return list === '' ? [] : list.split(',');
}

/** A list of known words. */
export function listOf<const Value extends string>(about: string, values: readonly Value[]) {
  return described(
    z.preprocess(splitList, z.array(z.enum(values)).max(100).optional()),
    about,
    `one or more of ${values.join(', ')}, separated by commas`,
  );
}

/** A list of ids. */
export function ids(about: string) {
  return described(
    z.preprocess(splitList, z.array(z.string().min(1).max(300)).max(1000).optional()),
    about,
    'ids, separated by commas (1000 at most)',
  );
}

/** A list of words that only the data knows. */
export function wordList(about: string) {
  return described(
    z.preprocess(splitList, z.array(z.string().min(1).max(64)).max(64).optional()),
    about,
    'words, separated by commas (64 at most)',
  );
}

/** true or false. */
export function flag(about: string) {
  const words = z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1');
  return described(words.optional(), about, 'true or false (1 or 0)');
}

/** A date of any precision, kept as written; `spanOfPartialDate` gives its days. */
export function date(about: string) {
  return described(
    z
      .string()
      .refine((value) => spanOfPartialDate(value) !== null)
      .optional(),
    about,
    'a day, month or year that exists, such as 2026-01-06, 2026-01 or 2026',
  );
}

/** The error of the first thing that does not fit. */
function refusal(schema: z.ZodObject, given: Readonly<Record<string, unknown>>, issue: z.core.$ZodIssue): SaysoError {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(schema.shape);
    return new SaysoError('UNKNOWN_PARAMETER', {
      parameter: shown(issue.keys[0]),
      expected: known.length > 0 ? known : 'no parameters',
    });
  }
  const parameter = String(issue.path[0]);
  const expected = expectedOf(schema.shape[parameter] as z.ZodType | undefined);
  const value = given[parameter];
  return value === undefined
    ? new SaysoError('MISSING_PARAMETER', { parameter, expected })
    : new SaysoError('BAD_PARAMETER', { parameter, value: shown(value), expected });
}

/** Reads the parameters of a request; throws BAD_, MISSING_ or UNKNOWN_PARAMETER. */
export function readParameters<Schema extends z.ZodObject>(
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
): z.infer<Schema> {
  const parsed = schema.safeParse({ ...given });
  if (parsed.success) return parsed.data;
  throw refusal(schema, given, parsed.error.issues[0] as z.core.$ZodIssue);
}
