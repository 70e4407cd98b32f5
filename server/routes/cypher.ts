/**
 * A question in Cypher. As JSON all rows come at once; as NDJSON and CSV they stream as they are found. A stream that
 * cannot be finished breaks off: half a file never looks like a whole one. NDJSON ends with the error in place of the summary.
 */
import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { SaysoError } from '#model/errors.ts';
import { csvLine } from '#formats/csv-rows.ts';
import type { QueryNotice, QuerySummary } from '#protocol/values.ts';
import type { Dependencies } from '../dependencies.ts';
import { boundedCall } from '../http/call-context.ts';
import { endpoint, readBody, type Endpoint } from '../http/endpoint.ts';
import { errorBody } from '../http/error-handler.ts';
import { flag, readParameters } from '#contract/parameters.ts';
import { isNestedOver, MAX_PARAMETER_DEPTH } from '#store/query-values.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { QueryLimits, QueryMessage, QueryRequest } from '#contract/cypher/query-request.ts';
import type { RowForm } from '#contract/cypher/row-text.ts';

/** How much longer than its own deadline a request for a query may take: the worker is given time to yield. */
const GRACE_MS = 2000;
const MOST_MEMORY = 256 * 1024 * 1024;
const MOST_PATH_ELEMENTS = 200_000;
const WHOLE = { maxRows: 10_000, maxBytes: 16_000_000 };
const STREAMED = { maxRows: 1_000_000, maxBytes: 64_000_000 };

const body = z.strictObject({
  query: z.string().describe('Cypher, reading only'),
  parameters: z
    .record(z.string(), z.unknown())
    .refine((all) => !isNestedOver(all, MAX_PARAMETER_DEPTH + 1), `nested more than ${MAX_PARAMETER_DEPTH} deep`)
    .optional()
    .describe('values for $names; whole numbers are INTEGER'),
  plan: z.enum(['explain', 'profile']).optional().describe('the plan alone, or with what each step did'),
});
const query = z.strictObject({ typed: flag('whole floats say that they are floats') });

const position = z.object({ line: z.number().int(), column: z.number().int() });
const answers = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())).describe('values as the contract has them: docs/reference/cypher.md'),
  truncated: z.boolean().describe('there are more rows; summary.budget says what cut them short'),
  notices: z.array(z.object({ code: z.string(), message: z.string(), position: position.nullable() })),
  summary: z.object({
    rows: z.number().int(),
    ms: z.number(),
    budget: z.string().nullable(),
    plan: z.array(z.unknown()).nullable(),
  }),
});

function limitsOf(deadlineMs: number, size: Pick<QueryLimits, 'maxRows' | 'maxBytes'>): QueryLimits {
  return { deadlineMs, ...size, maxPathElements: MOST_PATH_ELEMENTS, maxMemory: MOST_MEMORY };
}

function failure({ fault }: Extract<QueryMessage, { say: 'failed' }>): SaysoError {
  return new SaysoError(fault.code, fault.details, fault.position === null ? {} : { position: fault.position });
}

/** What a form of the answer does with what the worker says. */
interface Sink {
  readonly columns: (columns: readonly string[]) => void;
  readonly text: (text: string) => void;
  readonly done: (summary: QuerySummary, notices: readonly QueryNotice[]) => void;
  /** Says what went wrong after rows had gone out; absent where the form has no place for it. */
  readonly broken?: (error: SaysoError) => void;
}

function hear(sink: Sink, failed: (error: SaysoError) => void): (message: QueryMessage) => void {
  return (message) => {
    if (message.say === 'columns') sink.columns(message.columns);
    else if (message.say === 'text') sink.text(message.text);
    else if (message.say === 'done') sink.done(message.summary, message.notices);
    else failed(failure(message));
  };
}

