/**
 * An endpoint of the API: what it takes and answers as zod schemas, and how it answers.
 * Routes, checks of parameters and the OpenAPI document are made from the same definition.
 */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { SaysoError } from '#model/errors.ts';
import { type Asked, fittingBody, NOTHING, type Question, type Shape } from '#contract/question.ts';
import type { Dependencies } from '../dependencies.ts';
import { boundedCall } from './call-context.ts';
import { readParameters } from '#contract/parameters.ts';

/** What a request asked, checked, with the data that was served when it came. */
interface Requested<Params, Query, Body> extends Asked<Params, Query, Body> {
  readonly dependencies: Dependencies;
  readonly request: Request;
}

interface Definition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> extends Shape<Params, Query, Body, Answer> {
  /** The status of a good answer; 200 when not given. */
  readonly status?: 201;
  readonly answer: (asked: Requested<z.infer<Params>, z.infer<Query>, z.infer<Body>>) => Promise<z.input<Answer>>;
}

/** An endpoint as the app mounts and the OpenAPI document describes it. */
export interface Endpoint extends Omit<Question, 'answer'> {
  readonly status: number;
  readonly handle: (request: Request, response: Response, dependencies: Dependencies) => Promise<void>;
}

/** The body of a request as its schema has it. Throws BAD_BODY, UNSUPPORTED_MEDIA_TYPE. */
export function readBody<Body extends z.ZodType>(schema: Body | undefined, request: Request): z.infer<Body> {
  if (schema === undefined) return undefined as z.infer<Body>;
  if (!request.is('application/json')) {
    throw new SaysoError('UNSUPPORTED_MEDIA_TYPE', { type: request.get('content-type') ?? 'nothing' });
  }
  return fittingBody(schema, request.body);
}

/** Defines an endpoint. */
export function endpoint<
  Answer extends z.ZodType,
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: Definition<Params, Query, Body, Answer>): Endpoint {
  const { method, path, summary, tag, answers, answer, status = 200, errors = [] } = definition;
  const params = definition.params ?? (NOTHING as unknown as Params);
  const query = definition.query ?? (NOTHING as unknown as Query);
  const handle = async (request: Request, response: Response, dependencies: Dependencies): Promise<void> => {
    const { served, settings, log } = dependencies;
    const asked = {
      params: readParameters(params, request.params),
      query: readParameters(query, request.query),
      body: readBody(definition.body, request),
      request,
      dependencies,
    };
    const { data, release } = served.take((error) => log.error({ err: error }, 'the old data could not be closed'));
    try {
      const { call, bounded } = boundedCall(response, settings.deadline);
      const result = await bounded(answer({ ...asked, data, call }));
      response.status(status).set('Cache-Control', 'no-cache').json(result);
    } finally {
      release();
    }
  };
  return { method, path, summary, tag, params, query, body: definition.body ?? null, answers, status, errors, handle };
}

/** A question of the contract as an endpoint. */
export function answering({ body, ...asked }: Question): Endpoint {
  return endpoint({ ...asked, ...(body === null ? {} : { body }), answer: (given) => asked.answer(given as never) });
}
