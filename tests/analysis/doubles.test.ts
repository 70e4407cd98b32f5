import { describe, expect, it } from 'vitest';
import { fewestOf } from '#analysis/doubles.ts';

const pair = (source: string, target: string): { source: string; target: string } => ({ source, target });

describe('those who may be one', () => {
  it('count once at the least, through all who may be the same as they', () => {
    expect(fewestOf(['ann', 'anne', 'bo'], [pair('anne', 'ann')])).toBe(2);
    expect(fewestOf(['ann', 'anne', 'anna', 'bo'], [pair('ann', 'anne'), pair('anna', 'anne')])).toBe(2);
    // Joined by somebody who is not counted here.
    expect(fewestOf(['ann', 'anna'], [pair('ann', 'anne'), pair('anna', 'anne')])).toBe(1);
  });

  it('count one by one where nobody says so', () => {
    expect(fewestOf(['ann', 'bo', 'ann'], [])).toBe(2);
    expect(fewestOf([], [pair('ann', 'bo')])).toBe(0);
  });
});
