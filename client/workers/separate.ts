/** Pushes boxes apart until none overlap: each pair along the way that is shorter. Fixed boxes stay. */

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

/** Moves the spots in place. Ends early when nothing overlaps; a crowd of fixed boxes may stay crowded. */
export function separate(boxes: readonly MovableBox[]): void {
  const order = [...boxes];
  for (let round = 0; round < ROUNDS; round++) if (!sweep(order)) return;
}
