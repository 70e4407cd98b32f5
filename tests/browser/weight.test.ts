import { describe, expect, it } from 'vitest';
import { pageWeight } from '../helpers/page-weight.ts';

describe('the weight of the page', () => {
  it('is at most 250 kB of compressed script before interaction', async () => {
    const weight = await pageWeight('index.html', false);
    expect(weight).toBeGreaterThan(100);
    expect(weight).toBeLessThanOrEqual(250);
  });

  it('is at most 60 kB for an embed, the live stage included', async () => {
    const weight = await pageWeight('embed.html', true);
    expect(weight).toBeGreaterThan(30);
    expect(weight).toBeLessThanOrEqual(60);
  });
});
