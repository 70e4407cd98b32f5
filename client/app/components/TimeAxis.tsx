import { useEffect, useMemo, useRef } from 'react';
import { dayText } from '#picture/dates.ts';
import { fetchFirstSaid } from '../../api/most-talked.ts';
import { followNodes } from '../../stage/follow-nodes.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';

/** Room for one date, in pixels. */
const ROOM = 96;

interface Tick {
  readonly label: string;
  /** An entity that lies on this day. */
  readonly id: string;
}

/** The days of the arrangement along time, under the picture. Beside it every panel says the same dates in words. */
export function TimeAxis() {
  const { session, stage } = useApp();
  const words = useWords();
  const language = useLanguage();
  const standing = useValue(stage);
  const scene = useValue(session.scene);
  const ids = scene.nodes.filter(({ kind }) => kind !== 'Statement').map(({ id }) => id);
  const days = useResource(JSON.stringify(ids), (signal) => fetchFirstSaid(ids, signal)).latest;
  const axis = useRef<HTMLDivElement>(null);
  const ticks = useMemo((): Tick[] => {
    const byDay = new Map<string, string>();
    for (const { id, kind, x } of scene.nodes.toSorted((a, b) => a.x - b.x)) {
      const day = days?.get(id) ?? '';
      if (days && kind !== 'Statement' && !byDay.has(`${day} ${x}`)) byDay.set(`${day} ${x}`, id);
    }
    return [...byDay].map(([key, id]) => {
      const [day = ''] = key.split(' ');
      return { id, label: day === '' ? words.arranging.undated : dayText(day, language) };
    });
  }, [scene, days, words, language]);
  useEffect(() => {
    if (!standing) return undefined;
    return standing.use(
      followNodes((spotOf) => {
        let last = -ROOM;
        for (const mark of axis.current?.querySelectorAll<HTMLElement>('[data-at]') ?? []) {
          const spot = spotOf(mark.dataset['at'] ?? '');
          // A date that has no room is left out; the line under it stays.
          const fits = spot !== null && spot.x - last >= ROOM;
          mark.hidden = spot === null;
          mark.classList.toggle('bare', !fits);
          if (!spot) continue;
          if (fits) last = spot.x;
          mark.style.transform = `translateX(${Math.round(spot.x)}px)`;
        }
      }),
    );
  }, [standing, ticks]);
  return (
    <div className="time-axis" ref={axis} role="img" aria-label={words.arranging.axis} title={words.arranging.axis}>
      {ticks.map(({ id, label }) => (
        <span key={id} className="time-tick" data-at={id} aria-hidden="true">
          <span>{label}</span>
        </span>
      ))}
    </div>
  );
}
