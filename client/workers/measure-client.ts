/** Asks the worker of measures, which starts when the first measure is wanted. */
import { askWorker } from './ask-worker.ts';
import type { ArrangeEdge, GraphMeasure, MeasureAnswer, MeasureRequest } from './messages.ts';

export type Measure = (
  measure: GraphMeasure,
  nodes: readonly string[],
  edges: readonly ArrangeEdge[],
  signal: AbortSignal,
) => Promise<readonly number[]>;

/** A function that measures off the main thread; one value a node, in their order. */
export function measureInWorker(): Measure {
  const ask = askWorker<MeasureRequest, MeasureAnswer>(
    () => new Worker(new URL('./measure.ts', import.meta.url), { type: 'module' }),
    false,
  );
  return async (measure, nodes, edges, signal) => (await ask({ measure, nodes, edges }, signal)).values;
}
