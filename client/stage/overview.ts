/** The whole picture in small, with the frame of what is seen of it; a press or a drag there moves the frame. */
import { type Box, frameOf, readCamera, sigmaState, visibleBox } from './camera.ts';
import type { StageTool } from './stage.ts';

const MARGIN = 6;
const DOT = 1.4;
const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 };

export interface OverviewStyle {
  readonly frame: string;
}

/** Draws into a canvas that has a size in the page. */
export function overview(canvas: HTMLCanvasElement, { frame }: OverviewStyle): StageTool {
  return (sigma) => {
    const ended = new AbortController();
    const scale = window.devicePixelRatio;
    const { clientWidth: width, clientHeight: height } = canvas;
    canvas.width = width * scale;
    canvas.height = height * scale;
    const seenBox = (): Box => visibleBox(readCamera(sigma), sigma.getDimensions(), NO_INSETS);
    /** From layout units to pixels of the canvas: the picture's own box in the middle, y downward. */
    const fitted = (): { unit: number; x: number; y: number } => {
      const seen = seenBox();
      const corners = [
        { x: seen.left, y: seen.bottom },
        { x: seen.right, y: seen.top },
      ];
      const box = frameOf([...sigma.getGraph().mapNodes((_id, { x, y }) => ({ x, y })), ...corners]);
      const unit = Math.max(
        (box.x[1] - box.x[0]) / (width - 2 * MARGIN),
        (box.y[1] - box.y[0]) / (height - 2 * MARGIN),
      );
      return { unit, x: (box.x[0] + box.x[1]) / 2, y: (box.y[0] + box.y[1]) / 2 };
    };
    const draw = (): void => {
      const context = canvas.getContext('2d');
      if (!context) return;
      const { unit, x, y } = fitted();
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, width, height);
      const at = (point: { x: number; y: number }): readonly [number, number] => [
        width / 2 + (point.x - x) / unit,
        height / 2 - (point.y - y) / unit,
      ];
      sigma.getGraph().forEachNode((_id, node) => {
        const [left, top] = at(node);
        context.fillStyle = node.color;
        context.fillRect(left - DOT, top - DOT, 2 * DOT, 2 * DOT);
      });
      const seen = seenBox();
      const [left, top] = at({ x: seen.left, y: seen.top });
      context.strokeStyle = frame;
      context.lineWidth = 1.5;
      context.strokeRect(left, top, (seen.right - seen.left) / unit, (seen.top - seen.bottom) / unit);
    };
    const move = (event: PointerEvent): void => {
      const { unit, x, y } = fitted();
      const box = canvas.getBoundingClientRect();
      const to = {
        x: x + (event.clientX - box.left - width / 2) * unit,
        y: y - (event.clientY - box.top - height / 2) * unit,
      };
      sigma.getCamera().setState(sigmaState(sigma, { ...readCamera(sigma), ...to }));
    };
    const options = { signal: ended.signal };
    canvas.addEventListener(
      'pointerdown',
      (event) => {
        canvas.setPointerCapture(event.pointerId);
        move(event);
      },
      options,
    );
    canvas.addEventListener('pointermove', (event) => event.buttons > 0 && move(event), options);
    sigma.on('afterRender', draw);
    draw();
    return () => {
      ended.abort();
      sigma.off('afterRender', draw);
    };
  };
}
