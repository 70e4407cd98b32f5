/** A settled picture stays put: what comes finds its place within what is seen, and nothing that was there moves. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  fittingCamera,
  type Insets,
  isAnotherPicture,
  type StageCamera,
  visibleBox,
} from '../../client/stage/camera.ts';
import type { ArrangeEdge, ArrangeNode, Placed, Room } from '../../client/workers/messages.ts';
import { seeded } from '../../client/workers/seeded.ts';

interface ArrangeModule {
  readonly arrange: (nodes: readonly ArrangeNode[], edges: readonly ArrangeEdge[], room: Room | null) => Placed;
}

let arrange: ArrangeModule['arrange'];

// Taken in at run time: the types of graphology's default export are a bundler's, not Node's.
beforeAll(async () => {
  ({ arrange } = await vi.importActual<ArrangeModule>('../../client/workers/arrange.ts'));
});

const STAGE = { width: 1056, height: 684 };
const INSETS: Insets = { top: 52, right: 76, bottom: 150, left: 76 };
const SETTLED = 200;

interface Point {
  readonly x: number;
  readonly y: number;
}

function nodeOf(id: string, random: () => number): ArrangeNode {
  return { id, radius: 5 + 10 * random(), labelWidth: 30 + 150 * random(), anchor: null };
}

/** Each joined to one or two before it, the earlier the likelier. */
function edgesOf(nodes: readonly ArrangeNode[], from: number, random: () => number): ArrangeEdge[] {
  return nodes.slice(from).flatMap(({ id }, index) =>
    Array.from({ length: 1 + Math.round(random()) }, () => {
      const target = nodes[Math.floor((from + index) * random() ** 2)];
      return { source: id, target: target?.id ?? id, weight: 1 + Math.floor(3 * random()) };
    }),
  );
}

function pointsOf({ id, x, y }: Placed): Map<string, Point> {
  return new Map(id.map((each, index) => [each, { x: x[index] ?? NaN, y: y[index] ?? NaN }]));
}

/** Where a point of the layout is drawn, in pixels. */
function onScreen({ x, y }: Point, camera: StageCamera): Point {
  const unit = camera.span / STAGE.width;
  return { x: STAGE.width / 2 + (x - camera.x) / unit, y: STAGE.height / 2 - (y - camera.y) / unit };
}

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

describe('a settled picture of 200', () => {
  it.each(SEEDS)('stays where it is when 1, 10 and 100 come, and shows them all: seed %i', (seed) => {
    const random = seeded(seed);
    const old = Array.from({ length: SETTLED }, (_, index) => nodeOf(`n${index}`, random));
    const edges = edgesOf(old, 1, random);
    const settled = pointsOf(arrange(old, edges, null));
    const camera = fittingCamera([...settled.values()], STAGE, INSETS);
    if (!camera) throw new Error('There is no picture.');
    const room = visibleBox(camera, STAGE, INSETS);
    for (const count of [1, 10, 100]) {
      const come = Array.from({ length: count }, (_, index) => nodeOf(`new${index}`, random));
      const anchored = old.map((node) => ({ ...node, anchor: settled.get(node.id) ?? null }));
      const all = [...anchored, ...come];
      const after = pointsOf(arrange(all, [...edges, ...edgesOf(all, SETTLED, random)], room));
      const another = isAnotherPicture(settled.keys(), new Set(after.keys()));
      const cameraAfter = another ? fittingCamera([...after.values()], STAGE, INSETS) : camera;
      const moved = old.map(({ id }) => {
        const [before, now] = [settled.get(id), after.get(id)].map((point) =>
          point && cameraAfter ? onScreen(point, point === after.get(id) ? cameraAfter : camera) : null,
        );
        return before && now ? Math.hypot(now.x - before.x, now.y - before.y) : Infinity;
      });
      expect(Math.max(...moved)).toBeLessThanOrEqual(0.02 * STAGE.width);
      const outside = come.filter(({ id }) => {
        const { x, y } = onScreen(after.get(id) ?? { x: NaN, y: NaN }, camera);
        return !(
          x >= INSETS.left - 1 &&
          x <= STAGE.width - INSETS.right + 1 &&
          y >= INSETS.top - 1 &&
          y <= STAGE.height - INSETS.bottom + 1
        );
      });
      expect(outside).toEqual([]);
    }
  });

  it('is shown whole where nothing of the picture before is left', () => {
    expect(isAnotherPicture(['a', 'b'], new Set(['c', 'd']))).toBe(true);
    expect(isAnotherPicture(['a', 'b'], new Set(['b', 'c']))).toBe(false);
  });
});
