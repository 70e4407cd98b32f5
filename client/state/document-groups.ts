/** Documents by who wrote them, by language, by script: ways of choosing documents, since a filter knows nothing else of them. */
import type { DocumentRow } from '#protocol/rows.ts';
import type { Id } from './exploration.ts';

export const DOCUMENT_GROUPINGS = ['author', 'language', 'script'] as const;
export type DocumentGrouping = (typeof DOCUMENT_GROUPINGS)[number];

export interface DocumentGroup {
  /** An author's id, a language or a script. */
  readonly value: string;
  readonly documents: readonly Id[];
}

function valuesOf({ authors, language, script }: DocumentRow, by: DocumentGrouping): readonly string[] {
  return by === 'author' ? authors : [by === 'language' ? language : script];
}

/** The groups in order of value; none where all documents are in the same, for then there is nothing to choose. */
export function documentGroups(documents: readonly DocumentRow[], by: DocumentGrouping): DocumentGroup[] {
  const groups = new Map<string, Id[]>();
  for (const document of documents) {
    for (const value of valuesOf(document, by)) groups.set(value, [...(groups.get(value) ?? []), document.id]);
  }
  const found = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, ids]) => ({ value, documents: ids }));
  return found.length < 2 ? [] : found;
}
