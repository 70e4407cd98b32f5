import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../server/compose.ts';
import { createLog } from '../../server/log.ts';
import { PACKAGE_ROOT } from '../../server/package-root.ts';
import { type RunningServer, startServer } from './running-server.ts';
import { draftOf } from './view-draft.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const AS_TEXT = '&lt;img src=x onerror=alert(1)&gt;';

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayso-hostile-'));
  const data = join(folder, 'data');
  await cp(join(PACKAGE_ROOT, 'tests', 'pipeline', 'small-data-set'), data, { recursive: true });
  const entities = join(data, 'entities', 'all.yaml');
  const text = await readFile(entities, 'utf8');
  await writeFile(entities, text.replace('{ en: Ada, ja: エイダ }', `{ en: '${HOSTILE}', ja: '${HOSTILE}' }`));
  const about = join(data, 'data-set.yaml');
  await writeFile(about, (await readFile(about, 'utf8')).replace(/^title:.*$/m, `title: { en: '${HOSTILE}' }`));
  const opened = await openFolder({ data, state: join(folder, 'state') }, createLog('warn'));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  server = await startServer(opened.data);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a name that would be markup', () => {
  it('is found and given as it is, in JSON that no browser takes for a page', async () => {
    const { body, headers } = await server.get(`/api/search?q=${encodeURIComponent('onerror')}`);
    expect(body.results[0]).toMatchObject({ id: 'ada', name: HOSTILE });
    expect(headers.get('content-type')).toContain('application/json');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is text in the picture, in the pages of a view and in an error', async () => {
    const { id } = (await server.post('/api/views', draftOf(['ada', 'bob', 'tariffs'], { title: '' }))).body;
    for (const path of [`/v/${id}.svg`, `/v/${id}`, `/embed/${id}`]) {
      const { text } = await server.get(path);
      expect(text).not.toContain(HOSTILE);
      expect(text).toContain(AS_TEXT);
    }
    const page = await server.get(`/v/${encodeURIComponent(HOSTILE)}`, { accept: 'text/html' });
    expect(page.status).toBe(404);
    expect(page.text).not.toContain(HOSTILE);
  });
});
