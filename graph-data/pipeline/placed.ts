/**
 * Records that know where they were written: text → YAML → schema → placed records, with every fault as a problem.
 */
import type { z } from 'zod';
import { nearest } from '#model/identity.ts';
import { parseYaml, type YamlPath, type YamlSource } from '#formats/yaml-source.ts';
import { shown, type Problem, type ProblemCode } from '#model/problem.ts';

/** A record and where it, and each of its parts, stands. */
export interface Placed<Record> {
  readonly record: Record;
  readonly file: string;
  /** A problem at a path inside the record. */
  readonly problem: (path: YamlPath, code: ProblemCode, found: string, expected: string, suggestion: string) => Problem;
}

type Issue = z.core.$ZodIssue;

function valueAt(value: unknown, path: YamlPath): unknown {
  let current = value;
  for (const step of path) {
    if (current === null || typeof current !== 'object') return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  array: 'a list',
  object: 'a record of fields',
};

function expectedOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return TYPE_WORDS[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  return issue.message;
}

function suggestionOf(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const [best] = nearest(value, issue.values.map(String), 1);
    return best === undefined ? '' : `Did you mean ${best}?`;
  }
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof value === 'number') {
    return `Put it in quotes: '${value}'.`;
  }
  return '';
}

function codeOf(issue: Issue, value: unknown): ProblemCode {
  if (issue.code === 'invalid_type') return value === undefined ? 'MISSING_FIELD' : 'WRONG_TYPE';
  if (issue.code === 'invalid_value' && value === undefined) return 'MISSING_FIELD';
  return 'BAD_VALUE';
}

function problemsOf(
  issue: Issue,
  file: string,
  source: YamlSource,
  base: YamlPath,
  schemaKeys: readonly string[],
): Problem[] {
  const path = [...base, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = issue.path.length === 0 ? schemaKeys : [];
      const [best] = nearest(key, known, 1);
      const fields = known.length > 0 ? `one of the fields ${known.join(', ')}` : 'a field that the record has';
      return {
        file,
        ...source.positionOfKey([...path, key]),
        code: 'UNKNOWN_FIELD' as const,
        found: `the field ${shown(key)}`,
        expected: fields,
        suggestion: best === undefined ? 'Leave it out, or write it into "note".' : `Did you mean ${best}?`,
      };
    });
  }
  const value = valueAt(source.value, path);
  const missing = value === undefined;
  return [
    {
      file,
      ...source.positionOf(path),
      code: codeOf(issue, value),
      found: missing && path.length > 0 ? `no "${String(path.at(-1))}"` : shown(value),
      expected: expectedOf(issue),
      suggestion: suggestionOf(issue, value),
    },
  ];
}

function place<Record>(record: Record, file: string, source: YamlSource, base: YamlPath): Placed<Record> {
  return {
    record,
    file,
    problem: (path, code, found, expected, suggestion) => ({
      file,
      ...source.positionOf([...base, ...path]),
      code,
      found,
      expected,
      suggestion,
    }),
  };
}

function parse(text: string, file: string): { source: YamlSource } | { problems: Problem[] } {
  const result = parseYaml(text);
  if (result.ok) return { source: result.source };
  return {
    problems: result.faults.map(({ position, message }) => ({
      file,
      ...position,
      code: 'SYNTAX' as const,
      found: message,
      expected: 'YAML 1.2 without aliases',
      suggestion: 'Check indentation and quotes just before this place.',
    })),
  };
}

/** Reads a file that is one record. */
export function readRecord<Shape extends z.ZodRawShape>(
  text: string,
  file: string,
  schema: z.ZodObject<Shape>,
): { placed: Placed<z.infer<z.ZodObject<Shape>>> | null; problems: Problem[] } {
  const parsed = parse(text, file);
  if ('problems' in parsed) return { placed: null, problems: parsed.problems };
  const result = schema.safeParse(parsed.source.value);
  if (result.success) return { placed: place(result.data, file, parsed.source, []), problems: [] };
  const keys = Object.keys(schema.shape);
  return {
    placed: null,
    problems: result.error.issues.flatMap((issue) => problemsOf(issue, file, parsed.source, [], keys)),
  };
}

/** What a file of records gave. `faultyIds`: the ids of records that are there but not as they should be; null where the file could not be parsed. */
export interface RecordsRead<Record> {
  readonly placed: Placed<Record>[];
  readonly problems: Problem[];
  readonly faultyIds: readonly string[] | null;
}

/** Reads a file that is a list of records. The good ones come back even where others are faulty. */
export function readRecords<Shape extends z.ZodRawShape>(
  text: string,
  file: string,
  schema: z.ZodObject<Shape>,
): RecordsRead<z.infer<z.ZodObject<Shape>>> {
  const parsed = parse(text, file);
  if ('problems' in parsed) return { placed: [], problems: parsed.problems, faultyIds: null };
  const { source } = parsed;
  if (!Array.isArray(source.value)) {
    const found = shown(source.value);
    const problem = {
      file,
      line: 1,
      column: 1,
      code: 'WRONG_TYPE' as const,
      found,
      expected: 'a list of records',
      suggestion: 'Begin each record with "- id: …".',
    };
    return { placed: [], problems: [problem], faultyIds: null };
  }
  const placed: Placed<z.infer<z.ZodObject<Shape>>>[] = [];
  const problems: Problem[] = [];
  const faultyIds: string[] = [];
  const keys = Object.keys(schema.shape);
  source.value.forEach((value: unknown, index) => {
    const result = schema.safeParse(value);
    if (result.success) placed.push(place(result.data, file, source, [index]));
    else {
      problems.push(...result.error.issues.flatMap((issue) => problemsOf(issue, file, source, [index], keys)));
      faultyIds.push(...idsIn(value));
    }
  });
  return { placed, problems, faultyIds };
}

/** The id of a record, and those of its claims, whatever else is wrong with it. */
function idsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  const { id, claims } = value as { id?: unknown; claims?: unknown };
  return [...(typeof id === 'string' ? [id] : []), ...(Array.isArray(claims) ? claims.flatMap(idsIn) : [])];
}
