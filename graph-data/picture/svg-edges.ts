/** Edges in SVG: dash, two colours, hollow, and an arrow head at the target. */
import type { Point, SceneEdge } from './scene.ts';
import { disputePath, round } from './shapes.ts';

interface Ends {
  readonly source: Point & { readonly radius: number };
  readonly target: Point & { readonly radius: number };
}

interface Line {
  readonly from: Point;
  /** Where the line ends and the arrow head begins. */
  readonly to: Point;
  readonly tip: Point;
  readonly along: Point;
}

const HEAD = 6;

function lineOf(edge: SceneEdge, { source, target }: Ends): Line | null {
  const dx = target.x - source.x;
  const dy = target.y - source.y;
  const length = Math.hypot(dx, dy);
  const head = headLength(edge);
  if (length <= source.radius + target.radius + head) return null;
  const along = { x: dx / length, y: dy / length };
  // The left of an arrow, with y downward.
  const aside = { x: along.y * edge.offset, y: -along.x * edge.offset };
  const at = (base: Point, distance: number): Point => ({
    x: base.x + aside.x + along.x * distance,
    y: base.y + aside.y + along.y * distance,
  });
  const reach = target.radius + 1.5;
  return { from: at(source, source.radius + 1), to: at(target, -reach - head), tip: at(target, -reach), along };
}

function headLength(edge: SceneEdge): number {
  return HEAD + edge.width * 0.8;
}

function dashArray(edge: SceneEdge): string {
  if (edge.dash === 'dashed') return ' stroke-dasharray="7 4"';
  return edge.dash === 'dotted' ? ' stroke-dasharray="1.5 3"' : '';
}

function stroke({ from, to }: Line, colour: string, width: number, dashes: string): string {
  return `<path d="M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}" stroke="${colour}" stroke-width="${round(width)}"${dashes} fill="none"/>`;
}

function arrowHead(edge: SceneEdge, { to, tip, along }: Line): string {
  const half = 1.8 + edge.width * 0.75;
  const corner = (side: number): string =>
    `${round(to.x + along.y * half * side)} ${round(to.y - along.x * half * side)}`;
  return `<path d="M${round(tip.x)} ${round(tip.y)}L${corner(1)}L${corner(-1)}Z" fill="${edge.second ?? edge.colour}"/>`;
}

/** A shorter line than this has no room for a mark. */
const MARK_ROOM = 30;
/** How far from the middle of a node its edge and a mark beside it reach, over its radius. */
const MARK_REACH = 9;
/** Places along a line, from its middle outward. */
const MARK_PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/** How much room a mark has before it touches a node; below 0 it lies over one. */
function roomAt(at: Point, nodes: readonly (Point & { readonly radius: number })[]): number {
  let room = Infinity;
  for (const { x, y, radius } of nodes) room = Math.min(room, Math.hypot(x - at.x, y - at.y) - radius - MARK_REACH);
  return room;
}

/**
 * Where the mark of a disputed edge stands: in the middle of what is seen of its line, or, where a node stands in that
 * place, the nearest one beside it that is free, else the freest; null where it finds no room.
 */
export function disputeMark(
  edge: SceneEdge,
  ends: Ends,
  nodes: readonly (Point & { readonly radius: number })[],
): Point | null {
  const line = edge.disputed ? lineOf(edge, ends) : null;
  if (!line) return null;
  const { from, to } = line;
  if (Math.hypot(to.x - from.x, to.y - from.y) < MARK_ROOM) return null;
  let best: Point | null = null;
  let most = -Infinity;
  for (const share of MARK_PLACES) {
    const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    const room = roomAt(at, nodes);
    if (room >= 0) return at;
    if (room > most) [best, most] = [at, room];
  }
  return best;
}

/** The mark of a disputed edge, with room of the background around it. */
export function disputeMarkSvg({ x, y }: Point, colour: string, background: string): string {
  return (
    `<circle cx="${round(x)}" cy="${round(y)}" r="6.5" fill="${background}"/>` +
    `<path d="${disputePath(x, y)}" stroke="${colour}" stroke-width="1.3" fill="none"/>`
  );
}

/** One edge between the centres of two nodes in picture coordinates; empty where they touch. */
export function edgeSvg(edge: SceneEdge, ends: Ends, background: string): string {
  const line = lineOf(edge, ends);
  if (!line) return '';
  let out = stroke(line, edge.colour, edge.width, dashArray(edge));
  if (edge.second) out += stroke(line, edge.second, edge.width, ' stroke-dasharray="7 7"');
  if (edge.hollow) out += stroke(line, background, edge.width - 2.4, '');
  return out + arrowHead(edge, line);
}

/** A piece of line for the legend. */
export function edgeSample(
  edge: Pick<SceneEdge, 'colour' | 'second' | 'dash' | 'hollow' | 'width'>,
  x: number,
  y: number,
  background: string,
): string {
  const sample: SceneEdge = {
    id: '',
    source: '',
    target: '',
    type: '',
    ink: 'neutral',
    offset: 0,
    weight: 1,
    disputed: false,
    ...edge,
  };
  const ends = { source: { x, y, radius: 0 }, target: { x: x + 26, y, radius: 0 } };
  return edgeSvg(sample, ends, background);
}
