import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useConsoleWords } from './console-context.ts';

const LEAST = 200;
const STEP = 24;

/** How high the console may be: the top bar and a strip of the stage stay. */
function most(): number {
  return Math.max(LEAST, window.innerHeight - 260);
}

function setHeight(height: number): number {
  const bounded = Math.round(Math.max(LEAST, Math.min(most(), height)));
  document.documentElement.style.setProperty('--console-height', `${bounded}px`);
  return bounded;
}

/** The upper edge of the console: drag it, or use the arrow keys, to make it higher. */
export function ConsoleGrip() {
  const words = useConsoleWords();
  const [height, remember] = useState(() => Math.round(Math.min(400, Math.max(260, window.innerHeight * 0.39))));
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const bottom = event.currentTarget.parentElement?.getBoundingClientRect().bottom ?? window.innerHeight;
    remember(setHeight(bottom - event.clientY));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    remember(setHeight(height + (event.key === 'ArrowUp' ? STEP : -STEP)));
  };
  return (
    <div
      className="console-grip"
      role="separator"
      aria-label={words.size}
      aria-orientation="horizontal"
      aria-valuemin={LEAST}
      aria-valuemax={most()}
      aria-valuenow={height}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
