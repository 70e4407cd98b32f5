/** From the layout's coordinates to those of a picture. */
import type { Box } from './labels.ts';
import type { Point } from './scene.ts';

/**
 * Fits points into a box, centred, with one scale for both directions and y turned downward.
 * A single point, or all in one place, lands in the middle.
 */
export function fitInto(points: readonly Point[], box: Box): (point: Point) => Point {
  const extent = extentOf(points);
  const width = extent.right - extent.left;
  const height = extent.bottom - extent.top;
  const across = width > 0 ? (box.right - box.left) / width : Infinity;
  const down = height > 0 ? (box.bottom - box.top) / height : Infinity;
  const scale = Math.min(across, down);
  const factor = Number.isFinite(scale) ? scale : 0;
  const middleX = (extent.left + extent.right) / 2;
  const middleY = (extent.top + extent.bottom) / 2;
  return ({ x, y }) => ({
    x: (box.left + box.right) / 2 + (x - middleX) * factor,
    y: (box.top + box.bottom) / 2 - (y - middleY) * factor,
  });
}

function extentOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return points.length === 0 ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom };
}
