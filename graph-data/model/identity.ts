/** Ids: what they may look like, which are nearest to a mistyped one, and how computed ones are made. */
import { byCodeUnit } from './canonical.ts';

/**
 * A readable slug: letters, digits and . _ - after a letter or digit, at most 128 characters; but not what every object has
 * in JavaScript, since graph libraries keep what is joined by its id in plain objects.
 */
export const ID_PATTERN =
  /^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[\p{L}\p{N}][\p{L}\p{N}._-]{0,127}$/u;

/** The id of a relationship that the data gives none: readable, and stable as long as its ends are. */
export function relationshipId(source: string, type: string, target: string, nth = 1): string {
  return nth === 1 ? `${source}:${type}:${target}` : `${source}:${type}:${target}:${nth}`;
}

/**
 * The restricted Damerau–Levenshtein distance (optimal string alignment) of two texts, at most `limit` + 1.
 * Cost: O(length × limit).
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min(
        (previous[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (previous[column - 1] as number) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, (before[column - 2] as number) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length] as number, limit + 1);
}

/** The candidates that look most like a word, best first: those that contain it or it contains, then by edit distance. */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const lower = word.toLowerCase();
  const limit = Math.max(2, Math.floor(lower.length / 3));
  const scored: { candidate: string; score: number; distance: number }[] = [];
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const contained = lower.length > 2 && (other.includes(lower) || (other.length > 2 && lower.includes(other)));
    const distance = editDistance(lower, other, limit);
    if (contained || distance <= limit) {
      scored.push({ candidate, score: contained ? Math.min(1, distance) : distance, distance });
    }
  }
  return scored
    .sort((a, b) => a.score - b.score || a.distance - b.distance || byCodeUnit(a.candidate, b.candidate))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
