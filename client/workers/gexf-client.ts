/** Asks for a graph as GEXF. Its writer is fetched when first asked for, and goes when it has answered. */
import type { PropertyGraph } from '#model/property-graph.ts';
import { askWorker } from './ask-worker.ts';
import type { GexfAnswer, GexfRequest, GraphTitle } from './messages.ts';

/** The document. */
export async function writeGexfInWorker(graph: PropertyGraph, about: GraphTitle, signal: AbortSignal): Promise<string> {
  let worker: Worker | null = null;
  const ask = askWorker<GexfRequest, GexfAnswer>(() => {
    worker = new Worker(new URL('./gexf.ts', import.meta.url), { type: 'module' });
    return worker;
  }, true);
  try {
    return (await ask({ graph, about }, signal)).text;
  } finally {
    (worker as Worker | null)?.terminate();
  }
}
