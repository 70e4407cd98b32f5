import { useMemo, useState } from 'react';
import { CLOCKS, type Clock } from '#model/vocabulary.ts';
import { toRows } from '#protocol/columns.ts';
import type { CountRow } from '#protocol/rows.ts';
import { dayText } from '#picture/dates.ts';
import type { Filter } from '../../api/request.ts';
import { fetchStatementCount, fetchTimeline } from '../../api/timeline.ts';
import { fetchByDay } from '../../state/by-day.ts';
import { bestWidth, type TimeBin, timeBins } from '../../state/time-bins.ts';
import { windowText } from '../../state/words/window.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from './Failure.tsx';
import { usePlay } from '../hooks/use-play.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';
import { IconButton } from './IconButton.tsx';
import { Term } from './Term.tsx';
import { TimelineBars } from './TimelineBars.tsx';

/** Time is what the strip sets: the bars are of everything else in the filter. */
function untimed({ from: _from, to: _to, clock: _clock, ...rest }: Filter): Filter {
  return rest;
}

interface Bars {
  readonly bins: readonly TimeBin[];
  readonly undated: number;
}

async function fetchBars(clock: Clock, filter: Filter, signal: AbortSignal): Promise<Bars> {
  const months = await fetchTimeline(clock, 'month', filter, signal);
  const rows = toRows<CountRow>(months.rows);
  const width = bestWidth(rows);
  const answer = width === 'month' ? months : await fetchTimeline(clock, width, filter, signal);
  return { bins: timeBins(toRows<CountRow>(answer.rows), width), undated: months.undated };
}

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

function DayField({ label, value, onChange }: DayProps) {
  // What is being typed stays as it is typed, whatever the window makes of it.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className="month-select">
      {label}
      <input
        type="date"
        value={typed ?? value ?? ''}
        onBlur={() => setTyped(null)}
        onChange={({ target }) => {
          setTyped(target.value);
          // Half-typed years are dates to the browser: nobody means the year 20.
          if (target.value === '' || target.value >= '1000') onChange(target.value === '' ? undefined : target.value);
        }}
      />
    </label>
  );
}

/** How much lies in the window, in words; by a day, what certainly and what possibly does. */
function Summary({ clock, filter, undated }: { clock: Clock; filter: Filter; undated: number }) {
  const words = useWords();
  const language = useLanguage();
  const { from, to } = filter;
  const answer = useResource(JSON.stringify([clock, filter]), async (signal) => {
    if (from === undefined && to !== undefined) return fetchByDay(clock, to, untimed(filter), signal);
    return from === undefined && to === undefined ? null : fetchStatementCount({ ...filter, clock }, signal);
  });
  if (answer.error) return <Failure error={answer.error} onRetry={answer.retry} />;
  const found = answer.value;
  if (found !== null && typeof found === 'object') {
    const { certainly, possibly } = found;
    return (
      <span className="time-summary" role="status">
        {words.time.by[clock](dayText(to ?? '', language), certainly, possibly, found.undated)}
      </span>
    );
  }
  return (
    <span className="time-summary quiet" role="status">
      {found !== null && `${words.time.within(windowText(from, to, words, language), found)} `}
      {undated > 0 && words.undatedCount(undated)}
    </span>
  );
}

/** Statements in time on a clock, always there; it filters, plays, and never locks the stage. */
export function Timeline() {
  const { session, actions } = useApp();
  const words = useWords();
  const language = useLanguage();
  const { filter } = useValue(session.exploration);
  const { from, to } = filter;
  const clock: Clock = filter.clock ?? 'said';
  const asked = untimed(filter);
  // The picture comes first: what stands around it asks when it is there.
  const ready = useValue(session.data).dataVersion !== '';
  const answer = useResource(ready ? JSON.stringify([clock, asked]) : null, (signal) =>
    fetchBars(clock, asked, signal),
  );
  const bins = useMemo(() => answer.latest?.bins ?? [], [answer.latest]);
  const set = (first: string | undefined, last: string | undefined, on: Clock = clock, again = false): void => {
    const any = first === undefined && last === undefined;
    const what = any
      ? words.time.all(words.clocks[on])
      : words.timeFilter(windowText(first, last, words, language), words.clocks[on]);
    void actions.setTime({ from: first, to: last, clock: on === 'said' && any ? undefined : on }, what, again);
  };
  const play = usePlay(bins, from, to, (first, last, again) => set(first, last, clock, again));
  return (
    <section className="timeline" aria-label={words.timeline}>
      <div className="timeline-controls">
        <label className="month-select">
          {words.clock}
          <select value={clock} onChange={(event) => set(from, to, event.target.value as Clock)}>
            {CLOCKS.map((each) => (
              <option key={each} value={each}>
                {words.clocks[each]}
              </option>
            ))}
          </select>
        </label>
        <Term of="clock" />
        <DayField
          label={words.from}
          value={from}
          onChange={(day) => set(day, day && to && to < day ? undefined : to)}
        />
        <DayField
          label={words.to}
          value={to}
          onChange={(day) => set(day && from && from > day ? undefined : from, day)}
        />
        <div className="play" role="group" aria-label={words.time.play}>
          <IconButton
            icon="back"
            label={words.time.stepBack}
            isDisabled={!play.canStep}
            onPress={() => play.step(-1)}
          />
          <IconButton
            icon={play.playing ? 'pause' : 'play'}
            label={play.playing ? words.time.pause : words.time.play}
            isDisabled={bins.length < 2}
            onPress={play.toggle}
          />
          <IconButton
            icon="forward"
            label={words.time.stepOn}
            isDisabled={!play.canStep}
            onPress={() => play.step(1)}
          />
        </div>
        {(from !== undefined || to !== undefined) && (
          <button type="button" className="link-button" onClick={() => set(undefined, undefined)}>
            {words.allTime}
          </button>
        )}
        {ready && <Summary clock={clock} filter={filter} undated={answer.latest?.undated ?? 0} />}
      </div>
      {answer.error ? (
        <Failure error={answer.error} onRetry={answer.retry} />
      ) : (
        <TimelineBars
          bins={bins}
          from={from}
          to={to}
          onBrush={(first, last) => set(first.from, last.to)}
          onClear={() => set(undefined, undefined)}
        />
      )}
    </section>
  );
}
