/** `sayso serve my-folder`, over tables of one's own: the story, the way from a line to its row, and what is refused. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SaysoProcess } from './sayso-process.ts';

let folder: string;
let state: string;
const started: SaysoProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayso-own-'));
  state = await mkdtemp(join(tmpdir(), 'sayso-own-state-'));
});
afterEach(async () => {
  for (const process of started.splice(0)) await process.end();
  for (const each of [folder, state]) await rm(each, { recursive: true, force: true });
});

// oxlint-disable-next-line typescript/no-explicit-any
async function json(url: string): Promise<any> {
  return (await fetch(url)).json();
}

it('serves a folder of tables, every line with the row that says it, and takes up what changes', async () => {
  await writeFile(join(folder, 'people and things.csv'), 'id,name,kind\na,Ann,person\nt,Tariffs,policy\n');
  await writeFile(join(folder, 'said.csv'), 'actor,about,stance,type\na,t,against,\na,t,,writes of\n');
  const process = new SaysoProcess(['serve', folder, '--port', '0', '--state', state]);
  started.push(process);
  const address = await process.address();
  const story = await json(`${address}api/story`);
  expect(story).toMatchObject({ ids: ['a', 't'], unfolded: [], places: null });
  const evidence = await json(`${address}api/evidence?source=a&target=t`);
  expect(evidence.documents.title).toEqual(['said.csv']);
  expect(evidence.statements.reports[0][0]).toMatchObject({ document: 'said.csv', line: 2 });
  expect(evidence.relations.type).toEqual(['writes of']);
  const [{ lineSha256 }] = evidence.statements.reports[0];
  const line = await json(`${address}api/documents/said.csv/lines/2?lineSha256=${lineSha256}`);
  expect(line.text).toBe('a,t,against,');
  const filtered = await json(`${address}api/evidence?source=a&target=t&types=writes%20of`);
  expect(filtered.total).toBe(1);
});

it('says all that is wrong, and takes the folder only once', async () => {
  await writeFile(join(folder, 'edges.csv'), 'source,target,stance\na,b,perhaps\n,b,for\n');
  const refused = await new SaysoProcess(['serve', folder, '--port', '0', '--state', state]).finished();
  expect(refused.status).toBe(1);
  expect(refused.err).toContain('edges.csv:2:1 BAD_VALUE found stance "perhaps"');
  expect(refused.err).toContain('edges.csv:3:1 MISSING_FIELD found no source');
  const checked = await new SaysoProcess(['check', folder]).finished();
  expect(checked.out).toMatch(/edges\.csv:3:1 .*\n2 errors\n$/);
  const twice = await new SaysoProcess(['serve', folder, '--data', folder]).finished();
  expect(twice.err).toBe('Name the data folder once: either as "sayso serve my-folder" or with --data.\n');
});
