/** What is measured, as Prometheus text: requests, pictures, views, loads, and the process itself. */
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly loads: Counter<'result'>;
  readonly loadSeconds: Gauge;
  readonly data: Gauge<'what'>;
  readonly viewsSaved: Counter;
  readonly pictureSeconds: Histogram<'format'>;
}

/** Meters of their own for one app, so that two apps in one process do not add up. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const buckets = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
  return {
    registry,
    requests: new Histogram({
      name: 'sayso_request_seconds',
      help: 'Time from a request to the end of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets,
      registers,
    }),
    loads: new Counter({
      name: 'sayso_loads_total',
      help: 'Data sets loaded, by result',
      labelNames: ['result'],
      registers,
    }),
    loadSeconds: new Gauge({ name: 'sayso_load_seconds', help: 'Time the last good load took', registers }),
    data: new Gauge({ name: 'sayso_data', help: 'How many there are of each', labelNames: ['what'], registers }),
    viewsSaved: new Counter({ name: 'sayso_views_saved_total', help: 'Views saved', registers }),
    pictureSeconds: new Histogram({
      name: 'sayso_picture_seconds',
      help: 'Time to draw a picture of a view',
      labelNames: ['format'],
      buckets,
      registers,
    }),
  };
}

const ROUTE = 'route';

/** Says which route answers, as a template: addresses with ids in them would be meters without end. */
export function nameRoute(response: Response, route: string): void {
  response.locals[ROUTE] = route;
}

/** Measures every request. */
export function measure({ requests }: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const stop = requests.startTimer({ method: request.method });
    response.once('close', () => {
      const route = response.locals[ROUTE] as string | undefined;
      stop({ route: route ?? 'other', status: String(response.statusCode) });
    });
    next();
  };
}
