/**
 * The outline around the members of an open group: convex, with room around their disks. Who lies within and is no
 * member stands in a clearing, so that nobody seems to belong who does not.
 */
import type { Box } from './labels.ts';
import type { Outlined, Point } from './scene.ts';
import { textWidth } from './script-runs.ts';
import { round, shapePath } from './shapes.ts';

/** A node where it is drawn: pixels, y downward. */
export interface Disk extends Point {
  readonly id: string;
  readonly radius: number;
}

export interface Outline {
  readonly id: string;
  readonly name: string;
  readonly edge: readonly Point[];
  readonly clearings: readonly Disk[];
}

/** Pixels between a member's disk and the outline. */
const ROOM = 13;
const CLEARING = 6;

/** Points around a disk: between two of them the line strays from the circle by less than half a pixel. */
const AROUND: readonly Point[] = Array.from({ length: 32 }, (_, at) => {
  const angle = (at / 16) * Math.PI;
  return { x: Math.cos(angle), y: Math.sin(angle) };
});

/** How far a point lies to the right of the way from one to another, times the length of that way. */
function aside(from: Point, to: Point, { x, y }: Point): number {
  return (x - from.x) * (to.y - from.y) - (y - from.y) * (to.x - from.x);
}

/** The convex hull, without points that lie on its sides (Andrew's monotone chain, 1979). */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && aside(chain.at(-2) as Point, chain.at(-1) as Point, point) >= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/** Whether a disk reaches into a hull: it lies outside where it lies beyond any one of the sides. */
function reachInto(edge: readonly Point[]): (disk: Disk) => boolean {
  const sides = edge.map((from, at) => {
    const to = edge[(at + 1) % edge.length] as Point;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    return { from, outward: { x: (to.y - from.y) / length, y: (from.x - to.x) / length } };
  });
  return ({ x, y, radius }) =>
    sides.every(({ from, outward }) => (x - from.x) * outward.x + (y - from.y) * outward.y < radius);
}

/** The outlines of those groups of whom anyone is drawn, with who of the others reaches into each. */
export function outlinesOf(groups: readonly Outlined[], disks: readonly Disk[]): Outline[] {
  const byId = new Map(disks.map((disk) => [disk.id, disk]));
  return groups.flatMap(({ id, name, members }) => {
    const own = members.flatMap((member) => byId.get(member) ?? []);
    if (own.length === 0) return [];
    const edge = hullOf(
      own.flatMap(({ x, y, radius }) =>
        AROUND.map((way) => ({ x: x + way.x * (radius + ROOM), y: y + way.y * (radius + ROOM) })),
      ),
    );
    const inside = new Set(own);
    const reaches = reachInto(edge);
    const clearings = disks.filter((disk) => reaches(disk) && !inside.has(disk));
    return [{ id, name, edge, clearings }];
  });
}

/** The outline as the path of an SVG. */
export function edgePath({ edge }: Outline): string {
  return `M${edge.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}Z`;
}

/** The clearings as the path of an SVG; empty where there is none. */
export function clearingsPath({ clearings }: Outline): string {
  return clearings.map(({ x, y, radius }) => shapePath('circle', x, y, radius + CLEARING)).join('');
}

export const NAME_SIZE = 11.5;
const NAME_GAP = 4;
const NAME_HEIGHT = NAME_SIZE * 1.3;

/** Where the name of an outline stands: the middle of its baseline, and the room it takes. */
export interface NamePlace extends Point {
  readonly box: Box;
}

function meets({ x, y, radius }: Disk, { left, right, top, bottom }: Box): boolean {
  return x + radius > left && x - radius < right && y + radius > top && y - radius < bottom;
}

/**
 * Over the outline, as high as it covers no node; under it where there is no such place. Null where neither is in the
 * picture.
 */
export function namePlace({ name, edge }: Outline, bounds: Box, disks: readonly Disk[]): NamePlace | null {
  const width = textWidth(name, NAME_SIZE);
  const at = ({ x }: Point, top: number): NamePlace => {
    const box = { left: x - width / 2, right: x + width / 2, top, bottom: top + NAME_HEIGHT };
    return { x, y: box.bottom - NAME_SIZE * 0.3, box };
  };
  const downward = edge.toSorted((a, b) => a.y - b.y);
  const places = [
    ...downward.map((point) => at(point, point.y - NAME_GAP - NAME_HEIGHT)),
    ...downward.slice(-1).map((point) => at(point, point.y + NAME_GAP)),
  ].filter(
    ({ box }) =>
      box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom,
  );
  const free = places.find(({ box }) => !disks.some((disk) => meets(disk, box)));
  return free ?? places[0] ?? null;
}
