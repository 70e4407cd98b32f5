/** A folder of one's own tables and graphs: what is read, how it leads to its rows, and everything that is wrong in one go. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildGraph } from '#graph/builder.ts';
import { formatProblem } from '#model/problem.ts';
import { openDataFolder } from '#pipeline/open-folder.ts';
import { toRows } from '#protocol/columns.ts';
import type { EdgeRow, EntityRow, RelationRow, StatementRow } from '#protocol/rows.ts';
import { createEmbeddedStore } from '#store/embedded-store.ts';
import { patientCall } from '../helpers/call-context.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sayso-own-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(path.join(folder, name), content);

async function problems(): Promise<string[]> {
  const opened = await openDataFolder(folder);
  return opened.ok ? [] : opened.problems.map(formatProblem);
}

async function served() {
  const opened = await openDataFolder(folder);
  if (!opened.ok) throw new Error(opened.problems.map(formatProblem).join('\n'));
  const store = createEmbeddedStore(buildGraph(opened.graph, opened.dataVersion));
  const ids = opened.opening?.ids ?? [];
  const { edges, entities } = await store.among(ids, {}, true, patientCall());
  const page = { after: null, limit: 100 };
  const behind = (a: string, b: string) => store.evidence([[a, b]], {}, page, patientCall());
  return { opened, edges: toRows<EdgeRow>(edges), entities: toRows<EntityRow>(entities), behind };
}

describe('a folder with one table of edges', () => {
  it('makes entities of its ends and leads every line to its row', async () => {
    await put(
      'who-knows-whom.csv',
      'From;To;Relation;Since;Weight;URL\nAda Lovelace;Charles Babbage;knows;1833;2.5;http://example.org/1\n' +
        'Charles Babbage;"The\nEngine";builds;1837-06;;\n',
    );
    const { entities, edges, behind } = await served();
    expect(entities.map(({ id, name, kind }) => [id, name, kind])).toEqual([
      ['Ada-Lovelace', 'Ada Lovelace', 'Concept'],
      ['Charles-Babbage', 'Charles Babbage', 'Concept'],
      ['The-Engine', 'The\nEngine', 'Concept'],
    ]);
    expect(edges.map(({ source, type, target, weight }) => [source, type, target, weight])).toEqual([
      ['Ada-Lovelace', 'knows', 'Charles-Babbage', 2.5],
      ['Charles-Babbage', 'builds', 'The-Engine', 1],
    ]);
    const [relation] = toRows<RelationRow>((await behind('Ada-Lovelace', 'Charles-Babbage')).relations);
    expect(relation).toMatchObject({
      predicate: 'knows',
      from: '1833-01-01',
      to: null,
      evidence: [{ document: 'who-knows-whom.csv', line: 2, start: null }],
      qualifiers: [{ key: 'URL', value: 'http://example.org/1' }],
    });
  });

  it('takes a row with a stance for a statement, with its day and its words', async () => {
    await put(
      'said.csv',
      'actor,about,stance,date,quote\nAnn,Tariffs,against,2026-01-06,"Never, she said"\nBob,Tariffs,1,2026-01,\n',
    );
    const { edges, entities, behind } = await served();
    expect(edges.map(({ source, type, stance, basis }) => [source, type, stance, basis])).toEqual([
      ['Ann', 'STANCE', 'against', 'position'],
      ['Bob', 'STANCE', 'for', 'position'],
    ]);
    expect(entities.map(({ id, kind, actor }) => [id, kind, actor])).toEqual([
      ['Ann', 'Group', true],
      ['Tariffs', 'Concept', false],
      ['Bob', 'Group', true],
    ]);
    const [statement] = toRows<StatementRow>((await behind('Ann', 'Tariffs')).statements);
    expect(statement).toMatchObject({
      id: 'said.csv-L2',
      gloss: { en: 'Never, she said' },
      said: { from: '2026-01-06', to: '2026-01-06', precision: 'day' },
      reports: [{ document: 'said.csv', line: 2 }],
      provenance: 'unsourced',
      columnist: false,
    });
  });

  it('shows what looks like a formula as the text that it is', async () => {
    await put('edges.csv', 'source,target,type\n=1+1,"=HYPERLINK(""http://x"")",knows\n');
    expect((await served()).entities.map(({ name }) => name)).toEqual(['=1+1', '=HYPERLINK("http://x")']);
  });
});

describe('a filter on relations', () => {
  it('lets types through that only these data have, and leaves statements out', async () => {
    await put('edges.csv', 'source,target,type,stance\na,b,knows,\na,c,,for\n');
    const { opened } = await served();
    const store = createEmbeddedStore(buildGraph(opened.graph, opened.dataVersion));
    const { edges } = await store.among(['a', 'b', 'c'], { types: ['RELATION'] }, true, patientCall());
    expect(edges.type).toEqual(['knows']);
  });
});

describe('a folder with nodes and edges', () => {
  it('takes names and kinds from the one, in either language, and joins them by id or name', async () => {
    await put('nodes.csv', 'id,name,type\na,安,人物\nb,Bauxite,mineral\nc,Harbour,Port\n');
    await put('edges.jsonl', '{"from":"a","to":"Bauxite","type":"sells"}\n\n{"from":"b","to":"c"}\n');
    const { entities, edges, behind } = await served();
    expect(entities.map(({ id, kind, names, role }) => [id, kind, names.en ?? names.zhHans, role])).toEqual([
      ['a', 'Person', '安', null],
      ['b', 'Mineral', 'Bauxite', null],
      ['c', 'Concept', 'Harbour', 'Port'],
    ]);
    expect(edges.map(({ source, type, target }) => `${source} ${type} ${target}`)).toEqual([
      'a sells b',
      'b RELATED_TO c',
    ]);
    const [relation] = toRows<RelationRow>((await behind('b', 'c')).relations);
    expect(relation?.evidence).toMatchObject([{ document: 'edges.jsonl', line: 3, start: null }]);
  });

  it('opens the heart of a large graph, and all of a small one where the file has it', async () => {
    const edges = Array.from({ length: 400 }, (_, nth) => `n${nth % 20},m${nth},x\n`).join('');
    await put('edges.csv', `source,target,type\n${edges}`);
    const { opened, edges: shown } = await served();
    expect(opened.opening?.ids).toHaveLength(21);
    expect(shown).toHaveLength(20);
  });

  it('says all that is wrong, with file, line and column', async () => {
    await put('nodes.csv', 'id,name,x\nann,Ann,left\nann,Anne,1\n,,2\nbob,Bob,1\nc,C,1,2\n');
    await put(
      'edges.csv',
      'source,target,type,stance,date,weight\nann,,knows,,,\nann,Annie,knows,,,\nann,bob,knows,maybe,soon,\nann,bob,knows,,2026-02-30,\n' +
        'ann,bob,SAID,,,\nann,bob,knows,,,-1\nann,bob,,for,,0.5\n',
    );
    await put('more.json', '{"nodes": [7, {"id": "d"}], "edges": {}}');
    await put('broken.gexf', '<gexf><graph>\n<nodes></graph></gexf>');
    expect(await problems()).toEqual([
      'broken.gexf:2:8 SYNTAX found </graph>, expected </nodes>',
      'edges.csv:2:1 MISSING_FIELD found no target, expected the target of an edge',
      'edges.csv:3:1 UNKNOWN_ENTITY found "Annie", expected the id or name of a node. Did you mean ann?',
      'edges.csv:4:1 BAD_VALUE found stance "maybe", expected for, against, mixed or neutral (1, -1, 0)',
      'edges.csv:4:1 BAD_VALUE found date "soon", expected a day, month or year that exists, as 2026-01-06, 2026-01 or 2026',
      'edges.csv:5:1 BAD_VALUE found date "2026-02-30", expected a day, month or year that exists, as 2026-01-06, 2026-01 or 2026',
      'edges.csv:6:1 BAD_VALUE found the type SAID, expected a type that statements are not made of. Write it in small letters: said.',
      'edges.csv:7:1 BAD_VALUE found weight -1, expected a number above 0',
      'edges.csv:8:1 BAD_VALUE found weight 0.5, expected a whole number from 1 to 1000: how often it was said',
      'more.json:1:12 WRONG_TYPE found "7", expected an object for each node or edge',
      'nodes.csv:2:1 BAD_VALUE found x "left", expected a number',
      'nodes.csv:3:1 DUPLICATE_ID found "ann" again, expected an id of its own',
      'nodes.csv:4:1 MISSING_FIELD found neither an id nor a name, expected one of them. Say which column is which.',
      'nodes.csv:6:1 SYNTAX found 4 fields, expected 3, as many as the first line names. Put a field that holds a comma in quotes.',
    ]);
  });
});

describe('hostile files', () => {
  const bomb = '<!DOCTYPE g [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
  it.each([
    [
      'an entity bomb in GEXF',
      'x.gexf',
      `<?xml version="1.0"?>\n${bomb}<gexf>&b;</gexf>`,
      /^x\.gexf:2:1 SYNTAX found a document type/,
    ],
    [
      'an outside file in GraphML',
      'x.graphml',
      '<!DOCTYPE g SYSTEM "file:///etc/passwd"><graphml/>',
      /1:1 SYNTAX found a document type/,
    ],
    ['an entity that no one defined', 'x.gexf', '<gexf>&b;</gexf>', /1:7 SYNTAX found the entity &b;/],
    ['elements without end', 'x.gexf', `<gexf>${'<a>'.repeat(100_000)}`, /SYNTAX found elements nested too deep/],
    ['lists without end', 'x.json', '['.repeat(100_000), /SYNTAX found values nested too deep/],
    [
      'UTF-16',
      'x.csv',
      Buffer.from('\ufeffsource,target\na,b\n', 'utf16le'),
      /1:1 FILE_NOT_UTF8 found UTF-16 \(little-endian/,
    ],
    [
      'Latin-1',
      'x.csv',
      Buffer.from('source,target\na,caf\xe9\n', 'latin1'),
      /2:6 FILE_NOT_UTF8 found byte 0xe9 \("é" in Latin-1\)/,
    ],
    ['a picture', 'x.csv', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /^x\.csv:1:1 FILE_NOT_UTF8 found byte 0x89/],
    [
      'XML in another encoding',
      'x.gexf',
      '<?xml version="1.0" encoding="ISO-8859-1"?><gexf/>',
      /found the encoding ISO-8859-1, expected UTF-8/,
    ],
    ['an open quote', 'x.csv', 'source,target\na,"b\n', /^x\.csv:\d:1 SYNTAX/],
    ['nothing', 'x.csv', '', /FILE_EMPTY/],
    ['only names of columns', 'x.csv', 'source,target\n', /FILE_EMPTY found no rows/],
    [
      'more rows than are read',
      'x.csv',
      `source,target\n${'a,b\n'.repeat(200_001)}`,
      /FILE_TOO_LARGE found 200001 rows, expected at most 200000/,
    ],
    [
      'more bytes than are read',
      'x.csv',
      Buffer.alloc(51 * 1024 * 1024, 'a'),
      /FILE_TOO_LARGE found 51 MB, expected at most 50 MB/,
    ],
  ] as const)('%s', async (_what, name, content, message) => {
    await put(name, content);
    const [first] = await problems();
    expect(first).toMatch(message);
  });

  it('gives nothing an id that every object has', async () => {
    const taken = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'];
    await put('x.csv', `source,target\n${taken.map((name) => `${name},constructor-2\n`).join('')}`);
    const { entities } = await served();
    expect(entities).toHaveLength(6);
    expect(entities.map(({ name }) => name).sort()).toEqual([...taken, 'constructor-2'].sort());
    for (const { id } of entities) expect(id in {}, id).toBe(false);
  });

  it('a field of a megabyte is read', async () => {
    await put('x.csv', `source,target,type,note\na,b,knows,${'x'.repeat(1_000_000)}\n`);
    expect((await served()).edges).toHaveLength(1);
  });
});
