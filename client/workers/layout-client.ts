/** Asks the layout worker, which starts with the page. */
import { askWorker } from './ask-worker.ts';
import type { ArrangeEdge, ArrangeNode, LayoutAnswer, LayoutRequest, Placed, Room } from './messages.ts';

export type Arrange = (
  nodes: readonly ArrangeNode[],
  edges: readonly ArrangeEdge[],
  room: Room | null,
  signal: AbortSignal,
) => Promise<Placed>;

/** A function that lays out off the main thread. */
export function layoutInWorker(): Arrange {
  // Started with the page: its script is there by the time that the first graph is.
  const ask = askWorker<LayoutRequest, LayoutAnswer>(
    () => new Worker(new URL('./layout.ts', import.meta.url), { type: 'module' }),
    true,
  );
  return async (nodes, edges, room, signal) => (await ask({ nodes, edges, room }, signal)).placed;
}
