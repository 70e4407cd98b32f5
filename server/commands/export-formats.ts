/** The formats that `sayso export` writes. */
export const EXPORT_FORMATS = ['jsonl', 'csv', 'graphml', 'cypher'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
