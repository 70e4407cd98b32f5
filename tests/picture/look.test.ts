import { describe, expect, it } from 'vitest';
import { type InkName, lookOf, type NodeKind } from '#picture/look.ts';

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s look', (theme) => {
  const look = lookOf(theme);

  it('gives text a contrast of 4.5 and marks of 3', () => {
    expect(contrast(look.text, look.background)).toBeGreaterThan(4.5);
    expect(contrast(look.muted, look.background)).toBeGreaterThan(4.5);
    for (const { colour } of Object.values(look.marks)) {
      expect(contrast(colour, look.background)).toBeGreaterThan(3);
    }
    for (const { colour, second } of Object.values(look.inks)) {
      expect(contrast(colour, look.background)).toBeGreaterThan(3);
      expect(contrast(second ?? colour, look.background)).toBeGreaterThan(3);
    }
  });

  it('gives every kind a shape of its own', () => {
    const shapes = Object.values(look.marks).map(({ shape }) => shape);
    expect(new Set(shapes).size).toBe(shapes.length);
    expect(Object.keys(look.marks)).toContain('Bloc' satisfies NodeKind);
  });

  it('tells for from against without colour, and a judgement from a position by lightness', () => {
    const dash = (ink: InkName): string => look.inks[ink].dash;
    expect(new Set([dash('for'), dash('against'), dash('both'), dash('relation')]).size).toBe(4);
    for (const [strong, pale] of [
      ['for', 'favourable'],
      ['against', 'unfavourable'],
    ] as const) {
      const of = (ink: InkName): number => contrast(look.inks[ink].colour, look.background);
      expect(of(pale)).toBeLessThan(of(strong));
    }
  });
});
