/** The one error handler: every error leaves as the one shape, or as a page where a person asked for a page. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import { SaysoError } from '#model/errors.ts';
import type { Log } from '../log.ts';
import { errorPage } from '../pages/error-page.ts';
import { ClientGone } from './call-context.ts';
import { BODY_LIMIT } from './limits.ts';
import { requestIdOf } from './request-id.ts';

/** What express and its body reader throw: an error with a type or a status. */
function fromExpress(error: { type?: unknown; status?: unknown }, request: Request): SaysoError | null {
  switch (error.type) {
    case 'entity.too.large':
      return new SaysoError('PAYLOAD_TOO_LARGE', { limit: BODY_LIMIT });
    case 'entity.parse.failed':
      return new SaysoError('BAD_BODY', { reason: 'it is not JSON' });
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new SaysoError('UNSUPPORTED_MEDIA_TYPE', { type: request.get('content-type') ?? 'nothing' });
    default: {
      const ofTheRequest = typeof error.status === 'number' && error.status >= 400 && error.status < 500;
      return ofTheRequest ? new SaysoError('BAD_BODY', { reason: 'it cannot be read' }) : null;
    }
  }
}

function catalogued(error: unknown, request: Request): SaysoError {
  if (error instanceof SaysoError) return error;
  // A percent sign without its digits: express cannot decode the path.
  if (error instanceof URIError) return new SaysoError('NOT_FOUND', { path: request.path });
  const known = typeof error === 'object' && error !== null ? fromExpress(error, request) : null;
  return known ?? new SaysoError('INTERNAL', {}, { cause: error });
}

/** An error as it crosses the wire. */
export function errorBody(error: SaysoError, requestId: string) {
  const { code, message, hint, position } = error;
  return { error: { code, message, hint, ...(position ? { position } : {}), requestId } };
}

function wantsPage(request: Request): boolean {
  const file = /\.(svg|png|json|js|css|woff2)$/.test(request.path);
  return !file && !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html';
}

function send(error: SaysoError, request: Request, response: Response): void {
  response.status(error.status).set('Cache-Control', 'no-store');
  if (error.status === 503) response.set('Retry-After', '1');
  if (wantsPage(request)) response.type('html').send(errorPage(error, request.acceptsLanguages(['en', 'zh'])));
  else response.json(errorBody(error, requestIdOf(response)));
}

/** Logs what is ours, tells what is theirs. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    if (thrown instanceof ClientGone) return;
    const error = catalogued(thrown, request);
    const requestId = requestIdOf(response);
    if (error.status === 500) log.error({ err: error.cause ?? error, requestId }, 'a request failed');
    if (response.headersSent) response.destroy();
    else send(error, request, response);
  };
}
