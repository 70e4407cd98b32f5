/** What stands before and after the rows of an answer, in each of its forms. */
import { csvLine } from '#formats/csv-rows.ts';
import type { QueryNotice, QuerySummary } from '#protocol/values.ts';
import type { RowForm } from './row-text.ts';

interface Frame {
  readonly head: (columns: readonly string[]) => string;
  readonly tail: (summary: QuerySummary, notices: readonly QueryNotice[]) => string;
}

function endText(summary: QuerySummary, notices: readonly QueryNotice[]): string {
  return JSON.stringify({ truncated: summary.budget !== null, notices, summary });
}

/** The frame of each form. CSV has no place to say how it ended. */
export const FRAMES: Readonly<Record<RowForm, Frame>> = {
  list: {
    head: (columns) => `{"columns":${JSON.stringify(columns)},"rows":[`,
    tail: (summary, notices) => `],${endText(summary, notices).slice(1)}`,
  },
  lines: {
    head: (columns) => `${JSON.stringify({ columns })}\n`,
    tail: (summary, notices) => `${endText(summary, notices)}\n`,
  },
  csv: { head: csvLine, tail: () => '' },
};
