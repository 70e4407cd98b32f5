/**
 * Size and colour by a measure. The measures are worked out where the graph is; what a picture holds are their values,
 * so that a saved view looks the same for ever. What size and colour mean is always in the legend.
 * Colours of classes after Tol ("Colour Schemes", SRON/EPS/TN/09-002, 2021: muted), moved apart by search until they
 * differ as much for red-green-blind readers and from the grey of the rest; tests/picture/look.test.ts holds them to it.
 */
import type { Id } from '#model/property-graph.ts';
import type { ColourBy, ColourMeasure, PropertyMeaning, SizeBy, SizeMeasure } from '#protocol/measures.ts';
import type { Gloss } from '#protocol/rows.ts';
import type { Language, Theme } from '#protocol/views.ts';
import { dayText } from './dates.ts';
import { pictureWords } from './words.ts';

/** The values of a measure; what has none is grey and small. Communities count from 0, the largest first; days since 1970. */
export type MeasureValues = ReadonlyMap<Id, number>;

interface Measured<By> {
  readonly by: By;
  readonly values: MeasureValues;
  /** Of the values of a property. */
  readonly meaning?: PropertyMeaning | undefined;
}

export interface Styling {
  readonly size: Measured<SizeBy> | null;
  readonly colour: Measured<ColourBy> | null;
}

export const PLAIN: Styling = { size: null, colour: null };

const GROUPS: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#5b72d3', '#2a5800', '#9c2b85', '#a8841b', '#06095e', '#14a56e', '#c85147', '#401434', '#3b3218'],
  dark: ['#1bbfff', '#017f46', '#ffd1f9', '#f8f379', '#0a68cf', '#9af9c8', '#f8aa74', '#b76abd', '#81811c'],
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

const COMPACT = { notation: 'compact', maximumSignificantDigits: 3 } as const;

/** Days from 1970 to beyond which no calendar goes. */
const FARTHEST_DAY = 1e8;

function numberText(value: number, isDay: boolean, language: Language): string {
  if (isDay && Math.abs(value) < FARTHEST_DAY)
    return dayText(new Date(value * 86_400_000).toISOString().slice(0, 10), language);
  if (Math.abs(value) >= 1e5) return value.toLocaleString(language === 'en' ? 'en-GB' : 'zh-CN', COMPACT);
  return Number.isInteger(value) ? String(value) : value.toPrecision(2);
}

/** One class a value, the first ones named by `labelOf`, those beyond the palette or without a name together and grey. */
function namedClasses(
  values: MeasureValues,
  keys: string,
  palette: readonly string[],
  labelOf: (value: number) => string | undefined,
  others: { readonly colour: string; readonly label: string },
): ColourClass[] {
  const found = [...new Set(values.values())].sort((a, b) => a - b);
  const shown = found.filter((value, at) => at < palette.length && labelOf(value) !== undefined);
  const named = shown.map((value, at): ColourClass => ({
    key: `${keys} ${value}`,
    colour: palette[at] as string,
    label: labelOf(value) ?? '',
    holds: (id) => values.get(id) === value,
  }));
  if (shown.length === found.length) return named;
  const taken = new Set(shown);
  const rest = (id: Id): boolean => values.has(id) && !taken.has(values.get(id) as number);
  return [...named, { key: `${keys} others`, ...others, holds: rest }];
}

/** The classes of a colouring, in the order of the legend; null where colour is the kind's. */
export function colourClasses(
  colour: Styling['colour'],
  theme: Theme,
  language: Language,
): { classes: ColourClass[]; none: string } | null {
  if (!colour || colour.by === 'kind') return null;
  const { by, values, meaning } = colour;
  const words = pictureWords(language);
  const none = NO_VALUE[theme];
  if (by === 'community') {
    const others = { colour: none, label: words.otherCommunities };
    const labelOf = (group: number): string => words.community(group + 1);
    return { classes: namedClasses(values, by, GROUPS[theme], labelOf, others), none };
  }
  if (meaning?.form === 'text') {
    const others = { colour: none, label: words.otherValues };
    const labelOf = (value: number): string | undefined => {
      const label = meaning.labels[value];
      return label && said(label, language);
    };
    return { classes: namedClasses(values, by, GROUPS[theme], labelOf, others), none };
  }
  const isDay = by === 'firstSaid' || meaning?.form === 'date';
  const stretches = stretchesOf(values);
  const palette = STEPS[theme];
  const classes = stretches.map(({ from, to }, index): ColourClass => {
    const [low, high] = [numberText(from, isDay, language), numberText(to, isDay, language)];
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
  return { classes, none };
}

/** What a text of both languages says in one. */
function said(text: Gloss, language: Language): string {
  return language === 'en' ? text.en : text.zhHans;
}

/** What size means, in words. */
export function sizeText(size: Styling['size'], language: Language): string {
  const words = pictureWords(language);
  if (size?.meaning) return words.sizeOf(said(size.meaning.name, language));
  return words.sizes[(size?.by ?? 'statements') as SizeMeasure];
}

/** What colour means, in words. */
export function colourText({ by, meaning }: NonNullable<Styling['colour']>, language: Language): string {
  const words = pictureWords(language);
  return meaning ? words.colourOf(said(meaning.name, language)) : words.colours[by as ColourMeasure];
}
