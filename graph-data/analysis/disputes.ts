/** Disputes: whether the sides of a question clash, by the coded kind and by the figures they carry. */
import { APPARENT_QUESTION_KINDS, type QuestionKind } from '#model/vocabulary.ts';

/** Whether a question's sides clash, by its coded kind: the others differ only in scope, time, name or make-up. */
export function clashesByKind(kind: QuestionKind): boolean {
  return !APPARENT_QUESTION_KINDS.includes(kind);
}

export interface ClaimedValue {
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
}

function range({ value, min, max }: ClaimedValue): readonly [number, number] | null {
  if (value === null && min === null && max === null) return null;
  return [value ?? min ?? -Infinity, value ?? max ?? Infinity];
}

/**
 * Compares the figures of claims: `apart` where some two ranges do not overlap, `overlap` where all do,
 * `incomparable` where units differ, null where fewer than two claims carry a figure.
 */
export function compareFigures(claims: readonly ClaimedValue[]): 'apart' | 'overlap' | 'incomparable' | null {
  const figures = claims.flatMap((claim) => {
    const found = range(claim);
    return found ? [{ unit: claim.unit, low: found[0], high: found[1] }] : [];
  });
  if (figures.length < 2) return null;
  if (new Set(figures.map(({ unit }) => unit)).size > 1) return 'incomparable';
  const highestLow = Math.max(...figures.map(({ low }) => low));
  const lowestHigh = Math.min(...figures.map(({ high }) => high));
  return highestLow > lowestHigh ? 'apart' : 'overlap';
}
