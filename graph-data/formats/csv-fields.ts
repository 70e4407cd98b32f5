/**
 * CSV text → the fields of each row: comma, semicolon or tab between them, quotes as in RFC 4180, a row by the line on which
 * it begins. One pass that only looks at the signs that matter, because people's tables are long.
 */
import type { CsvFault } from './csv-source.ts';

export interface CsvFields {
  /** Counts from 1. */
  readonly line: number;
  /** What is empty and stands in no quotes is null. */
  readonly fields: readonly (string | null)[];
}

/** Characters of a first line that are looked at for what separates its fields. */
const LONGEST_HEADER = 20_000;

/** The sign that a first line has most of, outside of quotes. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>([',', ';', '\t'].map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of text.slice(0, LONGEST_HEADER)) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) as number) + 1);
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

class Scanner {
  readonly #text: string;
  readonly #delimiter: string;
  readonly #end: RegExp;
  readonly faults: CsvFault[] = [];
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
    this.#delimiter = delimiterOf(text);
    this.#end = this.#delimiter === ',' ? /[,\r\n]/g : this.#delimiter === ';' ? /[;\r\n]/g : /[\t\r\n]/g;
  }

  *rows(): Generator<CsvFields> {
    while (this.#at < this.#text.length) {
      const line = this.#line;
      const fields: (string | null)[] = [];
      do fields.push(this.#field());
      while (this.#delimited());
      this.#lineEnd();
      if (fields.length > 1 || fields[0] !== null) yield { line, fields };
    }
  }

  #delimited(): boolean {
    if (this.#text[this.#at] !== this.#delimiter) return false;
    this.#at += 1;
    return true;
  }

  #lineEnd(): void {
    if (this.#text[this.#at] === '\r') this.#at += 1;
    if (this.#text[this.#at] === '\n') this.#at += 1;
    this.#line += 1;
  }

  #plain(): string {
    const begin = this.#at;
    this.#end.lastIndex = begin;
    this.#at = this.#end.exec(this.#text)?.index ?? this.#text.length;
    return this.#text.slice(begin, this.#at);
  }

  #field(): string | null {
    if (this.#text[this.#at] !== '"') {
      const field = this.#plain();
      return field === '' ? null : field;
    }
    const line = this.#line;
    let field = '';
    for (let from = this.#at + 1; ; from = this.#at + 1) {
      const quote = this.#text.indexOf('"', from);
      if (quote < 0) {
        this.faults.push({ line, message: 'a quote that is not closed' });
        this.#at = this.#text.length;
        return field;
      }
      const piece = this.#text.slice(from, quote);
      for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) this.#line += 1;
      field += piece;
      this.#at = quote + 1;
      if (this.#text[this.#at] !== '"') break;
      field += '"';
    }
    const after = this.#plain();
    if (after !== '') this.faults.push({ line: this.#line, message: 'something after a closing quote' });
    return field;
  }
}

/** The rows of a text, the first one too. Empty lines are none; faults come with their line. */
export function readCsvFields(text: string): {
  readonly rows: readonly CsvFields[];
  readonly faults: readonly CsvFault[];
} {
  const scanner = new Scanner(text);
  return { rows: [...scanner.rows()], faults: scanner.faults };
}
