/** An id for each request: it stands in the answer's header, in the body of an error and in the log. */
import { randomBytes } from 'node:crypto';
import type { Request, Response, NextFunction } from 'express';

const GIVEN = /^[\w.-]{1,64}$/;

/** The id of a request, as `requestId` gave it. */
export function requestIdOf(response: Response): string {
  return String(response.getHeader('X-Request-Id'));
}

/** Takes the id that a proxy gave, or makes one. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id');
  response.setHeader('X-Request-Id', given !== undefined && GIVEN.test(given) ? given : randomBytes(8).toString('hex'));
  next();
}
