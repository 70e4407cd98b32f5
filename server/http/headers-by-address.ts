/** Which security headers an address has, chosen before anything can go wrong, so that errors have them too. */
import type { NextFunction, Request, Response } from 'express';
import { embedHeaders, fileHeaders, pageHeaders, pictureHeaders } from './headers.ts';

/** Sets the headers of the request's address. */
export function headersByAddress(frameAncestors: string) {
  const page = pageHeaders();
  const embed = embedHeaders(frameAncestors);
  const file = fileHeaders();
  const picture = pictureHeaders();
  return (request: Request, response: Response, next: NextFunction): void => {
    const { path } = request;
    if (path.startsWith('/embed/')) embed(request, response, next);
    else if (path.startsWith('/v/') && /\.(svg|png|json)$/.test(path)) picture(request, response, next);
    else if (!path.startsWith('/api/') && !path.startsWith('/v/') && /\.\w+$/.test(path)) file(request, response, next);
    else page(request, response, next);
  };
}
