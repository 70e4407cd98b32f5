/** The OpenAPI document, made from the endpoints and the few addresses that answer no JSON. */
import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { ERRORS, type ErrorCode } from '#model/errors.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { errorAnswer, viewAnswer } from '#contract/answers.ts';
import { fileParameters, pictureParameters } from '../views/picture-parameters.ts';

/** Errors that every address can give. */
const EVERYWHERE: readonly ErrorCode[] = [
  'BAD_PARAMETER',
  'UNKNOWN_PARAMETER',
  'HOST_NOT_ALLOWED',
  'DEADLINE',
  'TOO_MANY_REQUESTS',
  'LOADING',
  'INTERNAL',
];
const WITH_BODY: readonly ErrorCode[] = ['BAD_BODY', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'];

type Responses = RouteConfig['responses'];

function errorResponses(codes: Iterable<ErrorCode>): Responses {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const { status } = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      { description: same.join(', '), content: { 'application/json': { schema: errorAnswer } } },
    ]),
  );
}

function routeOf(endpoint: Endpoint): RouteConfig {
  const { method, path, summary, tag, params, query, body, answers, status, errors } = endpoint;
  return {
    method,
    path,
    summary,
    tags: [tag],
    request: {
      params,
      query,
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: {
      [status]: { description: 'The answer', content: { 'application/json': { schema: answers } } },
      ...errorResponses([...EVERYWHERE, ...errors, ...(body ? WITH_BODY : [])]),
    },
  };
}

const text = z.string();

function plainRoute(path: string, summary: string, tag: string, type: string, parameters = {}): RouteConfig {
  const view = path.includes('{id}');
  return {
    method: 'get',
    path,
    summary,
    tags: [tag],
    request: { ...(view ? { params: fileParameters } : {}), ...parameters },
    responses: {
      200: {
        description: 'The answer',
        content: { [type]: { schema: type === 'application/json' ? viewAnswer : text } },
      },
      ...errorResponses(view ? ['VIEW_NOT_FOUND', ...EVERYWHERE] : ['INTERNAL']),
    },
  };
}

const PLAIN_ROUTES: readonly RouteConfig[] = [
  plainRoute('/v/{id}', 'The page of a view', 'Views', 'text/html'),
  plainRoute('/v/{id}.svg', 'A view as SVG', 'Views', 'image/svg+xml', { query: pictureParameters.svg }),
  plainRoute('/v/{id}.png', 'A view as PNG', 'Views', 'image/png', { query: pictureParameters.png }),
  plainRoute('/v/{id}.json', 'A view with everything it shows', 'Views', 'application/json'),
  plainRoute('/embed/{id}', 'A view as a page for an iframe', 'Views', 'text/html'),
  plainRoute('/api/metrics', 'Measurements as Prometheus text', 'Server', 'text/plain'),
];

/** The document, as an object for JSON. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string, origin: string) {
  const registry = new OpenAPIRegistry();
  for (const endpoint of endpoints) registry.registerPath(routeOf(endpoint));
  for (const route of PLAIN_ROUTES) registry.registerPath(route);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Sayso',
      version,
      description: 'Who said what, about what, on whose authority. Every error has one shape; ids are readable slugs.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin }],
  });
}
