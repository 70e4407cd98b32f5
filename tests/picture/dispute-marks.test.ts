import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildScene } from '#picture/build-scene.ts';
import { disputeMark } from '#picture/svg-edges.ts';
import { edge, entity, sceneInput } from './graph-fixture.ts';

const { edges } = buildScene(sceneInput([entity('a'), entity('b')], [edge('a', 'b', { disputed: true })]));
const [line] = edges;
const ENDS = { source: { x: 0, y: 0, radius: 9 }, target: { x: 400, y: 0, radius: 9 } };
const OWN = [ENDS.source, ENDS.target];
const MARK_RADIUS = 6.5;

function markAmong(nodes: readonly { x: number; y: number; radius: number }[]): { x: number; y: number } {
  const at = line && disputeMark(line, ENDS, [...OWN, ...nodes]);
  if (!at) throw new Error('There is no mark.');
  return at;
}

describe('the mark of a line that sources disagree about', () => {
  it('stands in the middle of the line', () => {
    const { x, y } = markAmong([]);
    expect(Math.abs(x - 200)).toBeLessThan(8);
    expect(Math.abs(y)).toBeLessThan(12);
  });

  it('moves along the line to a free place where a node stands', () => {
    const node = { x: 200, y: 4, radius: 16 };
    const { x, y } = markAmong([node]);
    expect(Math.hypot(x - node.x, y - node.y)).toBeGreaterThan(node.radius + MARK_RADIUS);
    expect(Math.abs(y)).toBeLessThan(12);
  });

  it('is there, and on the line, whatever stands on it', () => {
    const node = fc.record({
      x: fc.double({ min: 0, max: 400, noNaN: true }),
      y: fc.double({ min: -20, max: 20, noNaN: true }),
      radius: fc.double({ min: 4, max: 40, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 30 }), (nodes) => {
        const { x, y } = markAmong(nodes);
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(400);
        expect(Math.abs(y)).toBeLessThan(12);
      }),
    );
  });
});
