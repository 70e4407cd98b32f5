import { useNames } from '../hooks/use-names.ts';
import { useValue } from '../hooks/use-value.ts';
import { DOCUMENT_GROUPINGS, documentGroups } from '../../state/document-groups.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { ChoiceList } from './ChoiceList.tsx';

/** The name of a language or script in the reader's language; its code where the browser knows none. */
function codeName(code: string, type: 'language' | 'script', language: string): string {
  try {
    return new Intl.DisplayNames([language], { type }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

/** Filters by author, language and script of the documents: each chooses documents. `counts` are those of the documents. */
export function DocumentGroupFilters({ counts }: { counts: ReadonlyMap<string, number> }) {
  const { session, actions } = useApp();
  const words = useWords();
  const language = useLanguage();
  const documents = useValue(session.documents);
  const { filter } = useValue(session.exploration);
  const all = documents.map(({ id }) => id);
  const chosen = filter.documents ?? all;
  const nameOf = useNames(documentGroups(documents, 'author').map(({ value }) => value));
  const choose = (ids: readonly string[], label: string): void =>
    void actions.filter({ documents: all.every((id) => ids.includes(id)) ? undefined : [...ids] }, label);
  return DOCUMENT_GROUPINGS.map((by) => {
    const groups = documentGroups(documents, by);
    if (groups.length === 0) return null;
    const labelOf = (value: string): string => (by === 'author' ? nameOf(value) : codeName(value, by, language));
    const of = (value: string): readonly string[] => groups.find((group) => group.value === value)?.documents ?? [];
    const without = (ids: readonly string[], value: string): string[] => ids.filter((id) => !of(value).includes(id));
    const values = groups.map(({ value, documents: own }) => ({
      value,
      label: labelOf(value),
      count: own.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0),
      checked: own.every((id) => chosen.includes(id)),
    }));
    return (
      <ChoiceList
        key={by}
        title={words.slicing.documentsBy[by]}
        help={words.slicing.documentsByHelp}
        values={values.toSorted((a, b) => b.count - a.count)}
        open={false}
        onToggle={(value) => {
          const checked = of(value).every((id) => chosen.includes(id));
          choose(checked ? without(chosen, value) : [...new Set([...chosen, ...of(value)])], labelOf(value));
        }}
        onOnly={(value) => choose(of(value), labelOf(value))}
        onAllBut={(value) => choose(without(all, value), words.slicing.allButThis(labelOf(value)))}
      />
    );
  });
}
