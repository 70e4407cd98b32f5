/** The forms in which `sayso query` prints; apart, so that the command line knows them without loading the engine. */
export const QUERY_FORMATS = ['table', 'json', 'csv'] as const;
export type QueryFormat = (typeof QUERY_FORMATS)[number];
