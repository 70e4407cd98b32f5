import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Words } from '../../state/words/index.ts';
import { useWords } from '../app-context.ts';

/** A small button that says in a sentence what a term of art means: by mouse, touch and keyboard alike. */
export function Term({ of }: { of: keyof Words['terms'] }) {
  const words = useWords();
  const { name, means } = words.terms[of];
  return (
    <DialogTrigger>
      <Button className="term" aria-label={words.askTerm(name)}>
        ?
      </Button>
      <Popover className="popover" placement="bottom" offset={4}>
        <Dialog className="term-text" aria-label={name}>
          {means}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
