import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { STATEMENT_KINDS } from '#model/vocabulary.ts';
import { rangeText } from '#picture/dates.ts';
import type { TimeBin } from '../../state/time-bins.ts';
import { useLanguage, useWords } from '../app-context.ts';

interface Props {
  readonly bins: readonly TimeBin[];
  /** The window that is set, in full days. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** A stretch of bins was brushed, first to last. */
  readonly onBrush: (first: TimeBin, last: TimeBin) => void;
  readonly onClear: () => void;
}

interface Brush {
  readonly anchor: number;
  readonly at: number;
}

/** Square roots: a month of one must be seen beside a month of a hundred. */
function heightOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(6, Math.sqrt(count / most) * 100);
}

function Bar({ bin, most, active }: { bin: TimeBin; most: number; active: boolean }) {
  const total = bin.certain + bin.possible;
  return (
    <span className={`bar-stack${active ? '' : ' outside'}`} style={{ height: `${heightOf(total, most)}%` }}>
      {bin.possible > 0 && <span className="bar-possible" style={{ flexGrow: bin.possible }} />}
      {bin.kinds.map(({ kind, count }) => (
        <span key={kind} className={`bar-kind kind-${kind}`} style={{ flexGrow: count }} />
      ))}
    </span>
  );
}

/** What the colours of the bars mean. */
function KindKey() {
  const words = useWords();
  return (
    <ul className="kind-key" aria-label={words.time.kinds}>
      {STATEMENT_KINDS.map((kind) => (
        <li key={kind}>
          <span className={`key-swatch kind-${kind}`} aria-hidden="true" />
          {words.statementKinds[kind]}
        </li>
      ))}
      <li>
        <span className="key-swatch bar-possible" aria-hidden="true" />
        {words.time.possible}
      </li>
    </ul>
  );
}

/** Bars of time, stacked by kind of statement. A click picks one, a drag a stretch; arrow keys move, with shift they stretch. */
export function TimelineBars({ bins, from, to, onBrush, onClear }: Props) {
  const words = useWords();
  const language = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const [brush, setBrush] = useState<Brush | null>(null);
  const most = Math.max(1, ...bins.map(({ certain, possible }) => certain + possible));
  const [earliest, latest] = [bins[0], bins.at(-1)];
  const windowed = from !== undefined || to !== undefined;
  const isIn = (bin: TimeBin, index: number): boolean => {
    if (brush) return index >= Math.min(brush.anchor, brush.at) && index <= Math.max(brush.anchor, brush.at);
    return (from === undefined || bin.to >= from) && (to === undefined || bin.from <= to);
  };
  const indexAt = (x: number): number => {
    const box = host.current?.getBoundingClientRect();
    if (!box) return 0;
    return Math.max(0, Math.min(bins.length - 1, Math.floor(((x - box.left) / box.width) * bins.length)));
  };
  const finish = ({ anchor, at }: Brush): void => {
    const [first, last] = [bins[Math.min(anchor, at)], bins[Math.max(anchor, at)]];
    setBrush(null);
    if (!first || !last) return;
    if (from === first.from && to === last.to) onClear();
    else onBrush(first, last);
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = indexAt(event.clientX);
    setBrush({ anchor: at, at });
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (event.key === 'Escape' && windowed) onClear();
    else if (event.key === 'Enter' || event.key === ' ') finish({ anchor: index, at: index });
    else if (step !== 0) {
      const next = Math.max(0, Math.min(bins.length - 1, index + step));
      host.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
      if (event.shiftKey) {
        const chosen = bins.map((bin, at) => ({ bin, at })).filter(({ bin, at }) => windowed && isIn(bin, at));
        const [low, high] = [chosen[0]?.at ?? index, chosen.at(-1)?.at ?? index];
        const [first, last] = [bins[Math.min(low, next)], bins[Math.max(high, next)]];
        if (first && last) onBrush(first, last);
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="strip">
      <div
        ref={host}
        className="bars"
        role="group"
        aria-label={words.time.bars}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => brush && setBrush({ ...brush, at: indexAt(event.clientX) })}
        onPointerUp={() => brush && finish(brush)}
        onPointerCancel={() => setBrush(null)}
      >
        {bins.map((bin, index) => {
          const when = rangeText(bin.from, bin.to, language);
          const label = words.time.bar(
            when,
            bin.certain,
            bin.possible,
            bin.kinds.map(({ kind, count }) => `${words.statementKinds[kind]} ${count}`).join(', '),
          );
          return (
            <button
              key={bin.from}
              type="button"
              className="bar"
              aria-label={label}
              aria-pressed={windowed && isIn(bin, index)}
              title={label}
              // One stop of the tab key for all bars; arrows move among them.
              tabIndex={index === bins.length - 1 ? 0 : -1}
              onKeyDown={(event) => onKeyDown(event, index)}
              // Pointers are the group's; this is the click of a screen reader.
              onClick={(event) => event.detail === 0 && finish({ anchor: index, at: index })}
            >
              <Bar bin={bin} most={most} active={isIn(bin, index)} />
            </button>
          );
        })}
      </div>
      {/* There from the beginning: a strip that grows would move the picture. */}
      <div className="strip-ends">
        <span aria-hidden="true">{earliest && rangeText(earliest.from, earliest.to, language)}</span>
        <KindKey />
        <span aria-hidden="true">{latest && latest !== earliest && rangeText(latest.from, latest.to, language)}</span>
      </div>
    </div>
  );
}
