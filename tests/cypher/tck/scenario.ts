/** Runs one scenario of the kit and says how it went. */
import type { TypeName } from '#cypher/engine/check/types.ts';
import { query, queryAll } from '#cypher/engine/engine.ts';
import { ProcedureCatalogue } from '#cypher/engine/functions/builtin-procedures.ts';
import type { Procedure } from '#cypher/engine/functions/procedures.ts';
import { equals } from '#cypher/engine/values/compare.ts';
import type { Value } from '#cypher/engine/values/value.ts';
import { CypherError } from '#cypher/language/errors.ts';
import { parse } from '#cypher/language/parser.ts';
import { buildGraph } from '#graph/builder.ts';
import { canonicalCell, canonicalValue } from './canonical.ts';
import type { Scenario, Step } from './gherkin.ts';
import { Records } from './set-up.ts';

export type Outcome =
  | { readonly kind: 'out of scope' }
  | { readonly kind: 'value' | 'error'; readonly failure: string | null };

const options = { clock: () => Date.UTC(2026, 3, 1), random: Math.random };
const WRITES = new Set(['Create', 'Merge', 'Set', 'Remove', 'Delete', 'Foreach']);

/** Whether a query writes. */
export function writes(text: string): boolean {
  try {
    return parse(text).query.parts.some((part) => part.clauses.some((clause) => WRITES.has(clause.kind)));
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    return /\b(CREATE|MERGE|SET|DELETE|REMOVE)\b/i.test(text.replace(/'[^']*'/g, ''));
  }
}

function valueOf(text: string): Value {
  const empty = buildGraph({ nodes: [], relationships: [] }, '');
  return queryAll(empty, `RETURN ${text} AS value`, options).rows[0]?.[0] ?? null;
}

/** The parameters that a step gives. */
export function parameters(step: Step | undefined): Map<string, Value> {
  return new Map((step?.table ?? []).map(([name = '', text = '']) => [name, valueOf(text)] as const));
}

function fields(text: string): { name: string; type: TypeName }[] {
  return text
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '')
    .map((field) => {
      const [name = '', type = ''] = field.split('::').map((part) => part.trim());
      return { name, type: type.replace('?', '') as TypeName };
    });
}

/** `test.my.proc(in :: INTEGER?) :: (out :: STRING?):` with its rows. */
function procedure(step: Step): Procedure {
  const match = /^there exists a procedure ([\w.]+)\((.*?)\) :: \((.*?)\)\s*:?$/.exec(step.text);
  if (match === null) throw new Error(`unknown declaration: ${step.text}`);
  const inputs = fields(match[2] as string);
  const outputs = fields(match[3] as string);
  const rows = step.table.slice(1).map((row) => row.map(valueOf));
  return {
    name: match[1] as string,
    inputs,
    outputs,
    run: (args) =>
      rows
        .filter((row) =>
          inputs.every(
            (_, index) =>
              (row[index] === null && args[index] === null) || equals(row[index] ?? null, args[index] ?? null) === true,
          ),
        )
        .map((row) => row.slice(inputs.length)),
  };
}

function matchesError(step: Step, error: CypherError): string | null {
  const wanted = /^an? (\w+) should be raised at ([\w ]+): (\S+)$/.exec(step.text);
  const [, errorClass, phase, detail] = wanted ?? [];
  const found = `${error.errorClass} at ${error.phase}: ${error.detail} (${error.message})`;
  const same =
    error.errorClass === errorClass &&
    (detail === '*' || error.detail === detail) &&
    (phase === 'any time' || error.phase === phase);
  return same ? null : `expected ${errorClass} at ${phase}: ${detail}, got ${found}`;
}

function compareTables(step: Step, columns: readonly string[], rows: string[][]): string | null {
  const unorderedLists = step.text.includes('ignoring element order');
  const [header = [], ...expected] = step.table;
  if (step.text === 'the result should be empty')
    return rows.length === 0 ? null : `expected no rows, got ${rows.length}`;
  if (header.join('|') !== columns.join('|')) return `expected columns ${header.join(', ')}, got ${columns.join(', ')}`;
  const wanted = expected.map((row) => row.map((cell) => canonicalCell(cell, { unorderedLists })).join(' | '));
  const got = rows.map((row) => row.join(' | '));
  if (!step.text.includes('in order')) {
    wanted.sort();
    got.sort();
  }
  return wanted.join('\n') === got.join('\n') ? null : `expected\n${wanted.join('\n')}\ngot\n${got.join('\n')}`;
}

/** Runs a scenario; `namedGraph` gives the statements of a graph that the kit has by name. */
export function runScenario(scenario: Scenario, namedGraph: (name: string) => string): Outcome {
  const records = new Records();
  const procedures: Procedure[] = [];
  const { steps } = scenario;
  const underTest = steps.find((step) => step.text === 'executing query:');
  const text = underTest?.doc ?? null;
  if (text === null || writes(text)) return { kind: 'out of scope' };
  const raised = steps.find((step) => step.text.includes('should be raised'));
  const result = steps.find((step) => step.text.startsWith('the result should be'));
  const setUp = (step: Step): void => {
    const named = /^the (binary-tree-\d) graph$/.exec(step.text);
    if (named !== null) records.run(namedGraph(named[1] as string));
    if (step.text === 'having executed:') records.run(step.doc as string);
    if (step.text.startsWith('there exists a procedure')) procedures.push(procedure(step));
  };
  const kind = raised === undefined ? 'value' : 'error';
  try {
    steps.forEach(setUp);
    const graph = records.graph();
    const run = query(graph, text, {
      ...options,
      parameters: parameters(steps.find((step) => step.text === 'parameters are:')),
      procedures: new ProcedureCatalogue(procedures),
    });
    const unorderedLists = result?.text.includes('ignoring element order') ?? false;
    const rows: string[][] = [];
    for (let part = run.next(); part !== null; part = run.next()) {
      for (const row of part) rows.push(row.map((value) => canonicalValue(graph, value, { unorderedLists })));
    }
    if (raised !== undefined) return { kind, failure: `expected "${raised.text}", got ${rows.length} rows` };
    return { kind, failure: result === undefined ? 'no expectation' : compareTables(result, run.columns, rows) };
  } catch (error) {
    if (error instanceof CypherError) {
      if (raised !== undefined) return { kind, failure: matchesError(raised, error) };
      return { kind, failure: `${error.errorClass} ${error.detail}: ${error.message}` };
    }
    return {
      kind,
      failure:
        error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join('\n') : String(error),
    };
  }
}
