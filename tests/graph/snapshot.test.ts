import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildGraph } from '#graph/builder.ts';
import { LayoutError } from '#graph/layout.ts';
import { openSnapshot } from '#graph/snapshot.ts';
import { readSnapshotFile, writeSnapshotFile } from '#pipeline/snapshot-file.ts';

const graph = buildGraph(
  {
    nodes: [
      { id: 'a', labels: ['Actor'], properties: { id: 'a', name: '贝森特', years: [2025n, 2026n], mixed: 1n } },
      { id: 'b', labels: ['Mineral'], properties: { id: 'b', mixed: 'Ga', weight: 69.7, rare: true } },
    ],
    relationships: [{ id: 'r', type: 'ABOUT', source: 'a', target: 'b', properties: { stance: -1n } }],
  },
  'data-1',
);

function faultOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof LayoutError) return error.fault;
    throw error;
  }
  return 'none';
}

describe('a snapshot', () => {
  test('opens as the graph that it was', () => {
    const opened = openSnapshot(graph.bytes.slice(0), 'data-1');
    expect(opened.properties(opened.nodeById('a'))).toEqual(graph.properties(graph.nodeById('a')));
    expect(opened.dataVersion).toBe('data-1');
  });

  test('is refused when any one of its bytes was changed', () => {
    const whole = new Uint8Array(graph.bytes);
    for (let index = 0; index < whole.length; index++) {
      const damaged = Uint8Array.from(whole);
      damaged[index]! ^= 1 << (index % 8);
      expect(
        faultOf(() => openSnapshot(damaged.buffer)),
        `byte ${index}`,
      ).not.toBe('none');
    }
  });

  test('is refused when cut short, empty, of another format, byte order or data', () => {
    const whole = Uint8Array.from(new Uint8Array(graph.bytes));
    expect(faultOf(() => openSnapshot(whole.buffer.slice(0, whole.length - 8)))).toBe('truncated');
    expect(faultOf(() => openSnapshot(new ArrayBuffer(0)))).toBe('truncated');
    expect(faultOf(() => openSnapshot(new ArrayBuffer(512)))).toBe('magic');
    const older = whole.slice();
    new Uint32Array(older.buffer)[2] = 0;
    expect(faultOf(() => openSnapshot(older.buffer))).toBe('version');
    const swapped = whole.slice();
    new Uint32Array(swapped.buffer)[3] = 0x04030201;
    expect(faultOf(() => openSnapshot(swapped.buffer))).toBe('byteOrder');
    expect(faultOf(() => openSnapshot(whole.buffer, 'data-2'))).toBe('version');
  });
});

describe('a snapshot file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test('is written whole, replaces the one before, and leaves nothing else behind', async () => {
    const path = join(folder, 'graph.snapshot');
    await writeFile(path, 'something older');
    await writeSnapshotFile(path, graph);
    expect(await readdir(folder)).toEqual(['graph.snapshot']);
    expect(new Uint8Array(await readFile(path))).toEqual(Uint8Array.from(new Uint8Array(graph.bytes)));
    const outcome = await readSnapshotFile(path, 'data-1');
    expect(outcome.graph?.idOf(0)).toBe('a');
  });

  test('that is missing, damaged or of other data gives no graph, and the reason', async () => {
    const path = join(folder, 'graph.snapshot');
    expect(await readSnapshotFile(path, 'data-1')).toEqual({ graph: null, reason: 'there is no snapshot' });
    await writeFile(path, 'x'.repeat(300));
    expect((await readSnapshotFile(path, 'data-1')).reason).toContain('do not begin as a graph');
    await writeSnapshotFile(path, graph);
    expect((await readSnapshotFile(path, 'data-2')).reason).toContain('wanted is data-2');
  });
});
