import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/package-root.ts';
import { draftOf } from '../http/view-draft.ts';
import { SaysoProcess } from './sayso-process.ts';

let folder: string;
const started: SaysoProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayso-serve-'));
});
afterEach(async () => {
  for (const process of started.splice(0)) await process.end();
  await rm(folder, { recursive: true, force: true });
});

function serve(...parameters: string[]): SaysoProcess {
  const process = new SaysoProcess(['serve', '--port', '0', '--state', join(folder, 'state'), ...parameters]);
  started.push(process);
  return process;
}

async function copyOfCorpus(): Promise<string> {
  const data = join(folder, 'data');
  await cp(join(PACKAGE_ROOT, 'graph-data', 'corpus'), data, { recursive: true });
  return data;
}

// oxlint-disable-next-line typescript/no-explicit-any
async function json(url: string): Promise<any> {
  return (await fetch(url)).json();
}

describe('sayso serve', () => {
  it('prints its address alone on a line, answers, and ends when told to', async () => {
    const process = serve();
    const address = await process.address();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect((await json(`${address}api/health`)).status).toBe('ready');
    const { status, out } = await process.end();
    expect(status).toBe(0);
    expect(out).toBe(`Sayso is at ${address}\n`);
  });

  it('is reached by others only when told so, and says it then', async () => {
    const open = serve('--host', '0.0.0.0');
    await open.address();
    expect(open.err).toContain('others on the network can reach this server');
  });

  it('says that a port is taken, and how to choose another', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    const { port } = await new Promise<AddressInfo>((resolve) => {
      holder.once('listening', () => resolve(holder.address() as AddressInfo));
    });
    const { status, err } = await serve('--port', String(port)).finished();
    holder.close();
    expect(status).toBe(1);
    expect(err).toBe(`Port ${port} is taken. Choose another with --port (or SAYSO_PORT); 0 picks a free one.\n`);
  });

  it('names a setting that will not do', async () => {
    const { status, err } = await serve('--port', '70000').finished();
    expect(status).toBe(1);
    expect(err).toBe('--port is "70000". It may be a whole number from 0 to 65535.\n');
  });

  it('names a folder that cannot be used', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const state = await new SaysoProcess(['serve', '--port', '0', '--state', file]).finished();
    expect(state.status).toBe(1);
    expect(state.err).toMatch(/^The state folder .* cannot be used .*SAYSO_STATE\)\.\n$/);
    const sources = await serve('--sources', join(folder, 'gone')).finished();
    expect(sources.status).toBe(1);
    expect(sources.err).toMatch(/^There is no folder .*SAYSO_SOURCES\) names the texts of documents\.\n$/);
  });

  it('lists what is wrong with a data folder, and loads nothing of it', async () => {
    const data = await copyOfCorpus();
    await writeFile(join(data, 'relations.yaml'), 'half: [writ');
    const { status, out, err } = await serve('--data', data).finished();
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/relations\.yaml:1:\d+ /);
    expect(err).toContain('Nothing was loaded');
    expect(await serve('--data', join(folder, 'gone')).finished()).toMatchObject({ status: 1 });
  });

  it('finishes what it is answering before it ends', async () => {
    const process = serve('--log', 'info');
    const address = await process.address();
    const ids: string[] = (await json(`${address}api/story`)).ids;
    const { url } = await (
      await fetch(`${address}api/views`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(draftOf(ids)),
      })
    ).json();
    const picture = fetch(`${address.slice(0, -1)}${url}.png?scale=3`);
    await expect.poll(async () => (await fetch(`${address}api/metrics`)).text()).toContain('sayso_views_saved_total 1');
    const ending = process.end();
    expect((await picture).status).toBe(200);
    expect((await ending).status).toBe(0);
    expect(process.err).toContain('"msg":"stopped"');
  });
});

describe('a data folder that changes under a running server', () => {
  it('is served anew; half-written it is not, and the old data stays', async () => {
    const data = await copyOfCorpus();
    const process = serve('--data', data);
    const address = await process.address();
    const before = (await json(`${address}api/health`)).data.version;
    const path = join(data, 'relations.yaml');
    const whole = await readFile(path, 'utf8');

    await writeFile(path, `${whole}\n  half: [writ`);
    await expect
      .poll(async () => (await json(`${address}api/health`)).notice, { timeout: 20_000 })
      .toMatch(/\d+ errors?/);
    expect((await json(`${address}api/health`)).data.version).toBe(before);
    expect(process.err).toMatch(/"level":50.*\.yaml:\d+:\d+/);

    const about = join(data, 'data-set.yaml');
    await writeFile(path, whole);
    await writeFile(about, (await readFile(about, 'utf8')).replace(/en: '[^']*'/, "en: 'Another title'"));
    await expect
      .poll(async () => (await json(`${address}api/health`)).data.title.en, { timeout: 20_000 })
      .toBe('Another title');
    expect((await json(`${address}api/health`)).notice).toBeNull();
  });

  it('is read again on SIGHUP', async () => {
    const process = serve('--log', 'info');
    await process.address();
    const loads = (): number => process.err.split('"msg":"the data is loaded"').length - 1;
    expect(loads()).toBe(1);
    process.child.kill('SIGHUP');
    await expect.poll(loads, { timeout: 20_000 }).toBe(2);
  });
});

describe('the state folder', () => {
  it('needs no snapshot of the bundled corpus: the build made one', async () => {
    await promisify(execFile)(globalThis.process.execPath, [
      join(PACKAGE_ROOT, 'dist', 'server', 'build', 'prepare.js'),
    ]);
    const process = serve();
    await process.address();
    expect(await readdir(join(folder, 'state'))).toEqual(['views']);
  });

  it('keeps a snapshot; a damaged one is rebuilt, with a notice', async () => {
    const data = await copyOfCorpus();
    const about = join(data, 'data-set.yaml');
    await writeFile(about, `${await readFile(about, 'utf8')}\n# another folder than the bundled one\n`);
    const first = serve('--data', data);
    const version = (await json(`${await first.address()}api/health`)).data.version;
    await first.end();
    const snapshots = join(folder, 'state', 'snapshots');
    const graph = join(snapshots, (await readdir(snapshots)).find((name) => name.endsWith('.graph')) as string);
    const bytes = await readFile(graph);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] as number) ^ 0xff;
    await writeFile(graph, bytes);

    const second = serve('--data', data);
    expect((await json(`${await second.address()}api/health`)).data.version).toBe(version);
    expect(second.err).toContain('a snapshot is damaged');
    await second.end();
    const third = serve('--data', data);
    await third.address();
    expect(third.err).not.toContain('damaged');
  });
});
