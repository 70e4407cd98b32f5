/**
 * Answers only for names that are this server's own. A page on another site can make its name resolve to this machine
 * (DNS rebinding) and would then read everything as its own: the Host header gives it away.
 */
import { isIP } from 'node:net';
import type { NextFunction, Request, Response } from 'express';
import { SaysoError } from '#model/errors.ts';
import { isLoopback, type Settings } from '../settings.ts';

/** The host without its port; null where the header is missing or broken. */
function hostName(header: string | undefined): string | null {
  if (header === undefined || !URL.canParse(`http://${header}`)) return null;
  const { hostname } = new URL(`http://${header}`);
  return hostname.replace(/^\[|\]$/g, '');
}

/** Refuses requests for other hosts. Ports are not compared: forwarding changes them, rebinding needs a name. */
export function hostCheck({ host, origin }: Pick<Settings, 'host' | 'origin'>) {
  const own = new Set([host.toLowerCase()]);
  if (origin !== null) own.add(new URL(origin).hostname);
  const open = !isLoopback(host);
  return (request: Request, _response: Response, next: NextFunction): void => {
    const name = hostName(request.headers.host);
    const known = name !== null && (own.has(name) || isLoopback(name) || (open && isIP(name) > 0));
    next(known ? undefined : new SaysoError('HOST_NOT_ALLOWED', { host: request.headers.host ?? '' }));
  };
}
