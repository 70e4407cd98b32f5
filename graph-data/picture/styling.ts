/**
 * Size and colour by a measure. The measures are worked out where the graph is; what a picture holds are their values,
 * so that a saved view looks the same for ever. What size and colour mean is always in the legend.
 * Colours of groups after Tol ("Colour Schemes", SRON/EPS/TN/09-002, 2021: muted), darkened to 3:1 on white.
 */
import type { Id } from '#model/property-graph.ts';
import type { ColourMeasure, SizeMeasure } from '#protocol/measures.ts';
import type { Language, Theme } from '#protocol/views.ts';
import { dayText } from './dates.ts';
import { pictureWords } from './words.ts';

/** The values of a measure; what has none is grey and small. Communities count from 0, the largest first; days since 1970. */
export type MeasureValues = ReadonlyMap<Id, number>;

export interface Styling {
  readonly size: { readonly by: SizeMeasure; readonly values: MeasureValues } | null;
  readonly colour: { readonly by: ColourMeasure; readonly values: MeasureValues } | null;
}

export const PLAIN: Styling = { size: null, colour: null };

const GROUPS: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#332288', '#117733', '#aa4499', '#a67c00', '#2a7fb8', '#882255', '#3a8f83', '#cc3311', '#6f6a2a'],
  dark: ['#9f95f0', '#6fce8d', '#e28fd4', '#dcc05b', '#88ccee', '#e0789f', '#7fd6c8', '#ff8a65', '#c5c07a'],
};
const STEPS: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#6f9fca', '#4a86bd', '#2f6ca6', '#1d5186', '#103862'],
  dark: ['#4f7398', '#6590bd', '#82addb', '#a8cbee', '#d3e6fa'],
};
const NO_VALUE: Readonly<Record<Theme, string>> = { light: '#82888f', dark: '#7d8690' };

const SMALLEST = 4.5;
const LARGEST = 20;

/** The radius in pixels of a value: its area grows with it. */
export function measuredRadius(value: number, most: number): number {
  return most <= 0 ? SMALLEST : SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, value) / most);
}

/** Up to five stretches of equally many values, each a range of its own. */
function stretchesOf(values: MeasureValues): { from: number; to: number }[] {
  const sorted = [...values.values()].sort((a, b) => a - b);
  const found: { from: number; to: number }[] = [];
  for (let step = 0; step < 5; step++) {
    const from = sorted[Math.floor((sorted.length * step) / 5)];
    const to = sorted[Math.ceil((sorted.length * (step + 1)) / 5) - 1];
    const last = found.at(-1);
    if (from === undefined || to === undefined || (last && to <= last.to)) continue;
    found.push({ from: last ? Math.min(...sorted.filter((value) => value > last.to)) : from, to });
  }
  return found;
}

export interface ColourClass {
  readonly key: string;
  readonly colour: string;
  /** What the class is, without how many are in it. */
  readonly label: string;
  readonly holds: (id: Id) => boolean;
}

/** Days from 1970 to beyond which no calendar goes. */
const FARTHEST_DAY = 1e8;

function numberText(value: number, by: ColourMeasure, language: Language): string {
  if (by === 'firstSaid' && Math.abs(value) < FARTHEST_DAY)
    return dayText(new Date(value * 86_400_000).toISOString().slice(0, 10), language);
  return Number.isInteger(value) ? String(value) : value.toPrecision(2);
}

/** The classes of a colouring, in the order of the legend; null where colour is the kind's. */
export function colourClasses(
  colour: Styling['colour'],
  theme: Theme,
  language: Language,
): { classes: ColourClass[]; none: string } | null {
  if (!colour || colour.by === 'kind') return null;
  const { by, values } = colour;
  const words = pictureWords(language);
  if (by === 'community') {
    const groups = [...new Set(values.values())].sort((a, b) => a - b);
    const palette = GROUPS[theme];
    const named = groups.slice(0, palette.length).map((group, index): ColourClass => ({
      key: `community ${group}`,
      colour: palette[index] as string,
      label: words.community(group + 1),
      holds: (id) => values.get(id) === group,
    }));
    const last = groups[palette.length - 1] ?? Infinity;
    const others: ColourClass = {
      key: 'community others',
      colour: NO_VALUE[theme],
      label: words.otherCommunities,
      holds: (id) => (values.get(id) ?? -1) > last,
    };
    return { classes: groups.length > palette.length ? [...named, others] : named, none: NO_VALUE[theme] };
  }
  const stretches = stretchesOf(values);
  const palette = STEPS[theme];
  const classes = stretches.map(({ from, to }, index): ColourClass => {
    const [low, high] = [numberText(from, by, language), numberText(to, by, language)];
    return {
      key: `${by} ${index}`,
      colour: palette[Math.round((index * (palette.length - 1)) / Math.max(1, stretches.length - 1))] as string,
      label: low === high ? low : `${low} – ${high}`,
      holds: (id) => {
        const value = values.get(id);
        return value !== undefined && value >= from && value <= to;
      },
    };
  });
  return { classes, none: NO_VALUE[theme] };
}
