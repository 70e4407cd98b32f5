/**
 * Rows → text as it goes out, in pieces that no one need wait for: a row that is longer than a piece is cut. Made where
 * the query runs, so that the event loop only passes it on.
 */
import { csvLine } from '#formats/csv-rows.ts';
import type { WireValue } from '#protocol/values.ts';

/** `list`: rows as JSON with commas between them; `lines`: each a line of JSON. */
export type RowForm = 'list' | 'lines' | 'csv';

/** How long a piece may be, in UTF-16 units. */
export const PIECE = 65_536;

export class RowText {
  readonly #form: RowForm;
  readonly #give: (piece: string) => void;
  #held = '';
  #rows = 0;

  constructor(form: RowForm, give: (piece: string) => void) {
    this.#form = form;
    this.#give = give;
  }

  /** Whole rows that were written. */
  get rows(): number {
    return this.#rows;
  }

  /** The text of a row, to be weighed before it is written. */
  textOf(row: readonly WireValue[]): string {
    return this.#form === 'csv' ? csvLine(row) : JSON.stringify(row);
  }

  write(text: string): void {
    if (this.#form === 'list' && this.#rows > 0) this.#held += ',';
    this.#rows++;
    this.#held += text;
    if (this.#form === 'lines') this.#held += '\n';
    while (this.#held.length >= PIECE) this.#cut();
  }

  /** Gives what is left. */
  flush(): void {
    if (this.#held !== '') this.#give(this.#held);
    this.#held = '';
  }

  #cut(): void {
    const last = this.#held.charCodeAt(PIECE - 1);
    // Both halves of a surrogate pair go together.
    const end = last >= 0xd800 && last < 0xdc00 ? PIECE - 1 : PIECE;
    this.#give(this.#held.slice(0, end));
    this.#held = this.#held.slice(end);
  }
}
