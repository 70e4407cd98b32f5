import { useEffect, useState } from 'react';
import { browserStorage } from '../../console/drafts.ts';
import { createConsole } from '../../console/console.ts';
import { fetchSchema } from '../../api/schema.ts';
import { languageInWorker } from '../../workers/language-client.ts';
import { useApp, useWords } from '../app-context.ts';
import { IconButton } from '../components/IconButton.tsx';
import { useValue } from '../hooks/use-value.ts';
import { ConsoleContext, type ConsoleTools, useConsoleWords } from './console-context.ts';
import { ConsoleGrip } from './ConsoleGrip.tsx';
import { CopyLink } from './CopyLink.tsx';
import { EditorPane } from './EditorPane.tsx';
import { HistoryPane } from './HistoryPane.tsx';
import { ParameterForm } from './ParameterForm.tsx';
import { Results } from './Results.tsx';
import { RunBar } from './RunBar.tsx';
import { SavedPane } from './SavedPane.tsx';
import './console.css';

function createTools(): ConsoleTools {
  return { console: createConsole(browserStorage(), () => performance.now()), language: languageInWorker() };
}

/** Tells the language what the data has; where that cannot be had, names are simply not checked. */
function useSchema({ language }: ConsoleTools): void {
  const { session } = useApp();
  const version = useValue(session.data).dataVersion;
  useEffect(() => {
    const controller = new AbortController();
    fetchSchema(controller.signal).then(
      (schema) => language.learn(schema),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        language.learn(null);
        session.notices.error(error);
      },
    );
    return () => controller.abort();
  }, [language, session, version]);
}

/** What stands beside the editor. */
type Side = 'answer' | 'saved' | 'history';

function Bar({ side, onSide }: { readonly side: Side; readonly onSide: (side: Side) => void }) {
  const { consoleState, setConsole } = useApp();
  const words = useWords();
  const own = useConsoleWords();
  const folded = useValue(consoleState) === 'folded';
  return (
    <header className="console-bar">
      <h2>{own.title}</h2>
      {(['saved', 'history'] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="button small"
          aria-pressed={side === each}
          onClick={() => onSide(side === each ? 'answer' : each)}
        >
          {own[each]}
        </button>
      ))}
      <CopyLink />
      <span className="panel-bar-space" />
      <IconButton
        icon={folded ? 'unfold' : 'fold'}
        label={folded ? own.unfold : own.fold}
        onPress={() => setConsole(folded ? 'open' : 'folded')}
      />
      <IconButton icon="close" label={words.consoleClose} onPress={() => setConsole('closed')} />
    </header>
  );
}

/** The console, docked beneath the stage; on a phone it is a sheet over everything. */
export function ConsoleDock() {
  const { consoleState, linkedQuery } = useApp();
  const words = useWords();
  const [tools] = useState(createTools);
  const state = useValue(consoleState);
  const linked = useValue(linkedQuery);
  const runs = useValue(tools.console.runs);
  const [chosen, choose] = useState<{ readonly side: Side; readonly runs: typeof runs } | null>(null);
  // Whatever was looked at, a new run brings its answer forward.
  const side = chosen?.runs === runs ? chosen.side : 'answer';
  const setSide = (next: Side): void => choose({ side: next, runs });
  const toAnswer = (): void => setSide('answer');
  useSchema(tools);
  useEffect(() => {
    if (linked) tools.console.open(linked);
  }, [tools, linked]);
  return (
    <ConsoleContext value={tools}>
      <section className={`console ${state ?? ''}`} aria-label={words.consoleOpen} hidden={state === 'closed'}>
        <ConsoleGrip />
        <Bar side={side} onSide={setSide} />
        <div className="console-body" hidden={state === 'folded'}>
          <div className="console-ask">
            <EditorPane />
            <ParameterForm />
            <RunBar />
          </div>
          {side === 'saved' && <SavedPane onDone={toAnswer} />}
          {side === 'history' && <HistoryPane onDone={toAnswer} />}
          <Results hidden={side !== 'answer'} />
        </div>
      </section>
    </ConsoleContext>
  );
}
