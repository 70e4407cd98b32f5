import { useEffect, useState } from 'react';
import type { Run } from '../../console/run.ts';
import { useLanguage } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { useConsole, useConsoleWords } from './console-context.ts';

const TICK_MS = 100;

/** The time since a run began, as it passes. It is for the eye: a screen reader hears the end. */
function Elapsed({ since, rows }: { readonly since: number; readonly rows: number }) {
  const words = useConsoleWords();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  return (
    <span className="elapsed" aria-hidden="true">
      {words.running((Math.max(0, now - since) / 1000).toFixed(1), rows)}
    </span>
  );
}

function useOutcome(run: Run): string {
  const words = useConsoleWords();
  const language = useLanguage();
  if (run.state !== 'answered') return '';
  const { rows, summary, cutBy, request } = run.answer;
  if (!summary) return cutBy === 'cancelled' ? words.cancelled(rows.length) : '';
  const milliseconds = summary.ms.toLocaleString(language === 'en' ? 'en-GB' : 'zh-CN', { maximumFractionDigits: 1 });
  return request.plan === 'explain' ? words.planned(milliseconds) : words.answered(rows.length, milliseconds);
}

/** Run, plan, profile; while something runs, how long and how far, and Cancel. */
export function RunBar() {
  const { console } = useConsole();
  const words = useConsoleWords();
  const run = useValue(console.run);
  const empty = useValue(console.text).trim() === '';
  const outcome = useOutcome(run);
  const idle = run.state !== 'running';
  return (
    <div className="run-bar">
      {idle ? (
        <button
          type="button"
          className="button primary"
          disabled={empty}
          title={words.runKeys}
          onClick={() => console.start()}
        >
          {words.run}
        </button>
      ) : (
        <button type="button" className="button primary" onClick={console.cancel}>
          {words.cancel}
        </button>
      )}
      <button
        type="button"
        className="button"
        disabled={empty || !idle}
        title={words.explainHelp}
        onClick={() => console.start('explain')}
      >
        {words.explain}
      </button>
      <button
        type="button"
        className="button"
        disabled={empty || !idle}
        title={words.profileHelp}
        onClick={() => console.start('profile')}
      >
        {words.profile}
      </button>
      {run.state === 'running' && <Elapsed since={run.since} rows={run.rows} />}
      <span className="quiet" role="status">
        {outcome}
      </span>
    </div>
  );
}
