import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { nameOf, secondName } from '#picture/names.ts';
import { pictureWords } from '#picture/words.ts';
import type { Language } from '#protocol/views.ts';
import { type Found, searchNames } from '../../api/search.ts';
import { useLanguage, useWords } from '../app-context.ts';
import { type Resource, useResource } from '../hooks/use-resource.ts';
import type { SearchAnswer } from '../../api/search.ts';
import { Icon } from './Icon.tsx';
import { KindIcon } from './MarkIcon.tsx';

const RESULTS = 12;

/** The line under a name: another script of it, or the alias that was met. */
function sideName(found: Found, language: Language): string | null {
  const first = nameOf(found, language);
  const second = secondName(found, language);
  return found.matched !== first && found.matched !== second ? found.matched : second;
}

interface ItemProps {
  readonly id: string;
  readonly found: Found;
  readonly active: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
}

function FoundItem({ id, found, active, onChoose, onPoint }: ItemProps) {
  const language = useLanguage();
  const side = sideName(found, language);
  return (
    // The keyboard stays in the input, which names the active option: an option is never focused itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      aria-selected={active}
      className="found"
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <KindIcon kind={found.kind} />
      <span className="found-name">{nameOf(found, language)}</span>
      <span className="found-side">{side}</span>
      <span className="found-kind">{pictureWords(language).kinds[found.kind].one}</span>
    </div>
  );
}

function useMessage(query: string, { error, loading }: Resource<unknown>, latest: SearchAnswer | null): string | null {
  const words = useWords();
  if (error) return error.message;
  if (!latest) return words.loading;
  if (latest.results.length === 0) return loading ? words.loading : words.searchNone(query);
  return latest.truncated ? words.searchMore : null;
}

/** Moves with arrows, Home and End; null where the key is not for moving. */
function moved(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (active + 1) % count;
  if (key === 'ArrowUp') return (active + count - 1) % count;
  return null;
}

interface Props {
  readonly label: string;
  readonly hint: string;
  /** What the search is for; its class name too. */
  readonly place: 'page' | 'panel';
  readonly autoFocus: boolean;
  readonly onChoose: (found: Found) => void;
  readonly onLeave?: () => void;
}

/** Search by name as you type, in any script. */
export function NameSearch({ label, hint, place, autoFocus, onChoose, onLeave }: Props) {
  const listId = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  /** What Enter was pressed on while its answer was still on its way. */
  const [entered, setEntered] = useState<string | null>(null);
  const query = text.trim();
  const answer = useResource(query === '' ? null : query, async (signal) => ({
    asked: query,
    ...(await searchNames(query, RESULTS, signal)),
  }));
  const asked = answer.latest?.asked ?? '';
  // While one types on, the list stays; that of another name would be there for whoever is quick with the mouse.
  const latest = query.startsWith(asked) || asked.startsWith(query) ? answer.latest : null;
  const found = latest?.results ?? [];
  const shown = open && query !== '';
  const current = Math.min(active, found.length - 1);
  const message = useMessage(query, answer, latest);

  const choose = (chosen: Found): void => {
    setText('');
    setOpen(false);
    setEntered(null);
    onChoose(chosen);
  };
  const first = answer.value?.results[0];
  useEffect(() => {
    if (entered === query && first) choose(first);
    // What is chosen follows from the answer alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [entered, query, first]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event.key, current, found.length);
    const chosen = found[current];
    if (next !== null) setActive(next);
    // Until then the list is that of fewer letters: its first may be someone else.
    else if (event.key === 'Enter' && shown && answer.loading && active === 0) setEntered(query);
    else if (event.key === 'Enter' && shown && chosen) choose(chosen);
    else if (event.key === 'Escape' && shown) setOpen(false);
    else if (event.key === 'Escape') {
      (event.target as HTMLElement).blur();
      onLeave?.();
    } else return;
    event.preventDefault();
  };
  return (
    <search className={`search search-in-${place}`}>
      <Icon name="search" />
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={listId}
        {...(shown && current >= 0 ? { 'aria-activedescendant': `${listId}-${current}` } : {})}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        // Whoever opens a search is about to type.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={autoFocus}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setEntered(null);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {place === 'page' && <kbd aria-hidden="true">/</kbd>}
      <div className="popover search-popover" hidden={!shown}>
        <div id={listId} role="listbox" aria-label={label} className="found-list">
          {found.map((one, index) => (
            <FoundItem
              key={one.id}
              id={`${listId}-${index}`}
              found={one}
              active={index === current}
              onChoose={() => choose(one)}
              onPoint={() => setActive(index)}
            />
          ))}
        </div>
        {message && (
          <p className="quiet pad" role="status">
            {message}
          </p>
        )}
      </div>
    </search>
  );
}
