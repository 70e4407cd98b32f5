/** One line a request in the log, with its id: at debug where all is well, louder where it is not. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pinoHttp } from 'pino-http';
import type { Log } from '../log.ts';

/** The address without what was asked: search texts and tokens are nobody's business later. */
function pathOf(url: string | undefined): string {
  return (url ?? '').split('?')[0] as string;
}

/** Logs requests when their answers end. */
export function requestLog(log: Log) {
  return pinoHttp({
    logger: log,
    genReqId: (_request: IncomingMessage, response: ServerResponse) => String(response.getHeader('X-Request-Id')),
    customLogLevel: (_request, response, error) => {
      if (response.statusCode >= 500 || error) return 'warn';
      return response.statusCode >= 400 ? 'info' : 'debug';
    },
    customAttributeKeys: { reqId: 'requestId', req: 'request', res: 'response', responseTime: 'ms' },
    quietReqLogger: true,
    // The error handler logs what went wrong; here it would be an error made up from the status.
    customErrorObject: (_request, _response, _error, { err: _made, ...fields }: Record<string, unknown>) => fields,
    serializers: {
      request: ({ method, url }: { method: string; url: string }) => ({ method, path: pathOf(url) }),
      response: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
  });
}
