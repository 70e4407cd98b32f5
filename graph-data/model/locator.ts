/**
 * A locator says where a document has something: `003#L25:4-12` is line 25 of document 003, UTF-16 units 4 up to 12
 * (half-open, the first occurrence). Without a range it is the whole line. Inside a source's own files the document
 * goes without saying: `L25:4-12`.
 */
export interface ParsedLocator {
  readonly document: string;
  readonly line: number;
  readonly start: number | null;
  readonly end: number | null;
}

const LOCATOR = /^(?:([^#\s]+)#)?L([1-9]\d{0,6})(?::(\d{1,7})-(\d{1,7}))?$/;

/** Reads a locator; `home` is the document that is meant where none is named. Null where the text is no locator. */
export function parseLocator(text: string, home: string | null): ParsedLocator | null {
  const match = LOCATOR.exec(text);
  if (!match) return null;
  const document = match[1] ?? home;
  if (document === null) return null;
  const start = match[3] === undefined ? null : Number(match[3]);
  const end = match[4] === undefined ? null : Number(match[4]);
  if (start !== null && end !== null && start >= end) return null;
  return { document, line: Number(match[2]), start, end };
}

/** Writes a locator, in full. */
export function formatLocator({ document, line, start, end }: ParsedLocator): string {
  return start === null || end === null ? `${document}#L${line}` : `${document}#L${line}:${start}-${end}`;
}
