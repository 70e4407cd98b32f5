import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';
import { stepText } from '../../state/words/index.ts';
import { useApp, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { Icon } from './Icon.tsx';
import { Term } from './Term.tsx';

/** The steps as one paragraph, for the method of a report. */
function useMethod(): string {
  const { session } = useApp();
  const words = useWords();
  const steps = useValue(session.history.steps);
  const { dataVersion } = useValue(session.data);
  const texts = steps.map(({ title }) => stepText(title, words));
  return words.historyWords.paragraph(texts.join('; '), dataVersion.slice(0, 12));
}

function CopyMethod() {
  const { session } = useApp();
  const words = useWords();
  const method = useMethod();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(method);
      setCopied(true);
    } catch {
      session.notices.word(words.copyFailed);
    }
  };
  return (
    <>
      <p className="method-text">
        {method} <Term of="dataVersion" />
      </p>
      <Button className="button small" onPress={() => void copy()}>
        {copied ? words.copied : words.historyWords.copy}
      </Button>
    </>
  );
}

/** All steps, those that were undone greyed; a click goes to any of them. */
function Steps() {
  const { session } = useApp();
  const words = useWords();
  const all = useValue(session.history.all);
  const position = useValue(session.history.position);
  return (
    <ol className="steps">
      {all.map(({ title }, index) => (
        // A step has no name of its own; its place is what it is.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className={index > position ? 'undone' : ''}>
          <Button
            className="link-button"
            {...(index === position ? { 'aria-current': 'step' as const } : {})}
            onPress={() => void session.jump(index)}
          >
            {stepText(title, words)}
            {index === position && <span className="quiet"> ({words.historyWords.now})</span>}
          </Button>
        </li>
      ))}
    </ol>
  );
}

/** The list of steps behind a button. */
export function HistoryMenu() {
  const words = useWords();
  return (
    <DialogTrigger>
      <TooltipTrigger delay={500}>
        <Button className="icon-button" aria-label={words.historyWords.title}>
          <Icon name="history" />
        </Button>
        <Tooltip className="tip" placement="bottom" offset={6}>
          {words.historyWords.title}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover" placement="bottom end">
        <Dialog className="history-dialog">
          <Heading slot="title">{words.historyWords.title}</Heading>
          <Steps />
          <CopyMethod />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
