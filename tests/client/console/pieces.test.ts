/** What the console is made of, each piece by itself. */
import { describe, expect, it, test } from 'vitest';
import type { WireNode, WireValue } from '#protocol/values.ts';
import { csvOf, jsonOf } from '../../../client/console/download.ts';
import { Drafts } from '../../../client/console/drafts.ts';
import { linkFragment, readLink } from '../../../client/console/link.ts';
import { fieldOf, type Field, parameterNames, readFields } from '../../../client/console/parameters.ts';
import type { Answer } from '../../../client/console/run.ts';
import { compareValues, mentionedIn, nodeText, valueText } from '../../../client/console/values.ts';
import { consoleWordsIn } from '../../../client/state/words/console.ts';

function shape(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shape(member)]));
}

it('speaks both languages, and leaves nothing unsaid', () => {
  expect(shape(consoleWordsIn('zh-Hans'))).toEqual(shape(consoleWordsIn('en')));
  expect(JSON.stringify([consoleWordsIn('en'), consoleWordsIn('zh-Hans')])).not.toMatch(/:""/);
});

describe('parameters', () => {
  it('are found in the text, each once, and not in strings or comments', () => {
    expect(parameterNames("MATCH (n {id: $id}) WHERE n.x > $least OR n.y = $id RETURN '$no' // $nor")).toEqual([
      'id',
      'least',
    ]);
    expect(parameterNames("RETURN $a, 'open $b")).toEqual(['a']);
  });

  test.each([
    [{ type: 'text', text: '12' }, '12'],
    [{ type: 'number', text: ' 12 ' }, 12],
    [{ type: 'number', text: '-2.5' }, -2.5],
    [
      { type: 'number', text: '1e3' },
      { kind: 'float', value: 1000 },
    ],
    [
      { type: 'number', text: '9007199254740993' },
      { kind: 'integer', value: '9007199254740993' },
    ],
    [{ type: 'boolean', text: 'true' }, true],
    [{ type: 'json', text: '[1, {"a": null}]' }, [1, { a: null }]],
  ] as [Field, unknown][])('are read by their type: %j', (field, value) => {
    expect(readFields(['x'], { x: field })).toEqual({ values: { x: value }, problems: {} });
  });

  it('that cannot be read are named', () => {
    const fields = {
      a: { type: 'number', text: 'many' },
      b: { type: 'json', text: '[1' },
      c: { type: 'number', text: '' },
    } as const;
    expect(readFields(['a', 'b', 'c', 'd'], fields)).toEqual({
      values: { d: '' },
      problems: { a: 'number', b: 'json', c: 'number' },
    });
  });

  it('go into fields and come back the same', () => {
    for (const value of ['text', '12', 3, -0.5, false, ['a', 'b'], { n: 1 }, null]) {
      expect(readFields(['x'], { x: fieldOf(value) }).values['x']).toEqual(value);
    }
  });
});

describe('a link', () => {
  const question = { query: "MATCH (n {id: $id}) RETURN n & '+#'", parameters: { id: '高市 & co', list: [1] } };

  it('holds question, values and picture', () => {
    const fragment = linkFragment('show=a+b&at=AAEC', question);
    expect(readLink(`#${fragment}`)).toEqual({ linked: question, picture: 'show=a+b&at=AAEC' });
  });

  it('without a question is the picture alone, and broken values are none', () => {
    expect(readLink('#show=a&at=AAEC')).toEqual({ linked: null, picture: '#show=a&at=AAEC' });
    expect(readLink('#cypher=RETURN+1&parameters=%7Bbroken').linked).toEqual({ query: 'RETURN 1', parameters: {} });
    expect(readLink(`#cypher=${'x'.repeat(30_000)}`).linked).toBeNull();
  });
});

