/** What size and colour may go by. Apart from the schemas, so that the page takes the names without them. */

export const SIZE_MEASURES = ['statements', 'degree', 'betweenness', 'pagerank'] as const;
export type SizeMeasure = (typeof SIZE_MEASURES)[number];

export const COLOUR_MEASURES = ['kind', 'community', ...SIZE_MEASURES, 'firstSaid'] as const;
export type ColourMeasure = (typeof COLOUR_MEASURES)[number];
