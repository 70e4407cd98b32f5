/** Random numbers that are the same on every machine. */

/** Marsaglia's xorshift32 ("Xorshift RNGs", 2003) from a seed (0 counts as 1): each call gives the next number in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}
