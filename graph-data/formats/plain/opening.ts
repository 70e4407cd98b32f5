/** What of people's own data is opened first, and where it lies. */
import { byCodeUnit } from '#model/canonical.ts';
import { isRelationType } from '#model/vocabulary.ts';
import type { PlainGraph, PlainPlaces } from './to-graph.ts';

/** How many entities a graph may have for its picture to be opened whole. */
const MOST_WHOLE = 150;
/** How many are opened of a larger one. */
const OF_MANY = 40;
/** Pixels from one to the next, where a file's own distances would be a heap or a desert. */
const APART = 120;

/** What is opened first. */
export interface Opening {
  readonly ids: readonly string[];
  /** Statements that stand as nodes of their own. */
  readonly unfolded: readonly string[];
  /** Where the file places them; null where they have to find their places. */
  readonly places: { readonly id: string[]; readonly x: number[]; readonly y: number[] } | null;
}

function neighboursOf({ graph, entities }: PlainGraph): Map<string, Set<string>> {
  const near = new Map<string, Set<string>>(entities.map((id) => [id, new Set()]));
  const join = (a: string | undefined, b: string | undefined): void => {
    if (a === undefined || b === undefined || a === b) return;
    near.get(a)?.add(b);
    near.get(b)?.add(a);
  };
  const speakers = new Map<string, string>();
  for (const { type, source, target } of graph.relationships) if (type === 'SAID') speakers.set(target, source);
  for (const { type, source, target } of graph.relationships) {
    if (type === 'ABOUT') join(speakers.get(source), target);
    else if (isRelationType(type)) join(source, target);
  }
  return near;
}

/** The one that most are joined to, then always the best joined of those that are joined to what is there already. */
function heart(plain: PlainGraph): string[] {
  const near = neighboursOf(plain);
  const size = (id: string): number => near.get(id)?.size ?? 0;
  const best = (ids: Iterable<string>): string | undefined =>
    [...ids].reduce<string | undefined>((first, id) => {
      if (first === undefined) return id;
      return size(id) > size(first) || (size(id) === size(first) && byCodeUnit(id, first) < 0) ? id : first;
    }, undefined);
  const taken = new Set<string>();
  const border = new Set<string>();
  for (let next = best(near.keys()); next !== undefined && taken.size < OF_MANY; next = best(border)) {
    taken.add(next);
    border.delete(next);
    for (const id of near.get(next) ?? []) if (!taken.has(id) && near.has(id)) border.add(id);
  }
  return [...taken];
}

function columnsOf(places: PlainPlaces, ids: readonly string[]): Opening['places'] {
  const points = ids.map((id) => places.get(id) as readonly [number, number]);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const extent = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, value), -Infinity) -
    values.reduce((least, value) => Math.min(least, value), Infinity);
  const apart = Math.max(extent(xs), extent(ys)) / Math.sqrt(ids.length);
  if (!(apart > 0)) return ids.length === 1 ? { id: [...ids], x: xs, y: ys } : null;
  const scale = apart >= APART / 5 && apart <= APART * 5 ? 1 : APART / apart;
  return { id: [...ids], x: xs.map((x) => x * scale), y: ys.map((y) => y * scale) };
}

/** What is opened first of a graph: all of a small one, the heart of a large one. */
export function openingOf(plain: PlainGraph): Opening {
  const whole = plain.entities.length <= MOST_WHOLE;
  const ids = whole ? plain.entities : heart(plain);
  return {
    ids,
    unfolded: whole ? plain.statements : [],
    places: plain.places && ids.length > 0 ? columnsOf(plain.places, ids) : null,
  };
}
