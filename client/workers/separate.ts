/** Pushes boxes apart until none overlap: each pair along the way that is shorter. Fixed boxes stay. */
import type { Room } from './messages.ts';

export interface MovableBox {
  readonly spot: { x: number; y: number };
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly fixed: boolean;
}

const ROUNDS = 120;

function push(a: MovableBox, b: MovableBox): boolean {
  const dx = b.spot.x - a.spot.x;
  const dy = b.spot.y - a.spot.y;
  const overX = a.halfWidth + b.halfWidth - Math.abs(dx);
  const overY = a.halfHeight + b.halfHeight - Math.abs(dy);
  if (overX <= 0.5 || overY <= 0.5 || (a.fixed && b.fixed)) return false;
  const shareA = a.fixed ? 0 : b.fixed ? 1 : 0.5;
  const axis = overX < overY ? 'x' : 'y';
  const distance = (axis === 'x' ? overX : overY) * ((axis === 'x' ? dx : dy) < 0 ? -1 : 1);
  a.spot[axis] -= distance * shareA;
  b.spot[axis] += distance * (1 - shareA);
  return true;
}

/** Boxes sorted by their left edge meet only those that begin before they end. */
function sweep(boxes: MovableBox[]): boolean {
  boxes.sort((a, b) => a.spot.x - a.halfWidth - (b.spot.x - b.halfWidth));
  let moved = false;
  for (let first = 0; first < boxes.length; first++) {
    const a = boxes[first] as MovableBox;
    for (let second = first + 1; second < boxes.length; second++) {
      const b = boxes[second] as MovableBox;
      if (b.spot.x - b.halfWidth > a.spot.x + a.halfWidth) break;
      if (push(a, b)) moved = true;
    }
  }
  return moved;
}

/** Puts what may move back between the walls. */
function keepWithin(boxes: readonly MovableBox[], { left, right, bottom, top }: Room): void {
  for (const { spot, fixed } of boxes) {
    if (fixed) continue;
    spot.x = Math.min(right, Math.max(left, spot.x));
    spot.y = Math.min(top, Math.max(bottom, spot.y));
  }
}

/** Moves the spots in place. Ends early when nothing overlaps; a crowd of fixed boxes, or of boxes between walls, may stay crowded. */
export function separate(boxes: readonly MovableBox[], walls: Room | null): void {
  const order = [...boxes];
  for (let round = 0; round < ROUNDS; round++) {
    if (walls) keepWithin(order, walls);
    if (!sweep(order)) break;
  }
  if (walls) keepWithin(order, walls);
}
