/**
 * Rows as CSV for people and their spreadsheets (RFC 4180, CRLF). A text that a spreadsheet would run as a formula gets
 * an apostrophe in front, as OWASP advises against CSV injection; numbers stay numbers.
 */

/** What a cell may hold; anything that is no scalar is written as JSON. */
export type Cell = unknown;

/** What begins like a formula; apostrophes before it count as part of it, so that one more can be taken off again. */
const FORMULA = /^'*[=+\-@\t\r]/;
/** A text that was given an apostrophe. */
export const GUARDED = /^'+[=+\-@\t\r]/;

function text(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

/** One line for the clipboard, its cells apart by tabs: what is pasted into a spreadsheet falls into columns. */
export function tabLine(cells: readonly Cell[]): string {
  const fields = cells.map((cell) => {
    const field = text(cell);
    return /[\t"\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  });
  return `${fields.join('\t')}\n`;
}

/** One line, with its line break. */
export function csvLine(cells: readonly Cell[]): string {
  const fields = cells.map((cell) => {
    const field = text(cell);
    return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  });
  return `${fields.join(',')}\r\n`;
}
