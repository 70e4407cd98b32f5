/**
 * Which texts of the table hold a piece, in one pass over their bytes (R. N. Horspool, "Practical fast searching in
 * strings", 1980). UTF-8 is self-synchronizing: bytes that match begin and end where characters do.
 */
import type { StringTable } from '#graph/string-table.ts';
import type { Budget } from './budget.ts';

const CHUNK = 1 << 16;

/** The first text that ends after a byte. */
function textAt(ends: Uint32Array, position: number, from: number): number {
  let low = from;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] as number) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** For each text of the table, 1 where it holds the piece. The piece must not be empty. */
export function textsWith(table: StringTable, piece: string, budget: Budget): Uint8Array {
  const found = new Uint8Array(table.length);
  const needle = new TextEncoder().encode(piece);
  const last = needle.length - 1;
  // A lone surrogate cannot be in any text.
  if (/\p{Surrogate}/u.test(piece)) return found;
  const skips = new Int32Array(256).fill(needle.length);
  for (let at = 0; at < last; at++) skips[needle[at] as number] = last - at;
  const { pool, ends } = table;
  const final = needle[last];
  let text = 0;
  let nextBurn = CHUNK;
  for (let at = last; at < pool.length;) {
    const byte = pool[at] as number;
    if (byte === final && matches(pool, needle, at - last)) {
      text = textAt(ends as Uint32Array, at - last, text);
      if (at < (ends[text] as number)) found[text] = 1;
      // The rest of this text says nothing new.
      at = Math.max(at + 1, found[text] === 1 ? (ends[text] as number) + last : at + 1);
    } else at += skips[byte] as number;
    if (at > nextBurn) {
      nextBurn = at + CHUNK;
      budget.burn(CHUNK >>> 4);
    }
  }
  return found;
}

function matches(pool: Uint8Array, needle: Uint8Array, start: number): boolean {
  for (let at = 0; at < needle.length - 1; at++) if (pool[start + at] !== needle[at]) return false;
  return true;
}
