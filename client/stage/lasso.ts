/** A free line around nodes: drawn with Shift on the empty stage, or with whatever points once it is armed. */
import type { StageTool } from './stage.ts';

export interface LassoEvents {
  /** Whether a drag draws a line without Shift too. */
  armed(this: void): boolean;
  /** The ids of the nodes inside; `add` with Ctrl or Cmd. */
  onDone(this: void, ids: string[], add: boolean): void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line shorter than this is a click, in pixels. */
const SHORTEST = 12;

/** Whether a point lies inside a closed line, by how often a ray to the right crosses it. */
export function isInside({ x, y }: Point, line: readonly Point[]): boolean {
  let inside = false;
  let before = line.at(-1);
  for (const now of line) {
    if (before && now.y > y !== before.y > y) {
      const crossing = now.x + ((before.x - now.x) * (y - now.y)) / (before.y - now.y);
      if (x < crossing) inside = !inside;
    }
    before = now;
  }
  return inside;
}

function lengthOf(line: readonly Point[]): number {
  return line.reduce((sum, { x, y }, index) => {
    const before = line[index - 1];
    return before ? sum + Math.hypot(x - before.x, y - before.y) : 0;
  }, 0);
}

/** The tool. */
export function lasso({ armed, onDone }: LassoEvents): StageTool {
  return (sigma) => {
    const container = sigma.getContainer();
    const ended = new AbortController();
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    svg.setAttribute('class', 'lasso');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(path);
    let line: Point[] | null = null;
    let over = false;
    const enter = (): void => void (over = true);
    const leave = (): void => void (over = false);
    sigma.on('enterNode', enter);
    sigma.on('leaveNode', leave);

    const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
      const { left, top } = container.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const finish = (event: PointerEvent | null): void => {
      const drawn = line ?? [];
      line = null;
      svg.remove();
      if (!event || lengthOf(drawn) < SHORTEST) return;
      // The click that follows would select what lies under its end.
      const swallow = (click: Event): void => click.stopPropagation();
      container.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => container.removeEventListener('click', swallow, { capture: true }));
      const inside = sigma.getGraph().filterNodes((_id, node) => isInside(sigma.graphToViewport(node), drawn));
      onDone(inside, event.ctrlKey || event.metaKey);
    };
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      listen: (event: HTMLElementEventMap[Name]) => void,
    ): void => container.addEventListener(name, listen, { capture: true, signal: ended.signal });

    on('pointerdown', (event) => {
      if (event.button !== 0 || !event.isPrimary || !(armed() || (event.shiftKey && !over))) return;
      // Sigma would take what follows for a drag of the picture.
      event.preventDefault();
      container.setPointerCapture(event.pointerId);
      line = [pointOf(event)];
      container.append(svg);
    });
    on('pointermove', (event) => {
      if (!line) return;
      event.stopPropagation();
      line.push(pointOf(event));
      path.setAttribute('d', `M${line.map(({ x, y }) => `${x} ${y}`).join('L')}Z`);
    });
    on('pointerup', finish);
    on('pointercancel', () => finish(null));
    for (const name of ['touchstart', 'touchmove', 'mousemove'] as const) {
      on(name, (event: Event) => {
        if (line) event.stopPropagation();
      });
    }
    return () => {
      ended.abort();
      svg.remove();
      sigma.off('enterNode', enter);
      sigma.off('leaveNode', leave);
    };
  };
}
