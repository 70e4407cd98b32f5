/** Texts that are made to hurt a parser: milliseconds of processor time for each 10 kB, parsed or refused. */
import { CypherError } from '#cypher/language/errors.ts';
import { parse } from '#cypher/language/parser.ts';
import { percentile, rounded } from './figures.ts';

const TEXTS: readonly (readonly [string, string])[] = [
  ['100 nested CASE', `RETURN ${'CASE WHEN true THEN '.repeat(100)}1${' END'.repeat(100)}`],
  ['5,000 nested parentheses', `RETURN ${'('.repeat(5000)}1${')'.repeat(5000)}`],
  ['1 MB of (', `RETURN ${'('.repeat(1_000_000)}`],
  ['1 MB of [x IN', `RETURN ${'[x IN '.repeat(170_000)}`],
  ['100 kB of OR', `RETURN ${'a.b = 1 OR '.repeat(9000)}true`],
  ['100 kB of patterns', `MATCH ${'(a)-[:R]->(b), '.repeat(6500)}(c) RETURN c`],
];
const ASKED = 10;
const TIMES = 9;

function once(text: string): { processor: number; outcome: string } {
  const before = process.cpuUsage();
  let outcome = 'parsed';
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    outcome = 'refused';
  }
  const { user, system } = process.cpuUsage(before);
  return { processor: (user + system) / 1000, outcome };
}

/** Prints a line a text. */
export function measureParser(): void {
  process.stdout.write('parser as a target\n');
  for (const [name, text] of TEXTS) {
    const runs = Array.from({ length: TIMES }, () => once(text));
    const units = Math.max(1, text.length / 10_000);
    const each = runs.map(({ processor }) => processor / units);
    const [median, worst] = [percentile(each, 0.5), Math.max(...each)];
    const verdict = median < ASKED ? 'met' : 'MISSED';
    process.stdout.write(
      `  ${name} (${rounded(text.length / 1000)} kB, ${runs[0]?.outcome}): ${rounded(median)} ms, the worst ${rounded(worst)} ms per 10 kB; asked < ${ASKED}: ${verdict}\n`,
    );
  }
}
