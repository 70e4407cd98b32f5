import { useMemo } from 'react';
import { toRows } from '#protocol/columns.ts';
import type { CountRow } from '#protocol/rows.ts';
import { rangeText } from '#picture/dates.ts';
import type { Filter } from '../../api/request.ts';
import { fetchTimeline } from '../../api/timeline.ts';
import { lastDayOf, type MonthBin, monthBins } from '../../state/month-bins.ts';
import type { Words } from '../../state/words/index.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';

type StripClock = 'said' | 'published';

function monthText(month: string, language: 'en' | 'zh-Hans'): string {
  return rangeText(`${month}-01`, lastDayOf(month), language);
}

/** Time is what the strip sets: the bars are of everything else in the filter. */
function untimed({ from: _from, to: _to, clock: _clock, ...rest }: Filter): Filter {
  return rest;
}

interface BarsProps {
  readonly bins: readonly MonthBin[];
  readonly isIn: (month: string) => boolean;
  readonly onPick: (month: string) => void;
}

function Bars({ bins, isIn, onPick }: BarsProps) {
  const words = useWords();
  const language = useLanguage();
  const most = Math.max(1, ...bins.map(({ certain, possible }) => certain + possible));
  return (
    <div className="strip">
      <div className="bars">
        {bins.map(({ month, certain, possible }) => {
          const label = words.barOf(monthText(month, language), certain + possible);
          const height = (count: number): string => `${Math.max(count > 0 ? 6 : 0, Math.sqrt(count / most) * 100)}%`;
          return (
            <button
              key={month}
              type="button"
              className="bar"
              aria-label={label}
              aria-pressed={isIn(month)}
              title={label}
              onClick={() => onPick(month)}
            >
              <span className="bar-possible" style={{ height: height(certain + possible) }} />
              <span className="bar-certain" style={{ height: height(certain) }} />
            </button>
          );
        })}
      </div>
      {bins.length > 1 && (
        <p className="strip-ends" aria-hidden="true">
          <span>{monthText(bins[0]?.month ?? '', language)}</span>
          <span>{monthText(bins.at(-1)?.month ?? '', language)}</span>
        </p>
      )}
    </div>
  );
}

interface MonthSelectProps {
  readonly label: string;
  readonly value: string;
  readonly bins: readonly MonthBin[];
  readonly any: string;
  readonly onChange: (month: string) => void;
}

function MonthSelect({ label, value, bins, any, onChange }: MonthSelectProps) {
  const language = useLanguage();
  return (
    <label className="month-select">
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{any}</option>
        {bins.map(({ month }) => (
          <option key={month} value={month}>
            {monthText(month, language)}
          </option>
        ))}
      </select>
    </label>
  );
}

function change(filter: Filter, clock: StripClock, from: string | undefined, to: string | undefined) {
  const any = from === undefined && to === undefined;
  return { ...filter, from, to, clock: any && clock === 'said' ? undefined : clock };
}

function ends(filter: Filter, words: Words): string {
  return filter.from || filter.to ? `${filter.from ?? '…'} – ${filter.to ?? '…'}` : words.allTime;
}

/** Statements by month on a clock, always there; it filters and never locks the stage. */
export function Timeline() {
  const { session, actions } = useApp();
  const words = useWords();
  const { filter } = useValue(session.exploration);
  const clock: StripClock = filter.clock === 'published' ? 'published' : 'said';
  const asked = untimed(filter);
  // The picture comes first: what stands around it asks when it is there.
  const ready = useValue(session.data).dataVersion !== '';
  const answer = useResource(ready ? JSON.stringify([clock, asked]) : null, (signal) =>
    fetchTimeline(clock, 'month', asked, signal),
  );
  const bins = useMemo(() => (answer.latest ? monthBins(toRows<CountRow>(answer.latest.rows)) : []), [answer.latest]);
  const set = (from: string | undefined, to: string | undefined, on: StripClock = clock): void => {
    const next = change({}, on, from, to);
    void actions.filter({ from: next.from, to: next.to, clock: next.clock } as Filter, ends(next, words));
  };
  const isIn = (month: string): boolean =>
    (filter.from !== undefined || filter.to !== undefined) &&
    (filter.from === undefined || month >= filter.from.slice(0, 7)) &&
    (filter.to === undefined || month <= filter.to.slice(0, 7));
  const pick = (month: string): void => {
    const alone = filter.from === `${month}-01` && filter.to === lastDayOf(month);
    if (alone) set(undefined, undefined);
    else set(`${month}-01`, lastDayOf(month));
  };
  return (
    <section className="timeline" aria-label={words.timeline}>
      <div className="timeline-controls">
        <label className="month-select">
          {words.clock}
          <select value={clock} onChange={(event) => set(filter.from, filter.to, event.target.value as StripClock)}>
            <option value="said">{words.clocks.said}</option>
            <option value="published">{words.clocks.published}</option>
          </select>
        </label>
        <MonthSelect
          label={words.from}
          value={filter.from?.slice(0, 7) ?? ''}
          bins={bins}
          any={words.anyTime}
          onChange={(month) => set(month === '' ? undefined : `${month}-01`, filter.to)}
        />
        <MonthSelect
          label={words.to}
          value={filter.to?.slice(0, 7) ?? ''}
          bins={bins}
          any={words.anyTime}
          onChange={(month) => set(filter.from, month === '' ? undefined : lastDayOf(month))}
        />
        {answer.value && answer.value.undated > 0 && (
          <span className="quiet undated">{words.undatedCount(answer.value.undated)}</span>
        )}
      </div>
      {answer.error ? (
        <Failure error={answer.error} onRetry={answer.retry} />
      ) : (
        <Bars bins={bins} isIn={isIn} onPick={pick} />
      )}
    </section>
  );
}
