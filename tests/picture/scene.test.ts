import { describe, expect, it } from 'vitest';
import { buildScene, inkOf } from '#picture/build-scene.ts';
import { controlsInput, edge, entity, sceneInput, signed } from './graph-fixture.ts';

describe('a scene', () => {
  it('never calls an assessment opposition', () => {
    expect(inkOf(signed('a', 'b', 'against', false))).toBe('unfavourable');
    expect(inkOf(signed('a', 'b', 'against'))).toBe('against');
    expect(inkOf(signed('a', 'b', 'for'))).toBe('for');
  });

  it('draws facts and links of statements each in their own way', () => {
    const bare = { stance: null, basis: null };
    expect(inkOf({ ...bare, type: 'TARGETS' })).toBe('relation');
    expect(inkOf({ ...bare, type: 'SAID' })).toBe('link');
  });

  it('draws no loop, and nothing that has no place', () => {
    const input = controlsInput();
    const positions = new Map(input.positions);
    positions.delete('kihara');
    const scene = buildScene({ ...input, positions });
    expect(scene.nodes.map(({ id }) => id)).not.toContain('kihara');
    expect(scene.edges.some(({ source, target }) => source === target || source === 'kihara')).toBe(false);
  });

  it('lays edges between the same two side by side', () => {
    const scene = buildScene(controlsInput());
    const pair = scene.edges.filter(({ source, target }) => [source, target].sort().join() === 'controls,japan');
    expect(pair).toHaveLength(2);
    const asSeenFromOneEnd = pair.map(({ source, offset }) => (source === 'controls' ? offset : -offset));
    expect(Math.abs((asSeenFromOneEnd[0] ?? 0) - (asSeenFromOneEnd[1] ?? 0))).toBeGreaterThan(2.5);
  });

  it('has a legend that covers what is drawn, with its counts', () => {
    const scene = buildScene(controlsInput());
    for (const [group, drawn] of [
      ['kind', scene.nodes.map(({ kind }) => kind as string)],
      ['edge', scene.edges.map(({ ink }) => ink as string)],
    ] as const) {
      const items = scene.legend.filter((item) => item.group === group);
      expect(items.map(({ key }) => key as string).sort()).toEqual([...new Set(drawn)].sort());
      expect(items.reduce((sum, item) => sum + ('count' in item ? item.count : 0), 0)).toBe(drawn.length);
    }
    expect(scene.legend.some(({ key }) => key === 'hollow')).toBe(true);
  });

  it('says in one sentence what it shows, in both languages', () => {
    expect(buildScene(controlsInput()).caption).toBe(
      '6 actors and topics: 5 statements and 1 reported fact from 1 document, said 6–28 January 2026. Published up to 10 February 2026; data version 3f9a2c1b.',
    );
    expect(buildScene(controlsInput({ language: 'zh-Hans' })).caption).toBe(
      '6个主体与议题：5条言论、1条所报道的事实，出自1篇文献，发言时间2026年1月6日至1月28日。文献发表截至2026年2月10日；数据版本3f9a2c1b。',
    );
  });

  it('counts a statement once, however many edges it stands behind', () => {
    const people = [entity('a'), entity('b'), entity('c')];
    const edges = [edge('a', 'b', { statements: ['S1'] }), edge('a', 'c', { statements: ['S1', 'S2'] })];
    expect(buildScene(sceneInput(people, edges)).caption).toContain('2 statements');
  });

  it('describes itself to who cannot see it', () => {
    const { description } = buildScene(controlsInput());
    expect(description).toContain('Ministry of Commerce is for Dual-use export controls on Japan (2 statements)');
    expect(description).toContain('Hidetoshi Tashiro judges unfavourably Dual-use export controls on Japan');
  });

  it('says so when it is empty', () => {
    const scene = buildScene(sceneInput([], []));
    expect(scene.caption).toBe('Nothing is shown.');
    expect(scene.legend).toEqual([]);
  });
});
