import { useEffect, useMemo, useRef } from 'react';
import { type DaySpan, middleOf } from '#model/time.ts';
import { rangeText } from '#picture/dates.ts';
import { textWidth } from '#picture/script-runs.ts';
import { firstSaidOf } from '../../state/first-said.ts';
import { groupOf } from '../../state/graph-data.ts';
import { lanesOf, type Stretch } from '../../state/lanes.ts';
import { type Spot, spotsOf } from '../../stage/follow-nodes.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';

/** Pixels: the letters of a date, and what is free before the next. */
const SIZE = 11.5;
const GAP = 14;

interface Tick {
  readonly label: string;
  /** An entity that lies there. */
  readonly id: string;
  /** Entities between which the whole span lies; null where it is one day, or covers no other date. */
  readonly whisker: readonly [first: string, last: string] | null;
}

interface Dated {
  readonly id: string;
  readonly span: DaySpan | null;
}

function holdsMiddle({ from, to }: DaySpan, other: DaySpan): boolean {
  const middle = middleOf(other);
  return middle >= middleOf({ from, to: from }) && middle <= middleOf({ from: to, to });
}

/** One tick a span and place, from left to right. */
function ticksOf(dated: readonly Dated[], labelOf: (span: DaySpan | null) => string): Tick[] {
  return dated.map(({ id, span }) => {
    const covered = dated.filter((other) => span && other.span && holdsMiddle(span, other.span));
    const [first, last] = [covered[0], covered.at(-1)];
    return { id, label: labelOf(span), whisker: first && last && first !== last ? [first.id, last.id] : null };
  });
}

/** Pixels from the upper edge of the stage to under the dates, and from one bracket to the next. */
const DATES = 64;
const LANE = 8;

interface Bracket extends Stretch {
  readonly whisker: HTMLElement;
  /** Where its tick stands. */
  readonly x: number;
}

/** How far the span of a tick reaches; null where it is one day. */
function bracketOf(tick: HTMLElement, { x }: Spot, spotOf: (id: string) => Spot | null): Bracket | null {
  const whisker = tick.querySelector<HTMLElement>('.time-whisker');
  const [first, last] = [spotOf(whisker?.dataset['first'] ?? ''), spotOf(whisker?.dataset['last'] ?? '')];
  return whisker && first && last ? { whisker, x, from: Math.round(first.x), to: Math.round(last.x) } : null;
}

/** Draws brackets one under the other where they would lie over each other; gives back in how many lanes. */
function drawBrackets(brackets: readonly Bracket[]): number {
  const lanes = lanesOf(brackets);
  brackets.forEach(({ whisker, x, from, to }, at) => {
    whisker.style.left = `${from - Math.round(x)}px`;
    whisker.style.width = `${to - from}px`;
    whisker.style.marginTop = `${(lanes[at] ?? 0) * LANE}px`;
    whisker.style.setProperty('--own', `${Math.round(x) - from}px`);
  });
  return Math.max(0, ...lanes.map((lane) => lane + 1));
}

/**
 * The dates of the arrangement along time, under the picture; a month or year reaches as far as the dates that lie in it.
 * Beside it every panel says the same dates in words.
 */
export function TimeAxis() {
  const { session, stage } = useApp();
  const words = useWords();
  const language = useLanguage();
  const standing = useValue(stage);
  const scene = useValue(session.scene);
  const data = useValue(session.data);
  const shown = JSON.stringify([[...data.entities.keys()], [...groupOf(data)]]);
  const spans = useResource(shown, (signal) => firstSaidOf(data, signal)).latest;
  const axis = useRef<HTMLDivElement>(null);
  const ticks = useMemo((): Tick[] => {
    if (!spans) return [];
    const places = new Map<string, Dated>();
    for (const { id, kind, x } of scene.nodes.toSorted((a, b) => a.x - b.x)) {
      const span = spans.get(id) ?? null;
      const place = `${span?.from} ${span?.to} ${x}`;
      if (kind !== 'Statement' && !places.has(place)) places.set(place, { id, span });
    }
    return ticksOf([...places.values()], (span) =>
      span ? rangeText(span.from, span.to, language) : words.arranging.undated,
    );
  }, [scene, spans, words, language]);
  useEffect(
    () =>
      standing?.beforeLabels((sigma) => {
        const spotOf = spotsOf(sigma);
        let taken = 0;
        const brackets: Bracket[] = [];
        for (const mark of axis.current?.querySelectorAll<HTMLElement>('[data-at]') ?? []) {
          const spot = spotOf(mark.dataset['at'] ?? '');
          // A date that has no room is left out; the line under it stays.
          const fits = spot !== null && spot.x >= taken;
          mark.hidden = spot === null;
          mark.classList.toggle('bare', !fits);
          if (!spot) continue;
          if (fits) taken = spot.x + Number(mark.dataset['room']);
          mark.style.transform = `translateX(${Math.round(spot.x)}px)`;
          const bracket = bracketOf(mark, spot, spotOf);
          if (bracket) brackets.push(bracket);
        }
        const bottom = DATES + drawBrackets(brackets) * LANE;
        return [{ left: 0, right: sigma.getDimensions().width, top: 0, bottom }];
      }),
    [standing, ticks],
  );
  return (
    <div className="time-axis" ref={axis} role="img" aria-label={words.arranging.axis} title={words.arranging.axis}>
      {ticks.map(({ id, label, whisker }) => (
        <span key={id} className="time-tick" data-at={id} data-room={textWidth(label, SIZE) + GAP} aria-hidden="true">
          <span>{label}</span>
          {whisker && <i className="time-whisker" data-first={whisker[0]} data-last={whisker[1]} />}
        </span>
      ))}
    </div>
  );
}
