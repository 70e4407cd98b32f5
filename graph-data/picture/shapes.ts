/** The outlines of nodes as SVG paths. All shapes of one radius have about the same area as its circle. */
import type { Shape } from './look.ts';

type Point = readonly [number, number];

/** A number with at most two decimals, so that the same picture is the same text. */
export function round(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

function polygon(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;
}

/** Corners on a circle; `start` is the first corner's angle in turns, clockwise from the right. */
function regular(x: number, y: number, radius: number, corners: number, start: number): Point[] {
  return Array.from({ length: corners }, (_, corner) => {
    const angle = 2 * Math.PI * (start + corner / corners);
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

function star(x: number, y: number, radius: number): Point[] {
  const outer = regular(x, y, radius * 1.3, 4, -0.25);
  const inner = regular(x, y, radius * 0.72, 4, -0.125);
  return outer.flatMap((point, index) => [point, inner[index] as Point]);
}

function plus(x: number, y: number, radius: number): Point[] {
  const long = radius * 1.1;
  const short = radius * 0.44;
  const corners: Point[] = [
    [-short, -long],
    [short, -long],
    [short, -short],
    [long, -short],
    [long, short],
    [short, short],
    [short, long],
    [-short, long],
    [-short, short],
    [-long, short],
    [-long, -short],
    [-short, -short],
  ];
  return corners.map(([dx, dy]) => [x + dx, y + dy] as const);
}

function circle(x: number, y: number, radius: number): string {
  const r = round(radius);
  return `M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 0 ${round(2 * radius)} 0a${r} ${r} 0 1 0 ${round(-2 * radius)} 0Z`;
}

function box(x: number, y: number, halfWidth: number, halfHeight: number): string {
  return polygon([
    [x - halfWidth, y - halfHeight],
    [x + halfWidth, y - halfHeight],
    [x + halfWidth, y + halfHeight],
    [x - halfWidth, y + halfHeight],
  ]);
}

function pill(x: number, y: number, radius: number): string {
  const half = radius * 0.68;
  const straight = radius * 0.62;
  const r = round(half);
  return `M${round(x - straight)} ${round(y - half)}h${round(2 * straight)}a${r} ${r} 0 0 1 0 ${round(2 * half)}h${round(-2 * straight)}a${r} ${r} 0 0 1 0 ${round(-2 * half)}Z`;
}

/** Three circles that overlap, as one outline: each lobe is an arc from one notch to the next. */
function cluster(x: number, y: number, radius: number): string {
  const r = round(radius * 0.6);
  const [start, ...others] = regular(x, y, radius * 0.618, 3, -5 / 12) as [Point, ...Point[]];
  const arcs = [...others, start].map(([px, py]) => `A${r} ${r} 0 1 1 ${round(px)} ${round(py)}`);
  return `M${round(start[0])} ${round(start[1])}${arcs.join('')}Z`;
}

/** The strokes of ≠ around a centre, as an SVG path without an area: what sources disagree about is marked by it. */
export function disputePath(x: number, y: number): string {
  const left = round(x - 3.4);
  return `M${left} ${round(y - 1.5)}h6.8M${left} ${round(y + 1.5)}h6.8M${round(x - 2.2)} ${round(y + 4)}l4.4-8`;
}

/** The SVG path of a shape around a centre. A ring is filled by the even-odd rule. */
export function shapePath(shape: Shape, x: number, y: number, radius: number): string {
  switch (shape) {
    case 'circle':
      return circle(x, y, radius);
    case 'ring':
      return circle(x, y, radius) + circle(x, y, radius * 0.55);
    case 'square':
      return box(x, y, radius * 0.9, radius * 0.9);
    case 'hexagon':
      return polygon(regular(x, y, radius * 1.08, 6, 0));
    case 'octagon':
      return polygon(regular(x, y, radius * 1.04, 8, 1 / 16));
    case 'diamond':
      return polygon(regular(x, y, radius * 1.22, 4, 0));
    case 'pentagon':
      return polygon(regular(x, y, radius * 1.12, 5, -0.25));
    case 'triangle':
      return polygon(regular(x, y + radius * 0.16, radius * 1.28, 3, -0.25));
    case 'wedge':
      return polygon(regular(x, y - radius * 0.16, radius * 1.28, 3, 0.25));
    case 'plus':
      return polygon(plus(x, y, radius));
    case 'pill':
      return pill(x, y, radius);
    case 'star':
      return polygon(star(x, y, radius));
    case 'page':
      return box(x, y, radius * 0.72, radius * 1.04);
    case 'dot':
      return circle(x, y, radius * 0.8);
    case 'cluster':
      return cluster(x, y, radius);
  }
}
