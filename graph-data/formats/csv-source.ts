/** CSV text with a header → records that know their line. Faults come back with their place; nothing is thrown. */
import { CsvError, parse } from 'csv-parse/browser/esm/sync';

export interface CsvRow {
  /** Counts from 1; the header is line 1. */
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

export interface CsvFault {
  readonly line: number;
  readonly message: string;
}

export interface CsvResult {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly faults: readonly CsvFault[];
}

/** Parses RFC 4180 text. A row with too few or too many fields is a fault of its own line. */
export function parseCsv(text: string): CsvResult {
  const faults: CsvFault[] = [];
  let columns: string[] = [];
  try {
    const found: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
      bom: true,
      columns: (header: string[]) => (columns = header),
      info: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error: CsvError | undefined) => {
        if (error) faults.push({ line: Number(error['lines'] ?? 1), message: error.message });
        return undefined;
      },
    });
    return { columns, rows: found.map(({ record, info }) => ({ line: info.lines, fields: record })), faults };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push({ line: Number(error['lines'] ?? 1), message: error.message });
    return { columns, rows: [], faults };
  }
}
