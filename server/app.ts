/** The app: what happens to a request, in order. It is made from its dependencies and starts nothing itself. */
import type { IncomingMessage } from 'node:http';
import { constants } from 'node:zlib';
import compression, { type CompressionOptions } from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { SaysoError } from '#model/errors.ts';
import type { Dependencies } from './dependencies.ts';
import { clientFiles } from './http/client-files.ts';
import type { Endpoint } from './http/endpoint.ts';
import { errorHandler } from './http/error-handler.ts';
import { headersByAddress } from './http/headers-by-address.ts';
import { hostCheck } from './http/host-check.ts';
import { BODY_LIMIT, CONCURRENT_REQUESTS, concurrencyLimit, rateLimits } from './http/limits.ts';
import { measure, nameRoute } from './http/metrics.ts';
import { publicOrigin } from './http/public-origin.ts';
import { requestId } from './http/request-id.ts';
import { requestLog } from './http/request-log.ts';
import { readClientPage } from './pages/client-page.ts';
import { ENDPOINTS } from './routes/endpoints.ts';
import { sendViewFile, sendViewPage, type ViewForm } from './views/view-routes.ts';

function isAnswer({ originalUrl }: IncomingMessage & { readonly originalUrl?: string }): boolean {
  return originalUrl?.startsWith('/api/') === true;
}

/**
 * What fits the first packets of a connection (ten of 1,460 bytes, RFC 6928) gains nothing by being smaller, and waits a
 * few milliseconds for it. The fast settings take a sixth of the processor time of the strong ones.
 */
const ANSWERS: CompressionOptions = {
  threshold: 14_600,
  level: 1,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
};

type Send = (request: Request, response: Response, dependencies: Dependencies) => Promise<void>;

interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly send: Send;
}

function endpointRoute({ method, path, handle }: Endpoint): Route {
  return { method, path: path.replace(/\{(\w+)\}/g, ':$1'), send: handle };
}

async function sendOpenApi(request: Request, response: Response, dependencies: Dependencies): Promise<void> {
  const { openApiDocument } = await import('./openapi/document.ts');
  response.json(openApiDocument(ENDPOINTS, dependencies.version, publicOrigin(request, dependencies.settings)));
}

async function sendDocs(request: Request, response: Response, dependencies: Dependencies): Promise<void> {
  const { openApiDocument } = await import('./openapi/document.ts');
  const { docsPage } = await import('./openapi/docs-page.ts');
  const document = openApiDocument(ENDPOINTS, dependencies.version, publicOrigin(request, dependencies.settings));
  response.type('html').send(docsPage(document));
}

async function sendMetrics(_request: Request, response: Response, { metrics }: Dependencies): Promise<void> {
  response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
}

async function sendExplorer(_request: Request, response: Response, { clientFolder }: Dependencies): Promise<void> {
  response
    .set('Cache-Control', 'no-cache')
    .type('html')
    .send(await readClientPage(clientFolder, 'index.html'));
}

async function sendView(request: Request, response: Response, dependencies: Dependencies): Promise<void> {
  const name = String(request.params['name']);
  const [, id = name, form] = /^(.*)\.(svg|png|json)$/.exec(name) ?? [];
  if (form === undefined) await sendViewPage('index.html', id, request, response, dependencies);
  else await sendViewFile(form as ViewForm, id, request, response, dependencies);
}

async function sendEmbed(request: Request, response: Response, dependencies: Dependencies): Promise<void> {
  await sendViewPage('embed.html', String(request.params['id']), request, response, dependencies);
}

const ROUTES: readonly Route[] = [
  ...ENDPOINTS.map(endpointRoute),
  { method: 'get', path: '/api/openapi.json', send: sendOpenApi },
  { method: 'get', path: '/api/docs', send: sendDocs },
  { method: 'get', path: '/api/metrics', send: sendMetrics },
  { method: 'get', path: '/v/:name', send: sendView },
  { method: 'get', path: '/embed/:id', send: sendEmbed },
  { method: 'get', path: '/', send: sendExplorer },
];

/** A known address with another method: 405 with what it takes. */
function refuseOtherMethods(app: Express): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of ROUTES) methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
  for (const [path, allowed] of methods) {
    app.all(path, (request: Request, response: Response, next: NextFunction) => {
      response.setHeader('Allow', allowed.join(', '));
      next(new SaysoError('METHOD_NOT_ALLOWED', { method: request.method, path: request.path, allowed }));
    });
  }
}

function mount(app: Express, dependencies: Dependencies): void {
  for (const { method, path, send } of ROUTES) {
    app[method](path, async (request: Request, response: Response) => {
      nameRoute(response, path);
      await send(request, response, dependencies);
    });
  }
  refuseOtherMethods(app);
}

/** Makes the app. */
export function createApp(dependencies: Dependencies): Express {
  const { settings, log, metrics, clientFolder } = dependencies;
  const app = express();
  app.disable('x-powered-by');
  // Flat parameters only: nested ones are a way to pass what no check expects.
  app.set('query parser', 'simple');
  // Behind a proxy on this machine, the address that asks is the one the proxy names.
  if (settings.origin !== null) app.set('trust proxy', 'loopback');
  app.use(requestId, requestLog(log), measure(metrics));
  app.use(headersByAddress(settings.frameAncestors), hostCheck(settings));
  const limited = ['/api', '/v', '/embed'];
  app.use(limited, rateLimits(settings.requestsPerMinute));
  app.use('/api', compression(ANSWERS));
  app.use(compression({ filter: (request, response) => !isAnswer(request) && compression.filter(request, response) }));
  app.use('/api', express.json({ limit: BODY_LIMIT }));
  // Only from here on does a request cost anything: one whose body is still on its way must not keep others out.
  app.use(limited, concurrencyLimit(CONCURRENT_REQUESTS));
  mount(app, dependencies);
  app.use(clientFiles(clientFolder));
  app.use((request: Request, _response: Response, next: NextFunction) => {
    next(new SaysoError('NOT_FOUND', { path: request.path }));
  });
  app.use(errorHandler(log));
  return app;
}
