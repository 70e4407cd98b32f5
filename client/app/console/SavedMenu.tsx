import { type FormEvent, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
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
export function SavedMenu() {
  const { console } = useConsole();
  const words = useConsoleWords();
  const own = useValue(console.own);
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className="button small">{words.saved}</Button>
      <Popover className="popover" placement="top start">
        <Dialog className="question-list" aria-label={words.saved}>
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
                    setOpen(false);
                    console.place(saved);
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
              setOpen(false);
              console.open(saved);
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