describe('what is kept in the browser', () => {
  function storage(): {
    kept: Map<string, string>;
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
  } {
    const kept = new Map<string, string>();
    return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  }

  it('is there again: draft, runs with the last one first and each once, saved questions by name', () => {
    const kept = storage();
    const first = new Drafts(kept);
    first.keepDraft({ text: 'RETURN 0', fields: { x: { type: 'number', text: '1' } } });
    for (const text of ['RETURN 1', 'RETURN 2', 'RETURN 1']) first.addRun({ text, fields: {} });
    first.save('mine', { text: 'RETURN 1', fields: {} });
    first.save('mine', { text: 'RETURN 2', fields: {} });
    const again = new Drafts(kept);
    expect(again.draft).toEqual({ text: 'RETURN 0', fields: { x: { type: 'number', text: '1' } } });
    expect(again.runs.map(({ text }) => text)).toEqual(['RETURN 1', 'RETURN 2']);
    expect(again.own.map(({ title, text }) => [title, text])).toEqual([['mine', 'RETURN 2']]);
    again.remove(again.own[0]?.id ?? '');
    expect(new Drafts(kept).own).toEqual([]);
  });

  it('is not there where it was mended by hand or storage is refused', () => {
    const kept = storage();
    kept.setItem('sayso.console.history', '[{"text": 1}, {"text": "RETURN 1", "fields": {"x": {"type": "odd"}}}]');
    kept.setItem('sayso.console.saved', '{broken');
    const drafts = new Drafts(kept);
    expect([drafts.runs, drafts.own]).toEqual([[{ text: 'RETURN 1', fields: {} }], []]);
    expect(new Drafts(null).draft).toBeNull();
  });
});

const KIHARA: WireNode = {
  kind: 'node',
  id: 'kihara-minoru',
  labels: ['Entity', 'Actor', 'Person'],
  properties: { name: 'Minoru Kihara', name_en: 'Minoru Kihara', name_zhHans: '木原稔' },
};
const SAYING: WireNode = {
  kind: 'node',
  id: 'S000-014',
  labels: ['Statement'],
  properties: { gloss_en: 'He protests.', gloss_zhHans: '他抗议。' },
};
const SAID: WireValue = {
  kind: 'relationship',
  id: 'r',
  type: 'SAID',
  start: 'kihara-minoru',
  end: 'S000-014',
  properties: {},
};

describe('values', () => {
  it('read in the reader’s language', () => {
    expect([nodeText(KIHARA, 'en'), nodeText(KIHARA, 'zh-Hans'), nodeText(SAYING, 'zh-Hans')]).toEqual([
      'Minoru Kihara',
      '木原稔',
      '他抗议。',
    ]);
    expect(valueText([KIHARA, null, 1.5, { kind: 'date', value: '2026-01-12' }], 'en')).toBe(
      'Minoru Kihara, , 1.5, 2026-01-12',
    );
    const map: WireValue = { kind: 'map', value: { kind: 'Person', who: KIHARA, in: { year: 2026 } } };
    expect(valueText(map, 'en')).toBe('{kind: Person, who: Minoru Kihara, in: {year: 2026}}');
  });

  it('sort as a person would: numbers by size, texts by the language, nothing last', () => {
    const sorted = (values: WireValue[]): WireValue[] => values.toSorted((a, b) => compareValues(a, b, 'en'));
    const big: WireValue = { kind: 'integer', value: '9007199254740993' };
    expect(sorted([big, 10, 9, null, 2])).toEqual([2, 9, 10, big, null]);
    expect(sorted(['b 10', 'B 9', 'a'])).toEqual(['a', 'B 9', 'b 10']);
  });

  it('say which entities they speak of, however deep, and what may stand for some', () => {
    expect(
      mentionedIn([[{ list: [KIHARA, SAYING] }], [{ kind: 'path', nodes: [KIHARA, SAYING], relationships: [SAID] }]]),
    ).toEqual({
      entities: ['kihara-minoru'],
      others: ['S000-014'],
    });
    expect(mentionedIn([['kihara-minoru', 1, null]])).toEqual({ entities: [], others: [] });
  });
});

it('files hold all rows, and no cell of the table is a formula', () => {
  const answer: Answer = {
    request: { query: 'RETURN 1', parameters: { x: 1 } },
    columns: ['a', '=b'],
    rows: [
      ['+1', -1],
      ['x,"y"', null],
    ],
    notices: [],
    summary: null,
    cutBy: 'cancelled',
  };
  expect(csvOf(answer)).toBe('\ufeffa,\'=b\r\n\'+1,-1\r\n"x,""y""",\r\n');
  expect(JSON.parse(jsonOf(answer))).toMatchObject({
    query: 'RETURN 1',
    parameters: { x: 1 },
    truncated: true,
    cutBy: 'cancelled',
  });
});
