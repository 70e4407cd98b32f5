import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ArrangeEdge, ArrangeNode, Placed } from '../../client/workers/messages.ts';

interface ArrangeModule {
  readonly arrange: (nodes: readonly ArrangeNode[], edges: readonly ArrangeEdge[]) => Placed;
}

let arrange: ArrangeModule['arrange'];

// Taken in at run time: the types of graphology's default export are a bundler's, not Node's.
beforeAll(async () => {
  ({ arrange } = await vi.importActual<ArrangeModule>('../../client/workers/arrange.ts'));
});

function node(id: string, anchor: ArrangeNode['anchor'] = null): ArrangeNode {
  return { id, radius: 8, labelWidth: 90, anchor };
}

function ring(size: number): { nodes: ArrangeNode[]; edges: ArrangeEdge[] } {
  const nodes = Array.from({ length: size }, (_, index) => node(`n${String(index).padStart(3, '0')}`));
  const edges = nodes.map(({ id }, index) => ({
    source: id,
    target: nodes[(index * 7 + 1) % size]?.id ?? id,
    weight: 1,
  }));
  return { nodes, edges };
}

describe('the layout', () => {
  it('gives the same places whatever the order', () => {
    const { nodes, edges } = ring(40);
    const once = arrange(nodes, edges);
    expect(arrange(nodes.toReversed(), edges.toReversed())).toEqual(once);
  });

  it('moves nothing that has a place, however much is added', () => {
    const { nodes, edges } = ring(60);
    const settled = arrange(nodes, edges);
    const anchored = settled.id.map((id, index) => node(id, { x: settled.x[index] ?? 0, y: settled.y[index] ?? 0 }));
    for (const added of [1, 10, 40]) {
      const fresh = Array.from({ length: added }, (_, index) => node(`z${index}`));
      const links = fresh.map(({ id }, index) => ({ source: id, target: `n00${index % 10}`, weight: 1 }));
      const after = arrange([...anchored, ...fresh], [...edges, ...links]);
      for (const { id, anchor } of anchored) {
        const index = after.id.indexOf(id);
        expect({ x: after.x[index], y: after.y[index] }).toEqual(anchor);
      }
    }
  });

  it('lets no node lie on another, nor its label', () => {
    const { nodes, edges } = ring(50);
    const { x, y } = arrange(nodes, edges);
    let crowded = 0;
    for (let a = 0; a < x.length; a++) {
      for (let b = a + 1; b < x.length; b++) {
        const [dx, dy] = [Math.abs((x[a] ?? 0) - (x[b] ?? 0)), Math.abs((y[a] ?? 0) - (y[b] ?? 0))];
        if (dx < 90 && dy < 22) crowded += 1;
      }
    }
    expect(crowded).toBe(0);
  });

  it('always gives whole, finite numbers', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 12 });
    fc.assert(
      fc.property(ids, (names) => {
        const nodes = names.map((name) => node(name));
        const edges = names.flatMap((name) => [{ source: name, target: names[0] ?? name, weight: 3 }]);
        const placed = arrange(nodes, edges);
        expect(placed.id).toHaveLength(names.length);
        expect([...placed.x, ...placed.y].every(Number.isInteger)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
