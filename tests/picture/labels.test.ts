import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from '#picture/labels.ts';
import { clip, scriptRuns, textWidth, wrap } from '#picture/script-runs.ts';

const OPTIONS = {
  bounds: { left: 0, top: 0, right: 800, bottom: 500 },
  fontSize: 12,
  leading: 1.2,
  maxWidth: 140,
};

const requests = fc
  .array(
    fc.record({
      x: fc.integer({ min: 20, max: 780 }),
      y: fc.integer({ min: 20, max: 480 }),
      radius: fc.integer({ min: 4, max: 20 }),
      label: fc.constantFrom('中国', 'Ministry of Commerce of China', '对日两用物项出口管制', 'G7'),
      weight: fc.nat(50),
    }),
    { maxLength: 60 },
  )
  .map((items) => items.map((item, index) => ({ ...item, id: `n${index}` })));

describe('labels', () => {
  it('never overlap and never leave the picture', () => {
    fc.assert(
      fc.property(requests, (nodes) => {
        const boxes = placeLabels(nodes, OPTIONS).map(({ lines, anchor, x, y }) => {
          const width = Math.max(...lines.map((line) => textWidth(line, 12)));
          const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
          const top = y - 12 * 0.96;
          return { left, right: left + width, top, bottom: top + lines.length * 14.4 };
        });
        boxes.forEach((a, index) => {
          expect(a.left).toBeGreaterThanOrEqual(-0.01);
          expect(a.right).toBeLessThanOrEqual(800.01);
          for (const b of boxes.slice(index + 1)) {
            const apart =
              a.right <= b.left + 0.01 ||
              b.right <= a.left + 0.01 ||
              a.bottom <= b.top + 0.01 ||
              b.bottom <= a.top + 0.01;
            expect(apart).toBe(true);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('never lie over what stands there already', () => {
    const node = { id: 'n0', x: 400, y: 250, radius: 10, label: 'Japan', weight: 1 };
    const [below] = placeLabels([node], OPTIONS);
    expect(below?.y).toBeGreaterThan(260);
    const taken = [{ left: 300, right: 500, top: 262, bottom: 300 }];
    expect(placeLabels([node], { ...OPTIONS, taken })[0]?.y).toBeLessThan(260);
    expect(placeLabels([node], { ...OPTIONS, taken: [{ left: 0, right: 800, top: 0, bottom: 500 }] })).toEqual([]);
  });

  it('come by weight: the weightiest is never the one that is left out', () => {
    const crowd = Array.from({ length: 30 }, (_, index) => ({
      id: `n${index}`,
      x: 400,
      y: 250,
      radius: 10,
      label: `Name ${index}`,
      weight: index,
    }));
    const placed = placeLabels(crowd.slice(-1).concat({ ...crowd[0]!, x: 700 }), OPTIONS);
    expect(placed[0]?.id).toBe('n29');
  });
});

describe('lines of text', () => {
  it('break at spaces and between characters of Han, and lose nothing', () => {
    expect(wrap('Ministry of Commerce of China', 12, 100).length).toBeGreaterThan(1);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z中文，。 ]{0,80}$/), fc.integer({ min: 20, max: 300 }), (text, width) => {
        expect(wrap(text, 12, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('keep closing marks off the start of a line', () => {
    expect(wrap('日本政府表示反对，理由不明。', 12, 96).every((line) => !/^[，。]/.test(line))).toBe(true);
  });

  it('fall into runs of one script each', () => {
    expect(scriptRuns('G7 集会 “去中” and', 10).map(({ text }) => text)).toEqual(['G7 ', '集会 “去中” ', 'and']);
  });

  it('are clipped with an ellipsis', () => {
    expect(clip('短', 12, 100)).toBe('短');
    expect(clip('a very long name indeed', 12, 60)).toMatch(/^a very.*…$/);
  });
});
