/** What runs in the page of the benchmark. */
import { drawnGraph } from './drawn-graph.ts';
import { LIBRARIES, type PlaceOf } from './libraries.ts';
import type { PageBench } from './page-bench.ts';
import { stageBench } from './stage.ts';

const stage = stageBench();
let placeOf: PlaceOf | null = null;

async function twoFrames(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const bench: PageBench = {
  stage,
  async draw(name, nodes, edges) {
    const host = document.getElementById('host');
    if (!(host instanceof HTMLDivElement)) throw new Error('The page has no host.');
    const graph = drawnGraph(nodes, edges);
    const draw = await LIBRARIES[name]?.();
    const begun = performance.now();
    placeOf = draw ? await draw(host, graph) : stage.draw(host, graph);
    await twoFrames();
    return performance.now() - begun;
  },
  at: (node) => {
    const place = placeOf?.(node);
    return place ? { x: place.x, y: place.y } : null;
  },
  frame: () => new Promise((resolve) => requestAnimationFrame(resolve)),
};

(globalThis as { bench?: PageBench }).bench = bench;
