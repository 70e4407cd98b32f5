import { useCallback } from 'react';
import { outletName } from '#picture/names.ts';
import { useApp, useWords } from '../app-context.ts';
import { useValue } from './use-value.ts';

const WIDEST = 46;

/** A function from a document's id to its title, cut to what fits a line. */
export function useDocumentName(): (id: string) => string {
  const documents = useValue(useApp().session.documents);
  const words = useWords();
  return useCallback(
    (id) => {
      const found = documents.find((document) => document.id === id);
      const untitled = [words.untitledDocument(id), outletName(found?.outlet ?? null)].filter(Boolean).join(' · ');
      const title = found?.title ?? untitled;
      return title.length > WIDEST ? `${title.slice(0, WIDEST - 2).trimEnd()}…` : title;
    },
    [documents, words],
  );
}
