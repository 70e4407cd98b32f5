import { useEffect, useRef } from 'react';
import { followNodes } from '../../stage/follow-nodes.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useNames } from '../hooks/use-names.ts';
import { useValue } from '../hooks/use-value.ts';

/** Beside each expanded entity how many of its neighbours are not shown; a press shows the next. No part of the picture. */
export function MoreBadges() {
  const { session, actions, stage } = useApp();
  const words = useWords();
  const language = useLanguage();
  const remaining = useValue(session.remaining);
  const standing = useValue(stage);
  const nameOf = useNames([...remaining.keys()]);
  const badges = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!standing || remaining.size === 0) return undefined;
    return standing.use(
      followNodes((spotOf) => {
        for (const badge of badges.current?.querySelectorAll<HTMLElement>('[data-beside]') ?? []) {
          const spot = spotOf(badge.dataset['beside'] ?? '');
          badge.hidden = spot === null;
          if (!spot) continue;
          const [x, y] = [spot.x + spot.radius * 0.75, spot.y - spot.radius * 0.75 - badge.offsetHeight];
          badge.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
        }
      }),
    );
  }, [standing, remaining, language]);
  if (remaining.size === 0) return null;
  return (
    <div className="more-badges" ref={badges}>
      {[...remaining].map(([id, count]) => (
        <button
          key={id}
          type="button"
          className="more-badge"
          data-beside={id}
          aria-label={words.walking.moreOf(nameOf(id), count)}
          onClick={() => void actions.expand(id)}
        >
          {words.walking.more(count)}
        </button>
      ))}
    </div>
  );
}
