import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useWords } from '../app-context.ts';

const LEAST = 300;
const MOST = 640;
const FIRST = 384;
const STEP = 24;

function setWidth(width: number): number {
  const bounded = Math.round(Math.max(LEAST, Math.min(MOST, width)));
  document.documentElement.style.setProperty('--panel-width', `${bounded}px`);
  return bounded;
}

/** The edge of the panel: drag it, or use the arrow keys, to make the panel wider. */
export function PanelGrip() {
  const words = useWords();
  const [width, remember] = useState(FIRST);
  const onPointerMove = (event: PointerEvent): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    remember(setWidth(window.innerWidth - event.clientX));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    remember(setWidth(width + (event.key === 'ArrowLeft' ? STEP : -STEP)));
  };
  return (
    <div
      className="panel-grip"
      role="separator"
      aria-label={words.panel}
      aria-orientation="vertical"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={width}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
