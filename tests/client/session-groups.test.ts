/** Groups and properties in a session over a real server: what is drawn, what is saved, what is taken back. */
import { signal } from '@preact/signals-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EdgeRow } from '#protocol/rows.ts';
import { carryBy } from '../../client/api/request.ts';
import { createActions } from '../../client/state/actions.ts';
import type { Preferences } from '../../client/state/preferences.ts';
import { propertiesOf } from '../../client/state/properties.ts';
import { createSession } from '../../client/state/session.ts';
import { draftOf, explorationOf } from '../../client/state/sharing.ts';
import { pictureGraph } from '../../client/state/exports/picture-graph.ts';
import { wordsIn } from '../../client/state/words/index.ts';
import type { ArrangeEdge, ArrangeNode, GraphMeasure, Placed, Room } from '../../client/workers/messages.ts';
import { corpusData, type RunningServer, startServer } from '../http/running-server.ts';

interface ArrangeModule {
  readonly arrange: (nodes: readonly ArrangeNode[], edges: readonly ArrangeEdge[], room: Room | null) => Placed;
}
interface MeasureModule {
  readonly measureGraph: (measure: GraphMeasure, ids: readonly string[], edges: readonly ArrangeEdge[]) => number[];
}

/** A loaded machine takes its time. */
const WITHIN = { timeout: 20_000 };
const THREE = ['bessent', 'katayama-satsuki', 'trump'];
const PREFERENCES: Preferences = {
  language: signal('en'),
  themeChoice: signal('light'),
  theme: signal('light'),
  still: true,
  newHere: signal(false),
  setLanguage: () => undefined,
  setTheme: () => undefined,
  endTour: () => undefined,
  adopt: () => undefined,
};

let server: RunningServer;
let workers: ArrangeModule & MeasureModule;

beforeAll(async () => {
  server = await startServer(await corpusData());
  carryBy((path, init) => fetch(server.url + path, init));
  // Taken in at run time: the types of graphology's default export are a bundler's, not Node's.
  const { arrange } = await vi.importActual<ArrangeModule>('../../client/workers/arrange.ts');
  const { measureGraph } = await vi.importActual<MeasureModule>('../../client/workers/measure-graph.ts');
  workers = { arrange, measureGraph };
});
afterAll(async () => {
  carryBy(null);
  await server.close();
});

async function opened() {
  const session = createSession(
    PREFERENCES,
    async (nodes, edges, room) => workers.arrange(nodes, edges, room),
    async (measure, nodes, edges) => workers.measureGraph(measure, nodes, edges),
  );
  const actions = createActions(session);
  await session.openStory();
  return { session, actions };
}

function strongest(edges: readonly EdgeRow[], source: string): EdgeRow | undefined {
  return edges.find((edge) => edge.source === source && edge.target === 'china' && edge.type === 'STANCE');
}

