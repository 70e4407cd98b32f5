import { type FormEvent, useState } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { useValue } from '../hooks/use-value.ts';
import { useConsole, useConsoleWords } from './console-context.ts';
import { ShippedQuestions } from './ShippedQuestions.tsx';

function SaveForm() {
  const { console } = useConsole();
  const words = useConsoleWords();
  const empty = useValue(console.text).trim() === '';
  const [title, setTitle] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    console.save(title.trim());
    setTitle('');
  };
  return (
    <form className="save-question" onSubmit={save}>
      <label>
        {words.saveAs}
        <input type="text" value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <button type="submit" className="button small" disabled={empty || title.trim() === ''}>
        {words.save}
      </button>
    </form>
  );
}

/** Saved questions: those that come with the data, and the reader's own. */
export function SavedPane({ onDone }: { readonly onDone: () => void }) {
  const { console } = useConsole();
  const words = useConsoleWords();
  const own = useValue(console.own);
  return (
    <section className="results pane" aria-label={words.saved}>
      <SaveForm />
      <h3>{words.own}</h3>
      {own.length === 0 && <p className="quiet">{words.noOwn}</p>}
      <ul>
        {own.map((saved) => (
          <li key={saved.id} className="own-question">
            <button
              type="button"
              className="question"
              onClick={() => {
                console.place(saved);
                onDone();
              }}
            >
              {saved.title}
            </button>
            <IconButton icon="close" label={words.remove(saved.title)} onPress={() => console.remove(saved.id)} />
          </li>
        ))}
      </ul>
      <h3>{words.shipped}</h3>
      <ShippedQuestions
        onChoose={(saved) => {
          console.open(saved);
          onDone();
        }}
      />
    </section>
  );
}
