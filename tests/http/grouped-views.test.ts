/** Saved views in which several things are drawn as one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewGroups } from '#picture/view-picture.ts';
import type { ViewDraft } from '#protocol/views.ts';
import { corpusData, type RunningServer, startServer } from './running-server.ts';
import { draftOf } from './view-draft.ts';

const ENTITIES = ['bessent', 'katayama-satsuki', 'trump', 'china', 'mofcom', 'japan'];
const GROUP = { id: 'group:1', name: 'Finance & <heads>', members: ENTITIES.slice(0, 3), collapsed: true };

let server: RunningServer;

beforeAll(async () => {
  server = await startServer(await corpusData());
});
afterAll(() => server.close());

function grouped(change: Partial<ViewDraft> = {}): ViewDraft {
  const draft = draftOf(ENTITIES, { groups: [GROUP] });
  const { id, x, y } = draft.positions;
  return { ...draft, positions: { id: [...id, 'group:1'], x: [...x, 5], y: [...y, 6] }, ...change };
}

async function saved(draft: ViewDraft) {
  const answer = await server.post('/api/views', draft);
  expect(answer.status).toBe(201);
  const id: string = answer.body.id;
  return { id, view: (await server.get(`/v/${id}.json`)).body };
}

function linesOf({ content: { edges } }: Awaited<ReturnType<typeof saved>>['view']) {
  return edges.id.map((_: string, at: number) => ({
    source: edges.source[at],
    target: edges.target[at],
    type: edges.type[at],
    weight: edges.weight[at],
    statements: edges.statements[at],
    documents: edges.documents[at],
  }));
}

describe('a saved view with a collapsed group', () => {
  it('has the lines of the group as they are drawn, with every statement behind them', async () => {
    const [{ view: apart }, { view }] = await Promise.all([saved(draftOf(ENTITIES)), saved(grouped())]);
    expect(view.draft.groups).toEqual([GROUP]);
    expect(view.content.entities.id).toEqual(ENTITIES);
    const toChina = (lines: ReturnType<typeof linesOf>, sources: string[]) =>
      lines.filter(
        ({ source, target, type }: Record<string, string>) =>
          sources.includes(source as string) && target === 'china' && type === 'STANCE',
      );
    const members = toChina(linesOf(apart), GROUP.members);
    const [line] = toChina(linesOf(view), ['group:1']);
    expect(members.length).toBeGreaterThan(1);
    const behind = [...new Set(members.flatMap(({ statements }: { statements: string[] }) => statements))];
    expect(line.statements).toEqual(behind.toSorted((a, b) => (String(a) < String(b) ? -1 : 1)));
    expect(line.weight).toBeLessThanOrEqual(behind.length);
    expect(view.content.statements.id).toEqual(expect.arrayContaining(behind));
    expect(
      linesOf(view).some(
        ({ source, target }: Record<string, string>) =>
          GROUP.members.includes(source as string) || GROUP.members.includes(target as string),
      ),
    ).toBe(false);
  });

  it('draws one node for the group in every form, with its name, how many it stands for, and who they are', async () => {
    const { id } = await saved(grouped());
    const svg = await (await fetch(`${server.url}/v/${id}.svg`)).text();
    expect(svg).toContain('Finance &amp; &lt;heads&gt; (3)');
    expect(svg).toContain('>Group<');
    expect(svg).toContain('3 of them in 1 group');
    expect(svg).toContain('stands for Scott Bessent, Satsuki Katayama and Donald Trump.');
    expect(svg).not.toContain('<title>Scott Bessent');
    const page = await (await fetch(`${server.url}/v/${id}`)).text();
    expect(page).toContain('3 of them in 1 group');
  });

  it('says how many lines within the group are not drawn', async () => {
    const { view: open } = await saved(draftOf(ENTITIES));
    const everyone = { ...GROUP, members: ENTITIES.slice(0, 4) };
    const { id, view } = await saved(grouped({ groups: [everyone] }));
    const inside = linesOf(open).filter(
      ({ source, target }: Record<string, string>) =>
        everyone.members.includes(source as string) && everyone.members.includes(target as string),
    );
    expect(view.content.within).toEqual({ group: ['group:1'], lines: [inside.length] });
    const svg = await (await fetch(`${server.url}/v/${id}.svg`)).text();
    expect(svg).toContain(`${inside.length} lines within collapsed groups not drawn`);
    const cited = new Set(linesOf(view).flatMap(({ statements }: { statements: string[] }) => statements));
    expect(new Set(view.content.statements.id)).toEqual(cited);
  });

  it('counts each statement by or about its members once; a view saved before has them added up', async () => {
    const { view } = await saved(grouped());
    const { body } = await server.post('/api/counts/together', { ids: GROUP.members });
    expect(view.content.counted).toEqual({ group: ['group:1'], said: [body.said], about: [body.about] });
    expect(viewGroups(view)[0]).toMatchObject({ said: body.said, about: body.about });
    const { counted: _counted, ...before } = view.content;
    const rows = view.content.entities;
    const added = GROUP.members.reduce((sum, id) => sum + rows.about[rows.id.indexOf(id)], 0);
    expect(viewGroups({ ...view, content: before })[0]?.about).toBe(added);
  });

  it('draws the members where the group is open', async () => {
    const { view } = await saved(draftOf(ENTITIES, { groups: [{ ...GROUP, collapsed: false }] }));
    const { view: apart } = await saved(draftOf(ENTITIES));
    expect(view.content).toEqual(apart.content);
  });

  it('keeps the size and colour of the group', async () => {
    const values = [...ENTITIES.map(() => 1), 9];
    const { id } = await saved(grouped({ styling: { size: { by: 'degree', values }, colour: null } }));
    const svg = await (await fetch(`${server.url}/v/${id}.svg`)).text();
    const radius = /<path d="M[^"]*A([\d.]+) [^"]*"[^>]*><title>Finance/.exec(svg)?.[1];
    expect(Number(radius)).toBe(12);
  });

  it('is refreshed with its groups', async () => {
    const { id } = await saved(grouped());
    const again = await server.post(`/api/views/${id}/refresh`, {});
    expect(again.status).toBe(201);
    expect(again.body.changes.edges).toEqual({ added: [], removed: [], changed: [] });
    expect((await server.get(`/v/${again.body.id}.json`)).body.draft.groups).toEqual([GROUP]);
  });

  it('is refused where its groups contradict themselves', async () => {
    const second = { ...GROUP, id: 'group:2' };
    const wrong: Partial<ViewDraft>[] = [
      { groups: [GROUP, second] },
      { groups: [{ ...GROUP, members: ['bessent', 'nobody'] }] },
      { groups: [{ ...GROUP, id: 'bessent' }] },
      { groups: [{ ...GROUP, name: '' }] },
      { groups: [{ ...GROUP, collapsed: false }] },
      { styling: { size: { by: 'degree', values: ENTITIES.map(() => 1) }, colour: null } },
    ];
    for (const change of wrong) {
      // One after the other: which of them passed shall be seen.
      // oxlint-disable-next-line no-await-in-loop
      const { status, body } = await server.post('/api/views', grouped(change));
      expect([status, body.error?.code, change]).toEqual([400, 'BAD_BODY', change]);
    }
  });
});