describe('a group in a session', () => {
  it('is drawn as one with the lines of its members, and back again without asking anyone', async () => {
    const { session, actions } = await opened();
    const before = { scene: session.scene.value, exploration: session.exploration.value };
    await actions.makeGroup(THREE, 'The three', true);
    const { nodes } = session.scene.value;
    expect(nodes.filter(({ kind }) => kind === 'CollapsedGroup').map(({ label }) => label)).toEqual(['The three (3)']);
    expect(nodes).toHaveLength(before.scene.nodes.length - 2);
    const behind = THREE.flatMap((id) => strongest(session.data.value.lines as EdgeRow[], id)?.statements ?? []);
    const line = strongest(session.data.value.edges, 'group:1');
    expect(line?.statements).toEqual([...new Set(behind)].toSorted((a, b) => (a < b ? -1 : 1)));
    expect(line?.stance).toBe('against');
    expect(session.selection.value.nodes).toEqual(['group:1']);
    carryBy(() => Promise.reject(new Error('Nobody is to be asked.')));
    await actions.toggleGroup('group:1');
    expect(session.scene.value.edges).toEqual(before.scene.edges);
    expect({ ...session.exploration.value, groups: [] }).toEqual(before.exploration);
    await session.undo();
    expect(session.scene.value.nodes.some(({ id }) => id === 'group:1')).toBe(true);
    await session.jump(0);
    expect(session.scene.value).toEqual(before.scene);
    carryBy((path, init) => fetch(server.url + path, init));
    expect(session.notices.list.value).toEqual([]);
  });

  it('has no more members than a filter lets through, and goes with the last of them', async () => {
    const { session, actions } = await opened();
    await actions.makeGroup([...THREE, 'japan'], 'Four', true);
    expect(session.data.value.groups.get('group:1')?.members).toHaveLength(4);
    await actions.filter({ kinds: ['Person', 'Policy'] }, 'people and policies');
    expect(session.scene.value.nodes.find(({ id }) => id === 'group:1')?.label).toBe('Four (3)');
    await actions.filter({ kinds: ['Policy', 'Concept'] }, 'policies and concepts');
    expect(session.scene.value.nodes.some(({ id }) => id === 'group:1')).toBe(false);
    await actions.clearFilters();
    expect(session.scene.value.nodes.find(({ id }) => id === 'group:1')?.label).toBe('Four (4)');
  });

  it('is measured as the one that it is drawn as, and goes into files with its members', async () => {
    const { session, actions } = await opened();
    await actions.makeGroup(THREE, 'The three', true);
    await actions.setLook({ size: 'degree', colour: 'firstSaid' }, 'degree');
    await vi.waitFor(() => expect(session.styling.value.size?.by).toBe('degree'), WITHIN);
    const joined = session.scene.value.edges.filter(({ source, target }) => [source, target].includes('group:1'));
    expect(session.styling.value.size?.values.get('group:1')).toBeGreaterThan(1);
    expect(session.styling.value.size?.values.get('group:1')).toBeLessThanOrEqual(joined.length);
    expect(session.styling.value.colour?.values.has('group:1')).toBe(true);
    const { nodes } = pictureGraph(session.scene.value, session.data.value, wordsIn('en'));
    expect(nodes.find(({ id }) => id === 'group:1')?.properties).toMatchObject({
      name: 'The three (3)',
      kind: 'CollapsedGroup',
      members: THREE,
      linesWithin: 0n,
    });
  });

  it('counts a statement once, however many of its members it is by or about', async () => {
    const { session, actions } = await opened();
    const ids = ['bessent', 'trump', 'china', 'japan'];
    const totalOf = async (who: 'actor' | 'about', some: readonly string[]): Promise<number> =>
      (await server.get(`/api/statements?${who}=${some.join(',')}&limit=1`)).body.total;
    const members = ids.map((id) => session.data.value.entities.get(id));
    const added = members.reduce((sum, member) => sum + (member?.about ?? 0), 0);
    const [said, about] = await Promise.all([totalOf('actor', ids), totalOf('about', ids)]);
    expect(about).toBeLessThan(added);
    await actions.makeGroup(ids, 'Four', true);
    expect(session.data.value.groups.get('group:1')).toMatchObject({ said, about });
    expect(session.scene.value.nodes.find(({ id }) => id === 'group:1')?.weight).toBe(said + about);
    const { nodes } = pictureGraph(session.scene.value, session.data.value, wordsIn('en'));
    const properties = nodes.find(({ id }) => id === 'group:1')?.properties;
    expect(properties).toMatchObject({ statementsBy: BigInt(said), statementsAbout: BigInt(about) });
    await actions.setLook({ colour: 'statements' }, 'statements');
    await vi.waitFor(() => expect(session.styling.value.colour?.values.get('group:1')).toBe(said + about), WITHIN);
  });

  it('of one member counts what that one counts', async () => {
    const { session, actions } = await opened();
    await actions.makeGroup(['trump', 'bessent'], 'Two', true);
    await actions.hide(['bessent']);
    const trump = session.data.value.entities.get('trump');
    const { said, about } = trump ?? { said: 0, about: 0 };
    expect(session.data.value.groups.get('group:1')).toMatchObject({ said, about });
  });

  it('is arranged as one; its members come along when it is moved', async () => {
    const { session, actions } = await opened();
    await actions.makeGroup(THREE, 'The three', true);
    const before = session.exploration.value.places;
    await actions.layOut('circle', 'on a circle');
    const { places } = session.exploration.value;
    expect(places['group:1']).not.toEqual(before['group:1']);
    expect(places['trump']).toEqual(before['trump']);
    await actions.toggleGroup('group:1');
    const moved = [0, 1].map((axis) => (places['group:1']?.[axis] ?? 0) - (before['group:1']?.[axis] ?? 0));
    const [x, y] = session.exploration.value.places['trump'] ?? [0, 0];
    expect([x - (before['trump']?.[0] ?? 0), y - (before['trump']?.[1] ?? 0)]).toEqual(moved);
    await actions.toggleGroup('group:1');
    await actions.arrangeAgain();
    expect(session.scene.value.nodes.find(({ id }) => id === 'group:1')).toBeDefined();
  });
});

describe('a saved view of a session', () => {
  it('has groups, properties and statements that stand alone where the page drew them', async () => {
    const { session, actions } = await opened();
    const line = strongest(session.data.value.edges, 'trump');
    await actions.unfold(line?.statements.slice(0, 1) ?? []);
    await actions.makeGroup(['bessent', 'katayama-satsuki'], 'The two', true);
    await actions.setLook({ colour: 'property:affiliations' }, 'affiliation');
    await vi.waitFor(() => expect(session.styling.value.colour?.meaning?.labels.length).toBeGreaterThan(1), WITHIN);
    const draft = draftOf(session, null, wordsIn('en'), 'A title', '');
    const { status, body } = await server.post('/api/views', draft);
    expect(status).toBe(201);
    const { body: view } = await server.get(`/v/${body.id}.json`);
    const svg = await (await fetch(`${server.url}/v/${body.id}.svg`)).text();
    for (const { fullName } of session.scene.value.nodes) {
      const title = fullName
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll("'", '&#39;')
        .replaceAll('"', '&quot;');
      expect(svg).toContain(`<title>${title}`);
    }
    expect(svg).toContain('Colour: affiliation');
    const again = explorationOf(view);
    expect(again.groups).toEqual(session.exploration.value.groups);
    expect(again.look).toEqual({ size: 'statements', colour: 'property:affiliations' });
    expect(again.places[draft.statements[0] ?? '']).toBeDefined();
  });
});

describe('the properties of what is shown', () => {
  it('are those that at least one has, with names of things where ids stand for them', async () => {
    const { session } = await opened();
    const properties = await propertiesOf(session.data.value);
    const affiliation = properties.find(({ by }) => by === 'property:affiliations');
    expect(affiliation?.meaning.labels).toContainEqual({ en: 'Japan', zhHans: '日本' });
    expect(properties.map(({ by }) => by)).toContain('property:type');
    for (const { by, values } of properties) {
      expect(values.size).toBeGreaterThan(0);
      expect(by).not.toMatch(/:(?:name|aliases|id$|kind$)/);
    }
  });
});
