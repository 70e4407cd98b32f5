import { useEffect, useRef } from 'react';
import { overview } from '../../stage/overview.ts';
import { useApp, useTheme } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';

/** The whole picture in small. For the mouse alone: keys zoom, fit and walk on the stage itself. */
export function StageMap() {
  const { stage } = useApp();
  const theme = useTheme();
  const standing = useValue(stage);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!standing || !canvas.current) return undefined;
    const frame = getComputedStyle(canvas.current).color;
    return standing.use(overview(canvas.current, { frame }));
  }, [standing, theme]);
  return <canvas ref={canvas} className="stage-map" aria-hidden="true" />;
}
