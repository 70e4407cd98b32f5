import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/package-root.ts';
import { type UnnamedView, viewId, ViewFiles } from '../../server/views/view-files.ts';
import { draftOf } from '../http/view-draft.ts';

let state: string;

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'sayso-views-'));
});
afterEach(() => rm(state, { recursive: true, force: true }));

function viewNamed(title: string): UnnamedView {
  return {
    draft: draftOf(['mofcom'], { title }),
    savedOn: '2026-03-01',
    dataVersion: '0'.repeat(64),
    dataTitle: 'Some data',
    content: {} as UnnamedView['content'],
  };
}

describe('files of views', () => {
  it('come back as they were saved', async () => {
    const files = new ViewFiles(state);
    const saved = await files.save(viewNamed('One'));
    expect(await files.read(saved.id)).toEqual(saved);
    expect(await files.read('0'.repeat(24))).toBeNull();
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, 40)],
    ['changed', (text: string) => text.replace('"One"', '"Two"')],
    ['of another shape', () => '{"id":"x"}'],
    ['null', () => 'null'],
  ])('are known to be damaged when %s', async (_how, harm) => {
    const files = new ViewFiles(state);
    const { id } = await files.save(viewNamed('One'));
    const path = join(state, 'views', `${id}.json`);
    await writeFile(path, harm(await readFile(path, 'utf8')));
    await expect(files.read(id)).rejects.toMatchObject({ code: 'VIEW_DAMAGED' });
  });

  it('can be saved by many at once: one view, one file', async () => {
    const files = new ViewFiles(state);
    const saved = await Promise.all(Array.from({ length: 20 }, () => files.save(viewNamed('Same'))));
    expect(new Set(saved.map(({ id }) => id)).size).toBe(1);
    expect(await readdir(join(state, 'views'))).toEqual([`${saved[0]?.id}.json`]);
  });

  it('are read by nothing but their id', async () => {
    await writeFile(join(state, 'secret.json'), '{}');
    const files = new ViewFiles(state);
    for (const id of ['../secret', '..', '', '0'.repeat(23), 'A'.repeat(24), `${'0'.repeat(24)}/../../secret`]) {
      expect(await files.read(id)).toBeNull();
    }
  });

  it('that were never finished go away, once nobody can be writing them any more', async () => {
    const files = new ViewFiles(state);
    const { id } = await files.save(viewNamed('Whole'));
    const part = (mark: string): string => join(state, 'views', `.${id}.${mark.repeat(12)}.part`);
    await writeFile(part('a'), '{"half":');
    await writeFile(part('b'), '{"half":');
    const now = Date.now();
    await utimes(part('a'), new Date(now - 3_600_000), new Date(now - 3_600_000));
    await files.tidy(now);
    expect((await readdir(join(state, 'views'))).sort()).toEqual([`.${id}.${'b'.repeat(12)}.part`, `${id}.json`]);
  });

  it('are whole or absent, whenever the process that saves them is killed', async () => {
    const module = pathToFileURL(join(PACKAGE_ROOT, 'dist', 'server', 'views', 'view-files.js')).href;
    const script = `
      const { ViewFiles } = await import(${JSON.stringify(module)});
      const files = new ViewFiles(${JSON.stringify(state)});
      const filler = 'x'.repeat(300000);
      for (let count = 0; ; count++) {
        const { id } = await files.save({ draft: { count, filler }, savedOn: '2026-03-01', dataVersion: '', dataTitle: '', content: {} });
        process.stdout.write(id + '\\n');
      }`;
    for (let kills = 1; kills <= 5; kills++) {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      for (let lines = 0; lines < kills;) lines += String((await once(child.stdout, 'data'))[0]).split('\n').length - 1;
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    const names = (await readdir(join(state, 'views'))).filter((name) => name.endsWith('.json'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const { id, ...rest } = JSON.parse(await readFile(join(state, 'views', name), 'utf8'));
      expect(`${id}.json`).toBe(name);
      expect(viewId(rest)).toBe(id);
    }
  });
});
