/** The address under which people reach this server, for links that leave it. */
import type { Request } from 'express';
import type { Settings } from '../settings.ts';

/** The origin that is set, else the one that the request came to; the Host check has let only our own names through. */
export function publicOrigin(request: Request, { origin }: Pick<Settings, 'origin'>): string {
  return origin ?? `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}
