/** A view in time: what was published stays to the byte, and its refresh says what the data of today adds, drops and changes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { draftOf } from '../http/view-draft.ts';
import { SaysoProcess } from './sayso-process.ts';

const folders: string[] = [];
const started: SaysoProcess[] = [];

afterEach(async () => {
  for (const process of started.splice(0)) await process.end();
  for (const each of folders.splice(0)) await rm(each, { recursive: true, force: true });
});

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sayso-time-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

async function served(data: string, state: string): Promise<string> {
  for (const process of started.splice(0)) await process.end();
  const process = new SaysoProcess(['serve', data, '--port', '0', '--state', state]);
  started.push(process);
  return process.address();
}

async function post(url: string, body: unknown) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  // oxlint-disable-next-line typescript/no-explicit-any
  return { status: response.status, body: (await response.json()) as any };
}

const NODES = 'id,name,kind\nann,Ann,person\nbob,Bob,person\nduty,Duties,policy\n';
const SAID = 'actor,about,stance,quote,statements\nann,duty,for,They help,S1\nbob,duty,against,They harm,S2\n';

it('is refreshed into a new view, with what was added, removed and changed by name, over a server that was started again', async () => {
  const before = await folderOf({ 'nodes.csv': NODES, 'said.csv': SAID });
  const after = await folderOf({
    'nodes.csv': NODES.replace('bob,Bob,person\n', '').replace('Ann,person', 'Ann Lee,person'),
    'said.csv': 'actor,about,stance,quote,statements\nann,duty,against,They help,S1\nann,duty,for,They did help,S3\n',
  });
  const state = await folderOf({});
  let address = await served(before, state);
  const { body: saved } = await post(`${address}api/views`, draftOf(['ann', 'bob', 'duty']));
  const published = await (await fetch(`${address}v/${saved.id}.json`)).text();
  const unchanged = await post(`${address}api/views/${saved.id}/refresh`, {});
  expect(unchanged.body.changes.statements).toEqual({ added: [], removed: [], changed: [] });

  address = await served(after, state);
  const { status, body } = await post(`${address}api/views/${saved.id}/refresh`, {});
  expect(status).toBe(201);
  const { entities, edges, statements } = body.changes;
  const names = (list: { name: { en: string } }[]) => list.map(({ name }) => name.en);
  expect([names(entities.added), names(entities.removed)]).toEqual([[], ['Bob']]);
  expect(entities.changed).toEqual([
    { id: 'ann', name: { en: 'Ann Lee', zhHans: 'Ann Lee' }, fields: ['name', 'names'] },
  ]);
  expect([names(edges.added), names(edges.removed)]).toEqual([[], ['Bob → Duties']]);
  expect(edges.changed).toMatchObject([
    { name: { en: 'Ann Lee → Duties' }, fields: ['weight', 'stance', 'statements'] },
  ]);
  expect([names(statements.added), names(statements.removed)]).toEqual([['They did help'], ['They harm']]);
  expect(statements.changed).toMatchObject([{ id: 'S1', fields: ['units', 'reports'] }]);

  expect(body.id).not.toBe(saved.id);
  expect(await (await fetch(`${address}v/${saved.id}.json`)).text()).toBe(published);
  const fresh = await (await fetch(`${address}v/${body.id}.json`)).json();
  expect(fresh).toMatchObject({ draft: { entities: ['ann', 'duty'], positions: { id: ['ann', 'duty'] } } });
  expect((await post(`${address}api/views/${'0'.repeat(24)}/refresh`, {})).body.error.code).toBe('VIEW_NOT_FOUND');
});
