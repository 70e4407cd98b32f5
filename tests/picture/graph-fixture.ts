import type { EdgeRow, EntityRow, StatementRow, Tally } from '#protocol/rows.ts';
import type { View, ViewDraft } from '#protocol/views.ts';
import type { CaptionContext } from '#picture/caption.ts';
import type { SceneInput } from '#picture/build-scene.ts';
import type { Point } from '#picture/scene.ts';

export const NO_TALLY: Tally = { for: 0, against: 0, mixed: 0, neutral: 0 };

export function entity(id: string, over: Partial<EntityRow> = {}): EntityRow {
  return {
    id,
    kind: 'Person',
    actor: true,
    labels: ['Actor', 'Entity', 'Person'],
    name: id,
    names: { en: id, zhHans: null, zhHant: null, ja: null },
    aliases: [],
    role: null,
    note: null,
    span: null,
    pseudonym: false,
    unnamed: false,
    degree: 1,
    said: 2,
    about: 1,
    properties: [],
    ...over,
  };
}

export function edge(source: string, target: string, over: Partial<EdgeRow> = {}): EdgeRow {
  return {
    id: `${source}>${target}`,
    source,
    target,
    type: 'STANCE',
    statements: [`S-${source}-${target}`],
    relations: [],
    weight: 1,
    tally: { ...NO_TALLY, neutral: 1 },
    positions: NO_TALLY,
    stance: 'neutral',
    basis: null,
    words: 'own',
    documents: ['000'],
    modality: 'asserted',
    columnist: false,
    disputed: false,
    ...over,
  };
}

/** A signed edge: a position unless told otherwise. */
export function signed(source: string, target: string, sign: 'for' | 'against', position = true): EdgeRow {
  const tally = { ...NO_TALLY, [sign]: 1 };
  const basis = position ? 'position' : 'assessment';
  return edge(source, target, { tally, positions: position ? tally : NO_TALLY, stance: sign, basis });
}

export const CONTEXT: CaptionContext = {
  said: { from: '2026-01-06', to: '2026-01-28' },
  asOf: '2026-02-10',
  dataVersion: '3f9a2c1b5d',
  columnists: true,
};

export function sceneInput(entities: EntityRow[], edges: EdgeRow[], over: Partial<SceneInput> = {}): SceneInput {
  const positions = new Map<string, Point>();
  entities.forEach(({ id }, index) => {
    const angle = (2 * Math.PI * index) / entities.length;
    positions.set(id, { x: Math.round(300 * Math.cos(angle)), y: Math.round(200 * Math.sin(angle)) });
  });
  return {
    entities,
    statements: [],
    edges,
    positions,
    pinned: new Set(),
    language: 'en',
    theme: 'light',
    title: '',
    context: CONTEXT,
    ...over,
  };
}

const PEOPLE = [
  entity('mofcom', {
    kind: 'Organization',
    names: { en: 'Ministry of Commerce', zhHans: '商务部', zhHant: '商務部', ja: null },
    said: 4,
    about: 3,
  }),
  entity('controls', {
    kind: 'Policy',
    actor: false,
    names: { en: 'Dual-use export controls on Japan', zhHans: '对日两用物项出口管制', zhHant: null, ja: null },
    said: 0,
    about: 6,
  }),
  entity('kihara', { names: { en: 'Minoru Kihara', zhHans: '木原稔', zhHant: null, ja: '木原稔' } }),
  entity('tashiro', { names: { en: 'Hidetoshi Tashiro', zhHans: '田代秀敏', zhHant: null, ja: null } }),
  entity('japan', { kind: 'Country', names: { en: 'Japan', zhHans: '日本', zhHant: null, ja: '日本' }, about: 40 }),
  entity('hostile', { names: { en: '<img src=x onerror=alert(1)>', zhHans: '"&\'\u0007', zhHant: null, ja: null } }),
];

const EDGES = [
  { ...signed('mofcom', 'controls', 'for'), weight: 2, words: 'own' as const },
  signed('kihara', 'controls', 'against'),
  signed('tashiro', 'controls', 'against', false),
  edge('controls', 'japan', {
    type: 'TARGETS',
    statements: [],
    relations: ['R1'],
    tally: null,
    positions: null,
    stance: null,
  }),
  edge('japan', 'controls', { words: 'told' }),
  edge('hostile', 'japan'),
  edge('japan', 'japan'),
];

/** The controls on Japan: each stance, a fact, hollow and hostile. */
export function controlsInput(over: Partial<SceneInput> = {}): SceneInput {
  return sceneInput(PEOPLE, EDGES, over);
}

function columnsOf<Row extends object>(rows: readonly Row[]): { [Key in keyof Row]: Row[Key][] } {
  const keys = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  return Object.fromEntries(keys.map((key) => [key, rows.map((row) => row[key])])) as {
    [Key in keyof Row]: Row[Key][];
  };
}

const DRAFT: ViewDraft = {
  schema: 1,
  title: 'Controls on Japan, before & after',
  remark: 'A remark of the author’s own.',
  language: 'en',
  theme: 'light',
  filter: { columnists: false },
  entities: PEOPLE.map(({ id }) => id),
  statements: [],
  positions: { id: PEOPLE.map(({ id }) => id), x: [0, 10, 20, 30, 40, 50], y: [0, 30, -10, 20, -30, 5] },
  pinned: [],
  camera: null,
  selection: null,
  history: [],
};

/** The same as a saved view. */
export function controlsView(over: Partial<ViewDraft> = {}): View {
  return {
    id: '0123456789abcdef01234567',
    draft: { ...DRAFT, ...over },
    savedOn: '2026-03-01',
    dataVersion: '3f9a2c1b5d',
    dataTitle: 'Rare earths, January 2026',
    content: {
      entities: columnsOf(PEOPLE),
      statements: columnsOf<StatementRow>([]),
      relations: columnsOf<never>([]),
      edges: columnsOf(EDGES),
      documents: columnsOf([
        {
          id: '000',
          title: null,
          outlet: 'NetEase',
          authors: [],
          publishers: [],
          language: 'zh',
          script: 'Hans',
          published: { from: '2026-01-28', to: '2026-01-28', precision: 'day', text: null },
          sha256: '',
          lines: 69,
          perspective: null,
          statements: 3,
        },
      ]),
    },
  };
}
