import { useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { nameOf, secondName } from '#picture/names.ts';
import { pictureWords } from '#picture/words.ts';
import { type Found, searchNames } from '../../api/search.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useResource } from '../hooks/use-resource.ts';
import { Icon } from './Icon.tsx';
import { KindIcon } from './MarkIcon.tsx';

const RESULTS = 12;

/** The line under a name: another script of it, or the alias that was met. */
function sideName(found: Found, language: 'en' | 'zh-Hans'): string | null {
  const first = nameOf(found, language);
  const second = secondName(found, language);
  return found.matched !== first && found.matched !== second ? found.matched : second;
}

function FoundItem({ found }: { found: Found }) {
  const language = useLanguage();
  const side = sideName(found, language);
  const name = nameOf(found, language);
  return (
    <ListBoxItem id={found.id} textValue={name} className="found">
      <KindIcon kind={found.kind} />
      <span className="found-name">{name}</span>
      {side && <span className="found-side">{side}</span>}
      <span className="found-kind">{pictureWords(language).kinds[found.kind].one}</span>
    </ListBoxItem>
  );
}

/** Search as you type, in any script. Choosing a name shows and selects it. */
export function SearchBox() {
  const { actions, stage } = useApp();
  const words = useWords();
  const [text, setText] = useState('');
  const query = text.trim();
  const answer = useResource(query === '' ? null : query, (signal) => searchNames(query, RESULTS, signal));
  const found = query === '' ? [] : (answer.latest?.results ?? []);
  const emptyText = (): string => {
    if (answer.error) return answer.error.message;
    return answer.loading ? words.loading : words.searchNone(query);
  };
  const choose = (id: string): void => {
    const chosen = found.find((one) => one.id === id);
    if (!chosen) return;
    setText('');
    void actions.find(chosen).then(() => stage.value?.reveal(chosen.id));
  };
  return (
    <ComboBox
      className="search"
      items={found}
      inputValue={text}
      onInputChange={setText}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && choose(String(key))}
      menuTrigger="input"
      defaultFilter={() => true}
      allowsEmptyCollection={query !== ''}
    >
      <Label className="hidden">{words.search}</Label>
      <Icon name="search" />
      <Input placeholder={words.searchHint} autoFocus={matchMedia('(min-width: 720px)').matches} spellCheck={false} />
      <kbd aria-hidden="true">/</kbd>
      <Popover className="popover search-popover" offset={6}>
        <ListBox<Found> className="found-list" renderEmptyState={() => <p className="quiet pad">{emptyText()}</p>}>
          {(one) => <FoundItem found={one} />}
        </ListBox>
        {answer.value?.truncated && <p className="quiet pad">{words.searchMore}</p>}
      </Popover>
    </ComboBox>
  );
}
