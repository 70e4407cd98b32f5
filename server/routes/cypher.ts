/**
 * A question in Cypher. As JSON all rows come at once; as NDJSON and CSV they stream as they are found. A stream that
 * cannot be finished breaks off: half a file never looks like a whole one. NDJSON ends with the error in place of the summary.
 */
import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { SaysoError } from '#model/errors.ts';
import type { QueryNotice, QuerySummary } from '#protocol/values.ts';
import type { Dependencies } from '../dependencies.ts';
import { boundedCall } from '../http/call-context.ts';
import { endpoint, readBody, type Endpoint } from '../http/endpoint.ts';
import { errorBody } from '../http/error-handler.ts';
import { flag, readParameters } from '#contract/parameters.ts';
import { requestIdOf } from '../http/request-id.ts';
import { FRAMES } from '#contract/cypher/answer-text.ts';
import { HELD, limitsOf, queryAnswers, queryBody, STREAMED } from '#contract/cypher/query-body.ts';
import { errorOf, type QueryMessage, type QueryRequest } from '#contract/cypher/query-request.ts';
import type { RowForm } from '#contract/cypher/row-text.ts';

/** How much longer than its own deadline a request for a query may take: the worker is given time to yield. */
const GRACE_MS = 2000;

const query = z.strictObject({ typed: flag('whole floats say that they are floats') });

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
    else failed(errorOf(message.fault));
  };
}

function wholeAnswer(response: Response): Sink {
  const pieces: string[] = [];
  return {
    columns: (columns) => pieces.push(FRAMES.list.head(columns)),
    text: (text) => pieces.push(text),
    done: (summary, notices) => {
      pieces.push(FRAMES.list.tail(summary, notices));
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
    columns: (columns) => head(FRAMES.lines.head(columns)),
    text: write,
    done: (summary, notices) => {
      write(FRAMES.lines.tail(summary, notices));
      response.end();
    },
    // A browser drops what it has not yet read of a stream that breaks off: the error would be lost with it.
    broken: (error) => response.end(`${JSON.stringify(errorBody(error, requestIdOf(response)))}\n`),
  };
}

function csvAnswer(response: Response): Sink {
  const { head, write } = streamedAnswer(response, 'text/csv');
  return {
    columns: (columns) => head(FRAMES.csv.head(columns)),
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
  const asked = readBody(queryBody, request);
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
    limits: limitsOf(settings.deadline, form === 'list' ? HELD : STREAMED),
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
    body: queryBody,
    answers: queryAnswers,
    errors: ['QUERY_INVALID', 'QUERY_REFUSED', 'QUERY_FAILED', 'QUERY_DEADLINE', 'QUERY_TOO_LARGE'],
    answer: () => Promise.reject(new SaysoError('INTERNAL')),
  }),
  handle,
};
