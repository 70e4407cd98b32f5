import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildScene } from '#picture/build-scene.ts';
import { sceneSvg } from '#picture/svg.ts';
import { legendAndCaptionSvg } from '#picture/svg-foot.ts';
import { viewSvg } from '#picture/view-picture.ts';
import { controlsInput, controlsView, edge, entity, sceneInput } from './graph-fixture.ts';

const OPTIONS = { width: 900, stageHeight: 520 };

describe('an SVG', () => {
  it.each([
    ['en', 'light'],
    ['en', 'dark'],
    ['zh-Hans', 'light'],
    ['zh-Hans', 'dark'],
  ] as const)('in %s and %s is as it was', async (language, theme) => {
    const svg = sceneSvg(buildScene(controlsInput({ language, theme })), OPTIONS);
    await expect(svg).toMatchFileSnapshot(`../golden/controls-${language}-${theme}.svg`);
  });

  it('of a saved view is as it was', async () => {
    await expect(viewSvg(controlsView(), { link: 'https://example.org/v/1' })).toMatchFileSnapshot(
      '../golden/controls-view.svg',
    );
  });

  it('gives legend and caption apart, for a stage that is live', () => {
    const svg = legendAndCaptionSvg(buildScene(controlsInput()), { width: 700 });
    expect(svg).toContain('Judged unfavourably');
    expect(svg).toContain('6 actors and topics');
    expect(svg).not.toContain('Minoru Kihara<');
  });

  it('is an image with a title and a description, and holds no script or outside reference', () => {
    const svg = viewSvg(controlsView());
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title id="picture-title">Controls on Japan, before &amp; after/);
    expect(svg).toContain('<desc id="picture-description">');
    expect(svg).not.toMatch(/<script|<style|<image|<[^>]*\s(?:href|on\w+)=/);
  });

  it('shows a hostile name as text', () => {
    const svg = sceneSvg(buildScene(controlsInput()), OPTIONS);
    expect(svg).not.toContain('<img');
    expect(svg).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(sceneSvg(buildScene(controlsInput({ language: 'zh-Hans' })), OPTIONS)).not.toContain('\u0007');
  });

  it('has one script to a text element, each with its own family', () => {
    const svg = sceneSvg(buildScene(controlsInput({ title: 'MOFCOM 商务部 and Japan' })), {
      ...OPTIONS,
      fonts: { latin: 'Latin Face', han: 'Han Face', hangul: 'Hangul Face' },
    });
    const runs = [...svg.matchAll(/<text [^>]*font-family="([^"]*)"[^>]*>([^<]*)</g)];
    expect(runs.length).toBeGreaterThan(10);
    for (const [, family, text] of runs) {
      expect(/\p{Script=Han}/u.test(text ?? '')).toBe(family === 'Han Face');
    }
  });

  it('never writes a number that is none, nor markup from a name', () => {
    const name = fc.string({ unit: 'binary', maxLength: 30 });
    const graph = fc.record({ names: fc.array(name, { minLength: 1, maxLength: 8 }), weight: fc.nat(5000) });
    fc.assert(
      fc.property(graph, fc.boolean(), ({ names, weight }, together) => {
        const people = names.map((en, index) =>
          entity(`e${index}`, { names: { en, zhHans: null, zhHant: null, ja: null }, said: weight }),
        );
        const edges = people.slice(1).map(({ id }) => edge('e0', id, { weight, words: 'told' }));
        const input = sceneInput(people, edges);
        const positions = together ? new Map(people.map(({ id }) => [id, { x: 7, y: 7 }])) : input.positions;
        const svg = sceneSvg(buildScene({ ...input, positions }), OPTIONS);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        // What is left after taking the known tags out may hold no angle bracket.
        expect(svg.replace(/<\/?(?:svg|title|desc|rect|g|path|text)(?: [^<>]*)?\/?>/g, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: 60 },
    );
  });
});
