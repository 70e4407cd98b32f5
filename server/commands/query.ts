/** `sayso query 'MATCH …'`: a question in Cypher, answered from the command line. */
import { readFile } from 'node:fs/promises';
import { SaysoError, type Position } from '#model/errors.ts';
import { csvLine } from '#formats/csv-rows.ts';
import { formatProblem } from '#model/problem.ts';
import type { WireMap, WireTagged, WireValue } from '#protocol/values.ts';
import { openQueries, type Sources } from '../compose.ts';
import { createLog } from '../log.ts';
import { PlainError } from '../plain-error.ts';
import type { QueryMessage } from '#contract/cypher/query-request.ts';
import { printError, printLine } from './printing.ts';
import type { QueryFormat } from './query-formats.ts';
import { tableText } from './table-text.ts';

export interface QueryOptions {
  readonly sources: Sources;
  readonly format: QueryFormat;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Seconds. */
  readonly deadline: number;
}

/** A value within another one: texts in quotes, so that their ends are seen. */
function memberText(value: WireValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  return cellText(value);
}

function mapText(map: WireMap): string {
  const members = Object.entries(map).map(([key, value]) => `${key}: ${memberText(value)}`);
  return `{${members.join(', ')}}`;
}

function taggedText(value: WireTagged): string {
  switch (value.kind) {
    case 'node':
      return `(${value.id})`;
    case 'relationship':
      return `[:${value.type} ${value.id}]`;
    case 'path': {
      const parts = value.nodes.flatMap((node, at) => [node, ...value.relationships.slice(at, at + 1)]);
      return parts.map(taggedText).join('–');
    }
    case 'point':
      return `(${value.coordinates.join(', ')})`;
    case 'map':
      return mapText(value.value);
    default:
      return String(value.value);
  }
}

/** A value as a cell of a table: nodes and relationships by id, all else as one would write it. */
function cellText(value: WireValue): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${(value as readonly WireValue[]).map(memberText).join(', ')}]`;
  return 'kind' in value ? taggedText(value as WireTagged) : mapText(value as WireMap);
}

class Printer {
  readonly #format: QueryFormat;
  readonly #lines: string[] = [];
  #columns: readonly string[] = [];
  failure: SaysoError | null = null;

  constructor(format: QueryFormat) {
    this.#format = format;
  }

  hear(message: QueryMessage): void {
    if (message.say === 'columns') {
      this.#columns = message.columns;
      if (this.#format === 'csv') process.stdout.write(csvLine(message.columns));
    } else if (message.say === 'text') this.#take(message.text);
    else if (message.say === 'failed') {
      const { code, details, position } = message.fault;
      this.failure = new SaysoError(code, details, position === null ? {} : { position });
    } else this.#end(message);
  }

  #take(text: string): void {
    if (this.#format === 'csv') process.stdout.write(text);
    else this.#lines.push(text);
  }

  #rowsHeard(): WireValue[][] {
    const lines = this.#lines.join('').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as WireValue[]);
  }

  #end({ summary, notices }: Extract<QueryMessage, { say: 'done' }>): void {
    const rows = this.#rowsHeard();
    for (const { message, position } of notices)
      printError(`note${position ? ` (${position.line}:${position.column})` : ''}: ${message}`);
    if (this.#format === 'json')
      printLine(
        JSON.stringify({ columns: this.#columns, rows, truncated: summary.budget !== null, notices, summary }, null, 2),
      );
    if (this.#format !== 'table') return;
    if (summary.plan !== null) {
      const steps = summary.plan.map((step) => [
        `${'  '.repeat(step.depth)}${step.operator}`,
        step.details,
        String(step.rows ?? step.estimatedRows),
      ]);
      printLine(tableText(['step', 'details', 'rows'], steps));
      return;
    }
    if (rows.length > 0)
      printLine(
        tableText(
          this.#columns,
          rows.map((row) => row.map(cellText)),
        ),
      );
    const cut = summary.budget === null ? '' : `; cut short by the budget of ${summary.budget}`;
    printError(`${summary.rows} ${summary.rows === 1 ? 'row' : 'rows'} in ${summary.ms.toFixed(1)} ms${cut}`);
  }
}

/** Reads parameters: JSON, or `@file` with JSON in it. */
export async function readParameterText(text: string): Promise<Readonly<Record<string, unknown>>> {
  const json = text.startsWith('@') ? await readFile(text.slice(1), 'utf8') : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new PlainError(`--params is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new PlainError(`--params may be a JSON object, such as '{"id": "mofcom"}'.`);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Runs a query over a folder or database and prints the answer. Exit status 1 where it fails. */
export async function runQueryCommand(text: string, options: QueryOptions): Promise<void> {
  const opened = await openQueries(options.sources, text, createLog('warn'));
  if (!opened.ok) {
    for (const problem of opened.problems) printError(formatProblem(problem));
    process.exitCode = 1;
    return;
  }
  const printer = new Printer(options.format);
  const limits = {
    deadlineMs: options.deadline * 1000,
    maxRows: 1_000_000,
    maxBytes: 512_000_000,
    maxPathElements: 10_000_000,
    maxMemory: 1024 * 1024 * 1024,
  };
  const form = options.format === 'csv' ? ('csv' as const) : ('lines' as const);
  const request = { text, parameters: options.parameters, plan: null, typed: false, form, limits };
  const { queries } = opened;
  try {
    await queries.run(request, (message) => printer.hear(message), new AbortController().signal);
  } finally {
    await queries.close();
  }
  const { failure } = printer;
  if (failure === null) return;
  const { position } = failure;
  const where = position ? `${position.line}:${position.column} ` : '';
  printError(`${where}${failure.message} ${failure.hint}`);
  if (position) printError(pointAt(text, position));
  process.exitCode = 1;
}

/** The line of a text with a mark under the place. */
function pointAt(text: string, { line, column }: Position): string {
  return `  ${text.split('\n')[line - 1] ?? ''}\n  ${' '.repeat(column - 1)}^`;
}
