/**
 * A question of the contract: what it takes and answers as zod schemas, and how it is answered from data that is ready.
 * It knows nothing of who carries it: the server answers it over HTTP, the page from data of its own.
 */
import { z } from 'zod';
import { type ErrorCode, SaysoError } from '#model/errors.ts';
import type { NameIndex } from '#graph/name-index.ts';
import type { Gloss, Opening } from '#protocol/rows.ts';
import type { CallContext, GraphStore } from '#store/port.ts';

/** A set of data that is ready to answer. */
export interface AnswerData {
  readonly store: GraphStore;
  readonly names: NameIndex;
  readonly title: Gloss;
  /** What is opened first; null where the data tells a story of its own. */
  readonly opening: Opening | null;
  readonly dataVersion: string;
}

/** What was asked, checked, with the data to answer it from. */
export interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly data: AnswerData;
  readonly call: CallContext;
}

/** What a question takes and gives, whatever it is answered from. */
export interface Shape<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly method: 'get' | 'post';
  /** As in OpenAPI: `/api/entities/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answers: Answer;
  /** Errors beyond those that every address can give. */
  readonly errors?: readonly ErrorCode[];
}

/** A question with every schema there. */
export interface Question {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  readonly answers: z.ZodType;
  readonly errors: readonly ErrorCode[];
  readonly answer: (asked: Asked<never, never, never>) => Promise<unknown>;
}

/** Of a question that takes none. */
export const NOTHING = z.strictObject({});

/** Defines a question. */
export function question<
  Answer extends z.ZodType,
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodType = z.ZodUndefined,
>(
  definition: Shape<Params, Query, Body, Answer> & {
    readonly answer: (asked: Asked<z.infer<Params>, z.infer<Query>, z.infer<Body>>) => Promise<z.input<Answer>>;
  },
): Question {
  const { params = NOTHING, query = NOTHING, body = null, errors = [], ...rest } = definition;
  return { ...rest, params, query, body, errors };
}

/** A body as its schema has it. Throws BAD_BODY. */
export function fittingBody<Body extends z.ZodType>(schema: Body, given: unknown): z.infer<Body> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `;
  throw new SaysoError('BAD_BODY', { reason: `${where}${issue?.message ?? 'it is of another shape'}` });
}
