import { useEffect, useRef, useState } from 'react';
import type { TimeBin } from '../../state/time-bins.ts';

/** How long each bin stands while the timeline plays. */
const BEAT_MS = 900;

export interface Play {
  readonly playing: boolean;
  /** Whether there is a window that can be moved. */
  readonly canStep: boolean;
  toggle(this: void): void;
  /** Moves the window by a bin; what is open at its beginning stays open. */
  step(this: void, by: 1 | -1): void;
}

type SetWindow = (from: string | undefined, to: string | undefined, again: boolean) => void;

function shifted(bins: readonly TimeBin[], day: string, by: number, end: 'from' | 'to'): string {
  // Between two bins, the one that the day lies in or comes before.
  const at = bins.findIndex((bin) => bin.to >= day);
  const index = Math.max(0, Math.min(bins.length - 1, (at < 0 ? bins.length - 1 : at) + by));
  return bins[index]?.[end] ?? day;
}

/** Plays the timeline bin by bin: each beat is what had been said by then, or moves the window that is set. */
export function usePlay(
  bins: readonly TimeBin[],
  from: string | undefined,
  to: string | undefined,
  setWindow: SetWindow,
): Play {
  const [playing, setPlaying] = useState(false);
  const now = useRef({ bins, from, to, setWindow });
  useEffect(() => {
    now.current = { bins, from, to, setWindow };
  });
  const move = (by: 1 | -1, again: boolean): void => {
    const { bins: all, from: first, to: last, setWindow: set } = now.current;
    if (last === undefined && first === undefined) return;
    set(
      first === undefined ? undefined : shifted(all, first, by, 'from'),
      last === undefined ? undefined : shifted(all, last, by, 'to'),
      again,
    );
  };
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      const { bins: all, to: last } = now.current;
      if (last === undefined || last >= (all.at(-1)?.to ?? '')) setPlaying(false);
      else move(1, true);
    }, BEAT_MS);
    return () => clearInterval(timer);
  }, [playing]);
  return {
    playing,
    canStep: from !== undefined || to !== undefined,
    toggle: () => {
      if (!playing && (to === undefined || to >= (bins.at(-1)?.to ?? ''))) {
        // From the beginning: what had been said by the end of the first bin.
        setWindow(undefined, bins[0]?.to, false);
      }
      setPlaying(!playing);
    },
    step: (by) => move(by, false),
  };
}
