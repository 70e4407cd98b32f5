import { describe, expect, it } from 'vitest';
import { type InkName, lookOf, type NodeKind } from '#picture/look.ts';
import { type ColourClass, colourClasses } from '#picture/styling.ts';
import { MOST_LABELS } from '#protocol/measures.ts';

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

type Rgb = readonly [number, number, number];

function linear(colour: string): Rgb {
  return [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
}

/** What is left of a colour without red or without green cones (Viénot, Brettel and Mollon, 1999). */
const SIGHTS: Readonly<Record<'all' | 'protan' | 'deutan', readonly (readonly number[])[]>> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.1124, 0.8876, 0],
    [0.1124, 0.8876, 0],
    [0.004, -0.004, 1],
  ],
  deutan: [
    [0.2928, 0.7072, 0],
    [0.2928, 0.7072, 0],
    [-0.0223, 0.0223, 1],
  ],
};

/** CIELAB, of daylight. */
function lab([red, green, blue]: Rgb): Rgb {
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seen(colour: string, sight: keyof typeof SIGHTS): Rgb {
  const parts = linear(colour);
  return lab(
    SIGHTS[sight].map((row) =>
      row.reduce((sum, share, at) => sum + share * (parts[at] as number), 0),
    ) as unknown as Rgb,
  );
}

function leastDifference(colours: readonly string[], sight: keyof typeof SIGHTS): number {
  const places = colours.map((colour) => seen(colour, sight));
  const apart = places.flatMap((a, at) =>
    places.slice(at + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
  );
  return Math.min(...apart);
}

describe.each(['light', 'dark'] as const)('colours by a property, %s', (theme) => {
  const { background } = lookOf(theme);
  const values = new Map(Array.from({ length: 40 }, (_, at) => [`n${at}`, at % (MOST_LABELS + 1)]));
  const labels = Array.from({ length: MOST_LABELS }, (_, at) => ({ en: `text ${at}`, zhHans: `${at}` }));
  const classesOf = (form: 'number' | 'text'): readonly ColourClass[] =>
    colourClasses(
      {
        by: 'property:x',
        values,
        meaning: { form, name: { en: 'x', zhHans: 'x' }, labels: form === 'text' ? labels : [] },
      },
      theme,
      'en',
    )?.classes ?? [];

  it('stand out from the background, and every one is another', () => {
    for (const form of ['number', 'text'] as const) {
      const colours = classesOf(form).map(({ colour }) => colour);
      for (const colour of colours) expect(contrast(colour, background)).toBeGreaterThan(form === 'text' ? 3 : 2.6);
      expect(new Set(colours).size).toBe(colours.length);
    }
  });

  it('of numbers and days go one way from pale to strong, so that grey tells them apart', () => {
    const away = classesOf('number').map(({ colour }) => contrast(colour, background));
    expect(away).toHaveLength(5);
    expect(away).toEqual(away.toSorted((a, b) => a - b));
    for (const [at, value] of away.slice(1).entries()) expect(value / (away[at] as number)).toBeGreaterThan(1.15);
  });

  it.each(['all', 'protan', 'deutan'] as const)('of texts differ for who sees as: %s', (sight) => {
    expect(
      leastDifference(
        classesOf('text').map(({ colour }) => colour),
        sight,
      ),
    ).toBeGreaterThan(sight === 'all' ? 30 : 18);
  });
});
