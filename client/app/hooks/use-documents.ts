import { useCallback } from 'react';
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
      // What stands in brackets after an outlet is a coder's remark on where its name was found.
      const outlet = found?.outlet?.replace(/\s*[(（].*$/u, '');
      const untitled = [words.untitledDocument(id), outlet].filter(Boolean).join(' · ');
      const title = found?.title ?? untitled;
      return title.length > WIDEST ? `${title.slice(0, WIDEST - 2).trimEnd()}…` : title;
    },
    [documents, words],
  );
}
