/** The product on its bundled corpus: start, first answer, search, expansion with evidence, and what the page weighs. */
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { pageWeight } from '../helpers/page-weight.ts';
import { report, rounded } from './figures.ts';
import { startServer } from '../helpers/running-server.ts';

const STARTS = 7;

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function measureStart(): Promise<void> {
  const samples: number[] = [];
  for (let nth = 0; nth < STARTS; nth++) {
    const begun = performance.now();
    const server = await startServer();
    await getJson(`${server.address}/api/entities/mofcom/neighbors`);
    samples.push((performance.now() - begun) / 1000);
    await server.stop();
  }
  report('built to first answer', samples, 's', 0.5, 2);
}

async function timed(urls: readonly string[], rounds: number): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const url of urls) {
      const begun = performance.now();
      await getJson(url);
      if (round > 0) samples.push(performance.now() - begun);
    }
  }
  return samples;
}

async function measureAnswers(): Promise<void> {
  const server = await startServer();
  const words = [
    '高',
    '高市',
    '贝森特',
    '貝森特',
    't',
    'ta',
    'tak',
    'taka',
    'gaoshi',
    'bessnt',
    'rare earth',
    'たかいち',
    'mofcom',
    '稀土',
  ];
  const queries = words.map((word) => `${server.address}/api/search?q=${encodeURIComponent(word)}`);
  report('search as you type, through HTTP', await timed(queries, 40), 'ms', 0.95, 5);
  const ids = [
    'mofcom',
    'china',
    'japan',
    'bessent',
    'g7',
    'rare-earths',
    'keir-starmer',
    'takaichi-sanae',
    'chen-yang',
    'us',
  ];
  const samples: number[] = [];
  for (let round = 0; round < 20; round++) {
    for (const id of ids) {
      const begun = performance.now();
      const neighbors = (await getJson(`${server.address}/api/entities/${id}/neighbors?limit=25`)) as {
        edges: { source: string[]; target: string[] };
      };
      const [source, target] = [neighbors.edges.source[0] ?? id, neighbors.edges.target[0] ?? id];
      await getJson(`${server.address}/api/evidence?source=${source}&target=${target}`);
      if (round > 0) samples.push(performance.now() - begun);
    }
  }
  report('an expansion and the evidence of an edge, through HTTP', samples, 'ms', 0.95, 20);
  await server.stop();
}

/** From asking for the page until the story stands on the stage with its legend, each time with an empty cache. */
async function measurePicture(): Promise<void> {
  const server = await startServer();
  const browser = await launchBrowser();
  const samples: number[] = [];
  for (let nth = 0; nth < 6; nth++) {
    const { page } = await openPage(browser);
    const begun = performance.now();
    await page.goto(server.address, { waitUntil: 'commit' });
    await page.getByRole('group', { name: 'Legend' }).waitFor();
    if (nth > 0) samples.push((performance.now() - begun) / 1000);
    await page.context().close();
  }
  await browser.close();
  await server.stop();
  report('the first picture on the page', samples, 's', 0.5, 1.5);
}

async function measureWeight(): Promise<void> {
  for (const [page, lazy, asked] of [
    ['index.html', false, 250],
    ['embed.html', true, 60],
  ] as const) {
    const weight = await pageWeight(page, lazy);
    process.stdout.write(
      `${page}: ${rounded(weight)} kB of JavaScript, gzipped${lazy ? ', with all that it fetches later' : ''}; asked ≤ ${asked} kB: ${weight <= asked ? 'met' : 'MISSED'}\n`,
    );
  }
}

await measureStart();
await measureAnswers();
await measurePicture();
await measureWeight();
