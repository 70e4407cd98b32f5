/** The line around the members of an open group. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildScene } from '#picture/build-scene.ts';
import { clearingsPath, type Disk, edgePath, namePlace, outlinesOf } from '#picture/outlines.ts';
import { sceneSvg } from '#picture/svg.ts';
import { viewSvg } from '#picture/view-picture.ts';
import { controlsInput, controlsView } from './graph-fixture.ts';

const disk = fc.record({
  x: fc.integer({ min: -400, max: 400 }),
  y: fc.integer({ min: -300, max: 300 }),
  radius: fc.integer({ min: 2, max: 30 }),
});

function named(disks: readonly Omit<Disk, 'id'>[]): Disk[] {
  return disks.map((each, at) => ({ ...each, id: `n${at}` }));
}

/** How far a point lies from the nearest side, outward; the line runs in one direction all round. */
function outside(point: { x: number; y: number }, edge: readonly { x: number; y: number }[]): number {
  return Math.max(
    ...edge.map((from, at) => {
      const to = edge[(at + 1) % edge.length] as { x: number; y: number };
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      if (length < 1e-9) return -Infinity;
      return ((point.x - from.x) * (to.y - from.y) - (point.y - from.y) * (to.x - from.x)) / length;
    }),
  );
}

describe('the outline of an open group', () => {
  it('holds the whole disk of every member with room around it, and is no wider than it need be', () => {
    fc.assert(
      fc.property(fc.array(disk, { minLength: 1, maxLength: 20 }), (disks) => {
        const members = named(disks);
        const [outline] = outlinesOf([{ id: 'group:1', name: 'G', members: members.map(({ id }) => id) }], members);
        const edge = outline?.edge ?? [];
        for (const member of members) expect(outside(member, edge)).toBeLessThan(-member.radius - 12);
        const right = Math.max(...members.map(({ x, radius }) => x + radius));
        expect(Math.max(...edge.map(({ x }) => x))).toBeCloseTo(right + 13, 6);
      }),
    );
  });

  it('leaves a clearing around who lies within and is no member, and none around who lies beyond', () => {
    const disks = [
      { id: 'a', x: 0, y: 0, radius: 8 },
      { id: 'b', x: 200, y: 0, radius: 8 },
      { id: 'within', x: 100, y: 4, radius: 8 },
      { id: 'beyond', x: 100, y: 90, radius: 8 },
    ];
    const [outline] = outlinesOf([{ id: 'group:1', name: 'G', members: ['a', 'b', 'gone'] }], disks);
    expect(outline?.clearings.map(({ id }) => id)).toEqual(['within']);
    expect(outline && clearingsPath(outline)).not.toBe('');
    expect(outline && edgePath(outline)).not.toMatch(/NaN/);
    expect(outlinesOf([{ id: 'group:2', name: 'Gone', members: ['gone'] }], disks)).toEqual([]);
  });

  it('has its name over it, clear of nodes, or under it where there is no room above', () => {
    const member = { id: 'a', x: 100, y: 60, radius: 10 };
    const [outline] = outlinesOf([{ id: 'group:1', name: 'Three', members: ['a'] }], [member]);
    const place = (top: number, bottom: number, others: readonly Disk[] = []) =>
      outline && namePlace(outline, { left: 0, right: 200, top, bottom }, [member, ...others]);
    expect(place(0, 300)).toMatchObject({ x: 100, y: expect.closeTo(29.6, 0) });
    const above = { id: 'b', x: 95, y: 28, radius: 4 };
    const beside = place(0, 300, [above])?.box;
    expect(beside && (beside.left > 99 || beside.right < 91 || beside.top > 32)).toBe(true);
    expect(place(70, 300)?.y).toBeGreaterThan(60 + 23);
    expect(place(110, 120)).toBeNull();
  });
});

describe('a figure with an open group', () => {
  const GROUP = { id: 'group:1', name: 'Against & <others>', members: ['kihara', 'tashiro'], collapsed: false };

  it('shows its outline beneath everything, and its name as text', () => {
    const bare = sceneSvg(buildScene(controlsInput()), { width: 900, stageHeight: 520 });
    const svg = sceneSvg(buildScene({ ...controlsInput(), outlined: [GROUP] }), { width: 900, stageHeight: 520 });
    expect(bare).not.toContain('fill-opacity');
    expect(svg.indexOf('fill-opacity=".08"')).toBeLessThan(svg.indexOf('<title>Minoru Kihara'));
    expect(svg).toContain('Against &amp; &lt;others&gt;</text>');
  });

  it('names its members to who cannot see it', () => {
    const described = (input: ReturnType<typeof controlsInput>) =>
      buildScene({ ...input, outlined: [GROUP] }).description;
    expect(described(controlsInput())).toContain(
      'A line around Minoru Kihara and Hidetoshi Tashiro is named Against & <others>.',
    );
    expect(described(controlsInput({ language: 'zh-Hans' }))).toMatch(
      /木原.*由一条名为“Against & <others>”的线圈在一起。/u,
    );
    expect(buildScene({ ...controlsInput(), outlined: [{ ...GROUP, members: ['elsewhere'] }] }).outlined).toEqual([]);
  });

  it('is what a saved view gives; collapsed, the group has none', () => {
    expect(viewSvg(controlsView({ groups: [GROUP] }))).toContain('fill-opacity=".08"');
    expect(viewSvg(controlsView({ groups: [{ ...GROUP, collapsed: true }] }))).not.toContain('fill-opacity');
  });
});
