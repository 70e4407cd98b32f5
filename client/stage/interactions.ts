/** What hands do on the stage, turned into a few words the rest of the page understands. */
import type Sigma from 'sigma';
import type { MouseCoords, SigmaNodeEventPayload } from 'sigma/types';
import type { EdgeAttributes, NodeAttributes } from './attributes.ts';

export type StageTarget =
  | { readonly on: 'node'; readonly id: string }
  | { readonly on: 'edge'; readonly id: string }
  | { readonly on: 'canvas' };

export interface StageEvents {
  /** A click; `add` with Ctrl, Cmd or Shift. */
  onPick(target: StageTarget, add: boolean): void;
  /** A double click on a node. */
  onOpen(id: string): void;
  /** A right click; x and y in pixels of the window. */
  onMenu(target: StageTarget, x: number, y: number): void;
  /** The mouse has come over something, or left it; x and y in pixels of the stage. */
  onHover(target: StageTarget, x: number, y: number): void;
  /** A node has been dragged to where it lies now. */
  onDrag(id: string, x: number, y: number): void;
  onCamera(): void;
  /** So many have come that lie outside of what is seen; none do once all is fitted. */
  onOutside(this: void, count: number): void;
}

type StageSigma = Sigma<NodeAttributes, EdgeAttributes>;

function adds(event: MouseCoords): boolean {
  const { original } = event;
  return original.ctrlKey || original.metaKey || original.shiftKey;
}

function windowPoint({ original }: MouseCoords): { x: number; y: number } {
  if (original instanceof MouseEvent) return { x: original.clientX, y: original.clientY };
  const touch = original.touches[0] ?? original.changedTouches[0];
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

function wireClicks(sigma: StageSigma, events: StageEvents): void {
  sigma.on('clickNode', ({ node, event }) => events.onPick({ on: 'node', id: node }, adds(event)));
  sigma.on('clickEdge', ({ edge, event }) => events.onPick({ on: 'edge', id: edge }, adds(event)));
  sigma.on('clickStage', ({ event }) => events.onPick({ on: 'canvas' }, adds(event)));
  const menu = (target: StageTarget, event: MouseCoords): void => {
    event.original.preventDefault();
    const { x, y } = windowPoint(event);
    events.onMenu(target, x, y);
  };
  sigma.on('rightClickNode', ({ node, event }) => menu({ on: 'node', id: node }, event));
  sigma.on('rightClickEdge', ({ edge, event }) => menu({ on: 'edge', id: edge }, event));
  sigma.on('rightClickStage', ({ event }) => menu({ on: 'canvas' }, event));
}

function wireHover(sigma: StageSigma, events: StageEvents): void {
  const out = ({ event }: { event: MouseCoords }): void => events.onHover({ on: 'canvas' }, event.x, event.y);
  sigma.on('enterNode', ({ node, event }) => events.onHover({ on: 'node', id: node }, event.x, event.y));
  sigma.on('enterEdge', ({ edge, event }) => events.onHover({ on: 'edge', id: edge }, event.x, event.y));
  sigma.on('leaveNode', out);
  sigma.on('leaveEdge', out);
}

/**
 * Two taps are a double click as sigma counts them; two clicks of a mouse when the system says so: sigma's own 300 ms
 * are too few for some hands, and of two quick clicks on two things it would lose the second.
 */
function wireDoubleClick(sigma: StageSigma, events: StageEvents): void {
  sigma.on('doubleClickNode', (payload) => {
    payload.preventSigmaDefault();
    events.onOpen(payload.node);
  });
  // Sigma would zoom: here a double tap is for opening, and on nothing does nothing.
  sigma.on('doubleClickEdge', (payload) => payload.preventSigmaDefault());
  sigma.on('doubleClickStage', (payload) => payload.preventSigmaDefault());
  const startCountingAnew = (): void => {
    sigma.getMouseCaptor().clicks = 0;
  };
  sigma.getContainer().addEventListener('click', startCountingAnew, { capture: true });
  let over: string | null = null;
  sigma.on('enterNode', ({ node }) => {
    over = node;
  });
  sigma.on('leaveNode', () => {
    over = null;
  });
  sigma.getContainer().addEventListener('dblclick', () => {
    if (over !== null && sigma.getGraph().hasNode(over)) events.onOpen(over);
  });
}

function wireDrag(sigma: StageSigma, events: StageEvents): void {
  let dragged: string | null = null;
  let moved = false;
  sigma.on('downNode', ({ node, event }: SigmaNodeEventPayload) => {
    if (event.original instanceof MouseEvent && event.original.button !== 0) return;
    dragged = node;
    moved = false;
  });
  sigma.on('moveBody', ({ event }) => {
    const graph = sigma.getGraph();
    if (!dragged || !graph.hasNode(dragged)) return;
    const { x, y } = sigma.viewportToGraph(event);
    moved = true;
    // Told by the graph that a node has moved, sigma indexes all of it again: only what moves is repainted instead.
    Object.assign(graph.getNodeAttributes(dragged), { x, y });
    const partialGraph = { nodes: [dragged], edges: graph.edges(dragged) };
    sigma.refresh({ partialGraph, skipIndexation: true, schedule: true });
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const drop = (): void => {
    if (dragged && moved && sigma.getGraph().hasNode(dragged)) {
      const { x, y } = sigma.getGraph().getNodeAttributes(dragged);
      events.onDrag(dragged, Math.round(x), Math.round(y));
    }
    dragged = null;
  };
  sigma.on('upNode', drop);
  sigma.on('upStage', drop);
  sigma.on('upEdge', drop);
}

/** Connects the stage's events; they end with the stage. */
export function wireInteractions(sigma: StageSigma, events: StageEvents): void {
  wireClicks(sigma, events);
  wireHover(sigma, events);
  wireDoubleClick(sigma, events);
  wireDrag(sigma, events);
  sigma.getCamera().on('updated', () => events.onCamera());
}
