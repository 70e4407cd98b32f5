/** What is shown, taken away in each form and read back by the readers of others. */
import { readFile } from 'node:fs/promises';
import { parse as parseCsv } from 'csv-parse/sync';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAddress } from '../../client/state/address.ts';
import { explorerSuite } from './explorer-suite.ts';
import { WITHIN } from './explorer.ts';

const suite = explorerSuite();
let page: Page;
let errors: string[];

const TITLE = 'Who says: "what"';

beforeAll(async () => {
  ({ page, errors } = await suite.open());
  await page.waitForURL(/#show=.+&at=/);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await page.getByRole('textbox', { name: /^A sentence of your own/ }).fill('My own words.');
});

/** Chooses a form from the menu; the name of the file and what is in it. */
async function exported(form: RegExp): Promise<{ name: string; content: Buffer }> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menu', { name: 'Export' }).getByRole('menuitem', { name: form }).click();
  const download = await coming;
  await page.getByText(`Saved as “${download.suggestedFilename()}”.`).waitFor();
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

interface Shown {
  readonly nodes: Record<string, unknown>[];
  readonly edges: Record<string, unknown>[];
  readonly title: string;
  readonly caption: string;
  readonly sources: string[];
}

async function asJson(): Promise<Shown> {
  return JSON.parse((await exported(/JSON/)).content.toString()) as Shown;
}

const ends = (edges: readonly Record<string, unknown>[]) =>
  Object.fromEntries(edges.map(({ id, source, target, type }) => [id, [source, target, type]]));

describe('what is shown', () => {
  it('is all there as JSON: what stands in the address and in the caption, at its place', async () => {
    const shown = await asJson();
    expect(shown.title).toBe(TITLE);
    await expect.poll(() => page.locator('p.caption').textContent(), WITHIN).toBe(shown.caption);
    const address = readAddress(new URL(page.url()).hash)?.exploration;
    const placed = Object.fromEntries(shown.nodes.map(({ id, x, y }) => [id, [x, y]]));
    expect(placed).toEqual(address?.places);
    expect(shown.nodes).toHaveLength(30);
    const ids = new Set(shown.nodes.map(({ id }) => id));
    expect(shown.edges.length).toBeGreaterThan(30);
    for (const { source, target } of shown.edges) expect([ids.has(source), ids.has(target)]).toEqual([true, true]);
  });

  it('is a graph that graphology reads, from GEXF and from GraphML', async () => {
    const shown = await asJson();
    const files = [await exported(/GEXF/), await exported(/GraphML/)] as const;
    expect(files.map(({ name }) => name)).toEqual(['Who says what.gexf', 'Who says what.graphml']);
    const read = [
      parseGexf(MultiDirectedGraph, files[0].content.toString()),
      parseGraphml(MultiDirectedGraph, files[1].content.toString()),
    ];
    for (const graph of read) {
      expect(new Set(graph.nodes())).toEqual(new Set(shown.nodes.map(({ id }) => id)));
      expect(
        ends(graph.mapEdges((id, { type }, source, target) => ({ id, source, target, type: type as unknown }))),
      ).toEqual(ends(shown.edges));
      for (const { id, label, x, y, kind } of shown.nodes) {
        expect(graph.getNodeAttributes(id)).toMatchObject({ label, x, y, kind });
      }
      for (const { id, weight } of shown.edges) expect(graph.getEdgeAttribute(id, 'weight')).toBe(weight);
    }
  });

  it('is two tables as CSV', async () => {
    const shown = await asJson();
    const nodes = await exported(/actors and topics \(CSV\)/);
    const edges = await exported(/lines \(CSV\)/);
    expect([nodes.name, edges.name]).toEqual(['Who says what – actors and topics.csv', 'Who says what – lines.csv']);
    const rowsOf = ({ content }: { content: Buffer }) =>
      parseCsv(content, { columns: true, bom: true }) as Record<string, string>[];
    expect(rowsOf(nodes).map(({ id, name, x }) => [id, name, Number(x)])).toEqual(
      shown.nodes.map(({ id, name, x }) => [id, name, x]),
    );
    expect(ends(rowsOf(edges))).toEqual(ends(shown.edges));
    expect(rowsOf(edges).map(({ statements }) => statements)).toEqual(
      shown.edges.map(({ statements }) => (statements as string[]).join('; ')),
    );
  });

  it('is a figure with its caption and sources as SVG, and the same at twice the size as PNG', async () => {
    const shown = await asJson();
    const svg = await exported(/SVG/);
    expect(svg.name).toBe('Who says what.svg');
    const drawn = await page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      const words = [...root.querySelectorAll('text')].map((line) => line.textContent).join('');
      return { words, width: Number(root.getAttribute('width')), height: Number(root.getAttribute('height')) };
    }, svg.content.toString());
    const bare = (text: string): string => text.replace(/\s+/g, '');
    expect(shown.sources.length).toBeGreaterThan(2);
    for (const text of [TITLE, shown.caption, 'My own words.', 'Sources', ...shown.sources]) {
      expect(bare(drawn.words)).toContain(bare(text));
    }
    for (const { label } of shown.nodes.slice(0, 3)) expect(bare(drawn.words)).toContain(bare(String(label)));
    const png = await exported(/PNG/);
    expect(png.name).toBe('Who says what.png');
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    expect([png.content.readUInt32BE(16), png.content.readUInt32BE(20)]).toEqual([2 * drawn.width, 2 * drawn.height]);
    expect(errors).toEqual([]);
  });
});
