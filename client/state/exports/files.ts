/** Texts and pictures on their way to the reader's own folder, and tables in the forms that spreadsheets take. */
import { csvLine, tabLine } from '#formats/csv-rows.ts';

/** Spreadsheets take a table for UTF-8 only where it says so. */
const BYTE_ORDER_MARK = '\ufeff';
const LONGEST = 80;

/** A table for spreadsheets, its heading first; no cell of it is a formula. */
export function csvTable(heading: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return BYTE_ORDER_MARK + csvLine(heading) + rows.map((row) => csvLine(row)).join('');
}

/** The same as text that is pasted into a spreadsheet. */
export function pastedTable(heading: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return tabLine(heading) + rows.map((row) => tabLine(row)).join('');
}

/** A title as the name of a file on every system: what no file system allows and dots at the ends are left out. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .replace(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '');
  const cut = Array.from(plain)
    .slice(0, LONGEST)
    .join('')
    .replace(/[. ]+$/u, '');
  return `${cut === '' ? 'picture' : cut}${ending}`;
}

/** Hands something to the reader as a file. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** A text as the content of a file. */
export function textContent(type: string, text: string): Blob {
  return new Blob([text], { type: `${type};charset=utf-8` });
}