function wholeAnswer(response: Response): Sink {
  let names: readonly string[] = [];
  const pieces: string[] = [];
  return {
    columns: (columns) => (names = columns),
    text: (text) => pieces.push(text),
    done: (summary, notices) => {
      const tail = JSON.stringify({ truncated: summary.budget !== null, notices, summary });
      pieces.unshift(`{"columns":${JSON.stringify(names)},"rows":[`);
      pieces.push(`],${tail.slice(1)}`);
      // Piece by piece, as the reader takes it: written at once, a large answer would hold up everyone else's.
      Readable.from(pieces).pipe(response.type('json'));
    },
  };
}

/** Streams text. What fails before the first row is an answer of its own, with a status: the head waits till then. */
function streamedAnswer(
  response: Response,
  type: string,
): { head: (text: string) => void; write: (text: string) => void } {
  let head = '';
  return {
    head: (text) => (head = text),
    write: (text) => {
      if (!response.headersSent) response.type(type);
      response.write(head + text);
      head = '';
    },
  };
}

function ndjsonAnswer(response: Response): Sink {
  const { head, write } = streamedAnswer(response, 'application/x-ndjson');
  return {
    columns: (columns) => head(`${JSON.stringify({ columns })}\n`),
    text: write,
    done: (summary, notices) => {
      write(`${JSON.stringify({ truncated: summary.budget !== null, notices, summary })}\n`);
      response.end();
    },
    // A browser drops what it has not yet read of a stream that breaks off: the error would be lost with it.
    broken: (error) => response.end(`${JSON.stringify(errorBody(error, requestIdOf(response)))}\n`),
  };
}

function csvAnswer(response: Response): Sink {
  const { head, write } = streamedAnswer(response, 'text/csv');
  return {
    columns: (columns) => head(csvLine(columns)),
    text: write,
    done: ({ budget }) => {
      write('');
      // CSV has no place to say that rows are missing.
      if (budget === null) response.end();
      else response.destroy();
    },
  };
}

const FORMS: Readonly<Record<string, readonly [RowForm, (response: Response) => Sink]>> = {
  'application/x-ndjson': ['lines', ndjsonAnswer],
  'text/csv': ['csv', csvAnswer],
};

async function handle(request: Request, response: Response, dependencies: Dependencies): Promise<void> {
  const { served, settings, log } = dependencies;
  const asked = readBody(body, request);
  const { typed = false } = readParameters(query, request.query);
  const type = request.accepts(['application/json', 'application/x-ndjson', 'text/csv']);
  const [form, answer] = (type === false ? undefined : FORMS[type]) ?? (['list', wholeAnswer] as const);
  const sink = answer(response);
  const run: QueryRequest = {
    text: asked.query,
    parameters: asked.parameters ?? {},
    plan: asked.plan ?? null,
    typed,
    form,
    limits: limitsOf(settings.deadline, form === 'list' ? WHOLE : STREAMED),
  };
  const { data, release } = served.take((error) => log.error({ err: error }, 'the old data could not be closed'));
  try {
    const { call, bounded } = boundedCall(response, settings.deadline + GRACE_MS);
    let failed: SaysoError | null = null;
    response.set('Cache-Control', 'no-store');
    await bounded(
      data.queries.run(
        run,
        hear(sink, (error) => (failed = error)),
        call.signal,
        call.requestId,
      ),
    );
    if (failed !== null) throw failed as SaysoError;
  } catch (error) {
    if (!response.headersSent || !(error instanceof SaysoError) || sink.broken === undefined) throw error;
    sink.broken(error);
  } finally {
    release();
  }
}

export const cypher: Endpoint = {
  ...endpoint({
    method: 'post',
    path: '/api/cypher',
    summary: 'A question in Cypher: as JSON, or streamed as NDJSON or CSV by the Accept header',
    tag: 'Cypher',
    query,
    body,
    answers,
    errors: ['QUERY_INVALID', 'QUERY_REFUSED', 'QUERY_FAILED', 'QUERY_DEADLINE', 'QUERY_TOO_LARGE'],
    answer: () => Promise.reject(new SaysoError('INTERNAL')),
  }),
  handle,
};
