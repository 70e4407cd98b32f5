/**
 * Labels without overlap: greedy, the weightiest first, eight places around a node in order of preference
 * (after Imhof, "Positioning Names on Maps", 1975). A label that finds no free place is left out.
 */
import { textWidth, wrap } from './script-runs.ts';

export interface LabelRequest {
  readonly id: string;
  /** Centre and radius of the node, in pixels, y downward. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly label: string;
  readonly weight: number;
}

export interface PlacedLabel {
  readonly id: string;
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'middle' | 'end';
  /** Where the anchor of each line is, and the baseline of the first line. */
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LabelOptions {
  readonly bounds: Box;
  readonly fontSize: number;
  /** Line height over font size. */
  readonly leading: number;
  /** The widest a line may be, in pixels. */
  readonly maxWidth: number;
  /** How much wider the face at hand is than the widths of script-runs.ts; 1 where nobody can measure. */
  readonly breadth?: number;
  /** Where no label may lie. */
  readonly taken?: readonly Box[];
}

const CELL = 48;

/** More rows of cells than any picture has. */
const ROWS = 1 << 16;

/** Boxes found again by where they are. */
class Occupied {
  readonly #cells = new Map<number, { box: Box; owner: string }[]>();

  add(box: Box, owner: string): void {
    for (const key of this.#keys(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push({ box, owner });
      else this.#cells.set(key, [{ box, owner }]);
    }
  }

  /** Whether anything but what `owner` owns lies under the box. */
  hits(box: Box, owner: string): boolean {
    for (const key of this.#keys(box)) {
      for (const other of this.#cells.get(key) ?? []) {
        if (other.owner !== owner && overlap(box, other.box)) return true;
      }
    }
    return false;
  }

  #keys(box: Box): number[] {
    const keys = [];
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column++) {
      for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row++) {
        keys.push(column * ROWS + row);
      }
    }
    return keys;
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function within(box: Box, bounds: Box): boolean {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
}

interface Place {
  readonly anchor: PlacedLabel['anchor'];
  readonly x: number;
  readonly box: Box;
}

function placesAround(request: LabelRequest, width: number, height: number): Place[] {
  const gap = 3;
  const { x, y, radius } = request;
  const reach = radius + gap;
  const slant = radius * 0.75 + gap;
  const at = (anchor: PlacedLabel['anchor'], anchorX: number, top: number): Place => {
    const left = anchor === 'start' ? anchorX : anchor === 'end' ? anchorX - width : anchorX - width / 2;
    return { anchor, x: anchorX, box: { left, top, right: left + width, bottom: top + height } };
  };
  return [
    at('middle', x, y + reach),
    at('start', x + reach, y - height / 2),
    at('end', x - reach, y - height / 2),
    at('middle', x, y - reach - height),
    at('start', x + slant, y + slant - height / 3),
    at('end', x - slant, y + slant - height / 3),
    at('start', x + slant, y - slant - height * 0.66),
    at('end', x - slant, y - slant - height * 0.66),
  ];
}

/** Two lines of about the same length read better than one full and one with a word. */
function balanced(label: string, fontSize: number, maxWidth: number): string[] {
  const lines = wrap(label, fontSize, maxWidth);
  if (lines.length !== 2) return lines;
  const half = textWidth(label, fontSize) / 2;
  for (let width = half; width < maxWidth; width += fontSize) {
    const tighter = wrap(label, fontSize, width);
    if (tighter.length === 2) return tighter;
  }
  return lines;
}

interface Lettering {
  readonly lines: readonly string[];
  readonly width: number;
}

/** Breaking a label costs a hundred times what placing it does, and a stage places the same ones in every frame. */
const letterings = new Map<string, Lettering>();
const MOST_KEPT = 2_000;

function letteringOf(label: string, fontSize: number, maxWidth: number): Lettering {
  const key = `${fontSize} ${maxWidth} ${label}`;
  let lettering = letterings.get(key);
  if (!lettering) {
    const lines = balanced(label, fontSize, maxWidth);
    lettering = { lines, width: Math.max(...lines.map((line) => textWidth(line, fontSize)), 0) };
    if (letterings.size >= MOST_KEPT) letterings.clear();
    letterings.set(key, lettering);
  }
  return lettering;
}

/** Places what can be placed. Order: by weight, ties by id; nodes count as obstacles. */
export function placeLabels(requests: readonly LabelRequest[], options: LabelOptions): PlacedLabel[] {
  const occupied = new Occupied();
  for (const box of options.taken ?? []) occupied.add(box, '');
  for (const { id, x, y, radius } of requests) {
    occupied.add({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }, id);
  }
  const placed: PlacedLabel[] = [];
  const measured = options.fontSize * (options.breadth ?? 1);
  for (const request of requests.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))) {
    const { lines, width } = letteringOf(request.label, measured, options.maxWidth);
    const height = lines.length * options.fontSize * options.leading;
    const place = placesAround(request, width, height).find(
      ({ box }) => within(box, options.bounds) && !occupied.hits(box, request.id),
    );
    if (!place || width === 0) continue;
    occupied.add(place.box, request.id);
    const baseline = place.box.top + options.fontSize * (0.5 * options.leading + 0.36);
    placed.push({ id: request.id, lines, anchor: place.anchor, x: place.x, y: baseline });
  }
  return placed;
}
