/** What size and colour may go by. Apart from the schemas, so that the page takes the names without them. */
import type { Gloss } from './rows.ts';

export const SIZE_MEASURES = ['statements', 'documents', 'degree', 'betweenness', 'pagerank'] as const;
export type SizeMeasure = (typeof SIZE_MEASURES)[number];

export const COLOUR_MEASURES = ['kind', 'community', ...SIZE_MEASURES, 'firstSaid'] as const;
export type ColourMeasure = (typeof COLOUR_MEASURES)[number];

/** A property of the entities, by the name that the data gives it. */
export type PropertyName = `property:${string}`;
export type SizeBy = SizeMeasure | PropertyName;
export type ColourBy = ColourMeasure | PropertyName;

export const PROPERTY_PATTERN = /^property:.{1,100}$/u;

/** Whether size or colour go by a property, not by a measure. */
export function isProperty(by: string): by is PropertyName {
  return PROPERTY_PATTERN.test(by);
}

/** Of what form the values of a property are: days count from 1970, texts are numbers of labels. */
export const PROPERTY_FORMS = ['number', 'date', 'text'] as const;
export type PropertyForm = (typeof PROPERTY_FORMS)[number];

/** So many texts of a property have a colour each; a value beyond the labels is one of the others. */
export const MOST_LABELS = 8;

export interface PropertyMeaning {
  readonly form: PropertyForm;
  /** What people call it. */
  readonly name: Gloss;
  /** The most frequent texts first; none for numbers and days. */
  readonly labels: readonly Gloss[];
}
