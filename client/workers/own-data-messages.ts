/** What page and worker say to each other about people's own data. */
import type { Mapping } from '#formats/plain/recognise.ts';
import type { TableKind } from '#formats/plain/table.ts';
import type { Problem } from '#model/problem.ts';

/** A table as it is shown before anything is made of it. */
export interface TablePreview {
  readonly file: string;
  readonly kind: TableKind | null;
  readonly columns: readonly string[];
  readonly count: number;
  /** The first rows, as text. */
  readonly rows: readonly (readonly string[])[];
}

export interface OwnTables {
  readonly tables: readonly TablePreview[];
  /** What the tables most likely are. */
  readonly mappings: readonly Mapping[];
  /** A whole graph that Sayso wrote: it says itself what is what. */
  readonly whole: boolean;
  readonly problems: readonly Problem[];
}

/** What became of opening: the problems, or what there is. */
export type OwnOpened =
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | { readonly ok: true; readonly title: string };

export type OwnRequest = { readonly task: number } & (
  | { readonly ask: 'read'; readonly files: readonly File[] }
  | { readonly ask: 'open'; readonly mappings: readonly Mapping[] }
  | {
      readonly ask: 'answer';
      readonly method: string;
      readonly path: string;
      readonly body: string | null;
      /** In lines of JSON, where an answer can be had so. */
      readonly lines: boolean;
    }
);

export type OwnAnswer = { readonly task: number } & (
  | { readonly ask: 'read'; readonly tables: OwnTables }
  | { readonly ask: 'open'; readonly opened: OwnOpened }
  | { readonly ask: 'answer'; readonly status: number; readonly body: string }
  | { readonly ask: 'failed'; readonly message: string }
);
