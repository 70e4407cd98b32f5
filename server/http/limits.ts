/** How much one address may ask: so many requests a minute, and so many at once. */
import type { NextFunction, Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { SaysoError } from '#model/errors.ts';

/** The largest body that is read: a draft of a view with 2,000 nodes and its history is half of it. */
export const BODY_LIMIT = 1_000_000;
/** How many requests of one address are answered at once. */
export const CONCURRENT_REQUESTS = 48;

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? 'unknown');
}

/** Refuses an address that asked too often in the last minute. */
export function rateLimits(requestsPerMinute: number) {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: addressOf,
    // Its own checks write to the console, about proxies that SAYSO_ORIGIN already speaks of.
    validate: false,
    handler: (_request, response, next) => {
      next(new SaysoError('TOO_MANY_REQUESTS', { seconds: String(response.getHeader('Retry-After') ?? 60) }));
    },
  });
}

/** Refuses an address that has too many requests under way. */
export function concurrencyLimit(most: number) {
  const underWay = new Map<string, number>();
  return (request: Request, response: Response, next: NextFunction): void => {
    const address = addressOf(request);
    const count = underWay.get(address) ?? 0;
    if (count >= most) {
      response.setHeader('Retry-After', '1');
      next(new SaysoError('TOO_MANY_REQUESTS', { seconds: 1 }));
      return;
    }
    underWay.set(address, count + 1);
    response.once('close', () => {
      const left = (underWay.get(address) ?? 1) - 1;
      if (left === 0) underWay.delete(address);
      else underWay.set(address, left);
    });
    next();
  };
}
