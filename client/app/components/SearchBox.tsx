import { useApp, useWords } from '../app-context.ts';
import { NameSearch } from './NameSearch.tsx';

/** The search of the page: choosing a name shows and selects it. */
export function SearchBox() {
  const { actions, stage } = useApp();
  const words = useWords();
  return (
    <NameSearch
      label={words.search}
      hint={words.searchHint}
      place="page"
      // The search box is where the page begins; on a phone it would bring up the keyboard.
      autoFocus={matchMedia('(min-width: 720px)').matches}
      onChoose={(found) => void actions.find(found).then(() => stage.value?.reveal(found.id))}
    />
  );
}
