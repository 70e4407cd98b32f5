/**
 * Where nodes lie: ForceAtlas2 (Jacomy et al. 2014) from a start that follows from the ids alone, then boxes
 * around node and label are pushed apart. Placed nodes are anchors: they attract and repel and never move.
 * The same nodes, edges and anchors give the same positions on every machine, in whatever order they come.
 * The unit is a pixel at the scale of 1.
 */
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { ArrangeEdge, ArrangeNode, Placed, Room } from './messages.ts';
import { separate } from './separate.ts';

interface Spot {
  x: number;
  y: number;
}

const REPULSION = 420;
const GRAVITY = 0.3;
/** A label wider than this is broken into lines. */
const LABEL_WIDTH = 150;
/** Pages are wider than high. */
const ASPECT = 1.5;

/** A number in [0, 1) that follows from a text (FNV-1a, then a finaliser that spreads neighbouring values). */
function hashUnit(text: string, salt: number): number {
  let hash = (0x811c9dc5 ^ salt) >>> 0;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

function around(centre: Spot, id: string, reach: number): Spot {
  const angle = 2 * Math.PI * hashUnit(id, 1);
  const distance = reach * Math.sqrt(0.15 + 0.85 * hashUnit(id, 2));
  return { x: centre.x + distance * Math.cos(angle), y: centre.y + distance * Math.sin(angle) };
}

function middle(spots: readonly Spot[]): Spot {
  const sum = spots.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, spots.length), y: sum.y / Math.max(1, spots.length) };
}

/** New nodes start beside the anchors that they are joined to, else around the middle of everything. */
function starts(nodes: readonly ArrangeNode[], edges: readonly ArrangeEdge[]): Map<string, Spot> {
  const anchors = new Map<string, Spot>();
  for (const { id, anchor } of nodes) if (anchor) anchors.set(id, { ...anchor });
  const beside = new Map<string, Spot[]>();
  const note = (id: string, other: string): void => {
    const anchor = anchors.get(other);
    if (anchor && !anchors.has(id)) beside.set(id, [...(beside.get(id) ?? []), anchor]);
  };
  for (const { source, target } of edges) {
    note(source, target);
    note(target, source);
  }
  const centre = middle([...anchors.values()]);
  const reach = 60 * Math.sqrt(nodes.length);
  const spots = new Map<string, Spot>();
  for (const { id } of nodes) {
    const near = beside.get(id);
    spots.set(id, anchors.get(id) ?? (near ? around(middle(near), id, 140) : around(centre, id, reach)));
  }
  return spots;
}

function force(nodes: readonly ArrangeNode[], edges: readonly ArrangeEdge[], spots: Map<string, Spot>): void {
  const graph = new Graph({ type: 'undirected', multi: false });
  for (const { id, anchor } of nodes) graph.addNode(id, { ...spots.get(id), fixed: anchor !== null });
  for (const { source, target, weight } of edges) {
    if (source === target || !graph.hasNode(source) || !graph.hasNode(target)) continue;
    if (graph.hasEdge(source, target))
      graph.updateEdgeAttribute(source, target, 'weight', (sum: number) => sum + weight);
    else graph.addEdge(source, target, { weight });
  }
  const settings = {
    barnesHutOptimize: nodes.length > 300,
    barnesHutTheta: 1,
    scalingRatio: REPULSION,
    gravity: GRAVITY,
    strongGravityMode: true,
    edgeWeightInfluence: 0.2,
    slowDown: 4,
  };
  const iterations = nodes.length > 2000 ? 120 : 600;
  const found = forceAtlas2(graph, { iterations, settings });
  for (const { id, anchor } of nodes) if (!anchor) spots.set(id, found[id] as Spot);
}

function extent(spots: Map<string, Spot>): { width: number; height: number } {
  const xs = [...spots.values()].map(({ x }) => x);
  const ys = [...spots.values()].map(({ y }) => y);
  return { width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
}

/** Turns a free layout so that it is as wide as a page: the same area, another shape. */
function widen(spots: Map<string, Spot>): void {
  const { width, height } = extent(spots);
  if (width <= 0 || height <= 0) return;
  const share = Math.sqrt((ASPECT * height) / width);
  const centre = middle([...spots.values()]);
  for (const spot of spots.values()) {
    spot.x = (spot.x - centre.x) * share;
    spot.y = (spot.y - centre.y) / share;
  }
}

/** Pushing apart makes a layout higher: drawing it out in width brings the shape back and nothing together. */
function stretch(spots: Map<string, Spot>): void {
  const { width, height } = extent(spots);
  const factor = Math.min(1.7, (ASPECT * height) / Math.max(width, 1));
  if (factor > 1) for (const spot of spots.values()) spot.x *= factor;
}

/** Positions for all nodes, rounded to whole pixels; those of anchors are given back as they came. */
export function arrange(
  unordered: readonly ArrangeNode[],
  unorderedEdges: readonly ArrangeEdge[],
  room: Room | null = null,
): Placed {
  const nodes = unordered.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const key = (edge: ArrangeEdge): string => `${edge.source}\n${edge.target}`;
  const edges = unorderedEdges.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  const spots = starts(nodes, edges);
  const free = nodes.filter((node) => node.anchor === null);
  if (free.length > 0 && nodes.length > 1) force(nodes, edges, spots);
  const fresh = free.length === nodes.length;
  if (fresh) widen(spots);
  const walls = fresh ? null : wallsFor(nodes, room);
  separate(
    nodes.map((node) => ({
      spot: spots.get(node.id) as Spot,
      fixed: node.anchor !== null,
      ...(walls?.tight ? bareFootprint(node) : footprint(node)),
    })),
    walls?.room ?? null,
  );
  if (fresh) stretch(spots);
  return {
    id: nodes.map(({ id }) => id),
    x: nodes.map(({ id, anchor }) => anchor?.x ?? Math.round((spots.get(id) as Spot).x)),
    y: nodes.map(({ id, anchor }) => anchor?.y ?? Math.round((spots.get(id) as Spot).y)),
  };
}

/** How much of the room boxes may take before they are let to grow into each other's labels, and out of it. */
const ROOMY = 0.5;

/** The room for new nodes; `tight` where labels would not find theirs. Null where the nodes themselves would not. */
function wallsFor(nodes: readonly ArrangeNode[], room: Room | null): { room: Room; tight: boolean } | null {
  if (!room) return null;
  const area = Math.max(0, room.right - room.left) * Math.max(0, room.top - room.bottom);
  const inside = nodes.filter(
    ({ anchor }) =>
      !anchor || (anchor.x > room.left && anchor.x < room.right && anchor.y > room.bottom && anchor.y < room.top),
  );
  const taken = (footprintOf: typeof footprint): number =>
    inside.map(footprintOf).reduce((sum, { halfWidth, halfHeight }) => sum + 4 * halfWidth * halfHeight, 0);
  if (taken(bareFootprint) > ROOMY * area) return null;
  return { room, tight: taken(footprint) > ROOMY * area };
}

/** The room that a node takes without its label. */
function bareFootprint({ radius }: ArrangeNode): { halfWidth: number; halfHeight: number } {
  return { halfWidth: radius + 6, halfHeight: radius + 6 };
}

/** The room that a node with its label under it takes, as half extents around its centre. */
function footprint(node: ArrangeNode): { halfWidth: number; halfHeight: number } {
  const lines = Math.ceil(node.labelWidth / LABEL_WIDTH);
  const halfWidth = Math.max(node.radius, Math.min(node.labelWidth, LABEL_WIDTH) / 2) + 8;
  return { halfWidth, halfHeight: node.radius + 8 + 8 * lines };
}
