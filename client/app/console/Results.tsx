import { useState } from 'react';
import { ApiError } from '../../api/request.ts';
import { csvOf, jsonOf } from '../../console/download.ts';
import { saveFile, textContent } from '../../state/exports/files.ts';
import type { Answer } from '../../console/run.ts';
import { type Shown, showRows } from '../../console/to-stage.ts';
import { useApp, useWords } from '../app-context.ts';
import { Icon } from '../components/Icon.tsx';
import { useValue } from '../hooks/use-value.ts';
import { useConsole, useConsoleWords } from './console-context.ts';
import { PlanTable } from './PlanTable.tsx';
import { ResultTable } from './ResultTable.tsx';
import { ShippedQuestions } from './ShippedQuestions.tsx';

/** Longer texts than this are for files. */
const MOST_JSON = 200_000;

function Begin() {
  const { linkedQuery } = useApp();
  const { console } = useConsole();
  const words = useConsoleWords();
  const linked = useValue(linkedQuery);
  const text = useValue(console.text);
  if (linked && linked.query === text) return <p className="begin">{words.fromLink}</p>;
  return (
    <div className="begin">
      <p>{words.begin}</p>
      <ShippedQuestions onChoose={console.open} />
    </div>
  );
}

function Failed({ error }: { readonly error: Error }) {
  const words = useConsoleWords();
  const page = useWords();
  const unreachable = error instanceof ApiError && error.status === 0;
  const position = error instanceof ApiError ? error.position : null;
  const hint = error instanceof ApiError ? error.hint : null;
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{words.failed}</strong> {error.message} {unreachable ? page.unreachableHint : hint}
      </p>
      {position && <p className="quiet">{words.at(position.line, position.column)}</p>}
    </div>
  );
}

function Remarks({ answer }: { readonly answer: Answer }) {
  const words = useConsoleWords();
  const { cutBy, notices } = answer;
  const cut = cutBy === null || cutBy === 'cancelled' ? null : words.cutShort(words.budgets[cutBy] ?? cutBy);
  if (cut === null && notices.length === 0) return null;
  return (
    <ul className="remarks" aria-label={words.notices}>
      {cut !== null && <li>{cut}</li>}
      {notices.map(({ code, message, position }) => (
        <li key={`${code} ${message}`}>
          {message.slice(0, 1).toUpperCase() + message.slice(1)}
          {position && ` (${words.at(position.line, position.column)})`}
        </li>
      ))}
    </ul>
  );
}

function Graph({ answer }: { readonly answer: Answer }) {
  const { session, setConsole } = useApp();
  const words = useConsoleWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const show = async (): Promise<void> => {
    const title = answer.request.query.trim().split('\n')[0]?.slice(0, 60) ?? '';
    // On a phone console and panel would lie over what is shown.
    const small = matchMedia('(max-width: 719px)').matches;
    const result = await showRows(session, answer.rows, title, !small);
    setShown(result);
    if (small && result && result.shown > 0) setConsole('folded');
  };
  return (
    <>
      <button
        type="button"
        className="button small"
        disabled={answer.rows.length === 0}
        title={words.toStageHelp}
        onClick={() => void show()}
      >
        {words.toStage}
      </button>
      {shown && (
        <span className="quiet on-stage" role="status">
          {shown.found === 0 ? words.noPlace : words.onStage(shown.shown, shown.found)}
        </span>
      )}
    </>
  );
}

function Download({ format, onPress }: { readonly format: 'CSV' | 'JSON'; readonly onPress: () => void }) {
  const words = useConsoleWords();
  const label = words.download(format);
  return (
    <button type="button" className="button small" aria-label={label} title={label} onClick={onPress}>
      <Icon name="download" /> {format}
    </button>
  );
}

type View = 'table' | 'json' | 'plan';

function Body({ answer, view }: { readonly answer: Answer; readonly view: View }) {
  const words = useConsoleWords();
  if (view === 'plan') {
    const steps = answer.summary?.plan;
    return steps ? <PlanTable steps={steps} /> : <p className="begin">{words.noPlan}</p>;
  }
  if (view === 'json') {
    const text = jsonOf(answer);
    return (
      <pre className="result-scroll" tabIndex={0} role="group" aria-label={words.views.json}>
        {text.length > MOST_JSON ? `${text.slice(0, MOST_JSON)} …` : text}
      </pre>
    );
  }
  if (!answer.summary && answer.rows.length === 0) return <p className="begin">{words.cancelled(0)}</p>;
  if (answer.columns.length === 0) return <p className="begin">{words.noColumns}</p>;
  return answer.rows.length === 0 ? <p className="begin">{words.noRows}</p> : <ResultTable answer={answer} />;
}

function Answered({ answer }: { readonly answer: Answer }) {
  const words = useConsoleWords();
  const planned = answer.summary?.plan !== undefined && answer.summary.plan !== null;
  const [view, setView] = useState<View>(planned ? 'plan' : 'table');
  return (
    <>
      <div className="result-bar">
        {(['table', 'json', 'plan'] as const).map((each) => (
          <button key={each} type="button" className="tab" aria-pressed={view === each} onClick={() => setView(each)}>
            {words.views[each]}
          </button>
        ))}
        <span className="panel-bar-space" />
        <Graph answer={answer} />
        <Download format="CSV" onPress={() => saveFile('answer.csv', textContent('text/csv', csvOf(answer)))} />
        <Download
          format="JSON"
          onPress={() => saveFile('answer.json', textContent('application/json', jsonOf(answer)))}
        />
      </div>
      <Remarks answer={answer} />
      <Body answer={answer} view={view} />
    </>
  );
}

/** What came of the question: the answer in one of its forms, or what went wrong, or how to begin. */
export function Results({ hidden }: { readonly hidden: boolean }) {
  const { console } = useConsole();
  const words = useConsoleWords();
  const run = useValue(console.run);
  const [kept, keep] = useState<{ readonly answer: Answer; readonly key: number } | null>(null);
  if (run.state === 'answered' && kept?.answer !== run.answer) keep({ answer: run.answer, key: (kept?.key ?? 0) + 1 });
  const waiting = run.state === 'running';
  return (
    <section className="results" aria-label={words.results} aria-busy={waiting} hidden={hidden}>
      {run.state === 'failed' && <Failed error={run.error} />}
      {run.state === 'idle' && <Begin />}
      {run.state !== 'failed' && kept && <Answered key={kept.key} answer={kept.answer} />}
    </section>
  );
}
