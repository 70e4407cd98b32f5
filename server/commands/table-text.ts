/** Rows as a table on a terminal. */
import { textWidth } from '#picture/script-runs.ts';

/** Columns on a terminal: characters of Han take two. */
function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (textWidth(character, 1) === 1 ? 2 : 1), 0);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

/** Rows under a heading, each column as wide as its widest cell. */
export function tableText(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => columnsOf(row[column] ?? ''))));
  return all
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
