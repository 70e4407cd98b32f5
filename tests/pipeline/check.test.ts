import { cp, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { loadFolder } from '#pipeline/load-folder.ts';
import { formatProblem } from '#model/problem.ts';

const SMALL = path.join(import.meta.dirname, 'small-data-set');
const made: string[] = [];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sayso-check-'));
  made.push(folder);
  await cp(SMALL, folder, { recursive: true });
});

afterAll(async () => {
  for (const each of made) await rm(each, { recursive: true, force: true });
});

async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const full = path.join(folder, file);
  const text = await readFile(full, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`"${String(from)}" is not in ${file}`);
  await writeFile(full, changed);
}

async function problems(): Promise<string[]> {
  const loaded = await loadFolder(folder);
  return loaded.ok ? [] : loaded.problems.map(formatProblem);
}

const STATEMENTS = 'sources/one/statements.yaml';

describe('checking a folder', () => {
  it('finds nothing wrong with a sound one', async () => {
    expect(await problems()).toEqual([]);
  });

  it.each([
    [
      'an entity that is not there',
      STATEMENTS,
      'entity: tariffs',
      'entity: tarifs',
      /^sources\/one\/statements\.yaml:4:17 UNKNOWN_ENTITY found "tarifs", expected the id of an entity\. Did you mean tariffs\?$/,
    ],
    [
      'a speaker who cannot speak',
      STATEMENTS,
      'by: ada',
      'by: tariffs',
      /statements\.yaml:2:7 NOT_AN_ACTOR found "tariffs", expected someone who can speak/,
    ],
    [
      'a statement without a primary unit',
      STATEMENTS,
      ', primary: true',
      '',
      /PRIMARY_COUNT found 0 primary units, expected exactly one/,
    ],
    ['a signed stance without a basis', STATEMENTS, ', basis: position', '', /BAD_VALUE found -1, expected a basis/],
    ['a stance that is none', STATEMENTS, 'stance: -1', 'stance: 2', /BAD_VALUE found 2, expected -1, 0 or 1/],
    [
      'a statement without evidence',
      STATEMENTS,
      'at: [L1:0-4]',
      'at: []',
      /BAD_VALUE found \[\], expected at least one locator: no statement without evidence/,
    ],
    [
      'a relation without evidence',
      'relations.yaml',
      "evidence: ['d1#L2']",
      'evidence: []',
      /relations\.yaml:6:13 BAD_VALUE found \[\], expected at least one locator: no relation without evidence/,
    ],
    [
      'a locator of an unknown line',
      STATEMENTS,
      'L1:0-4',
      'L7:0-4',
      /UNKNOWN_LINE found d1#L7:0-4, expected a line of sources\/one\/lines\.csv/,
    ],
    ['a locator that is none', STATEMENTS, 'L1:0-4', 'line 1', /BAD_LOCATOR found "line 1", expected L25 or L25:4-12/],
    [
      'a locator of an unknown document',
      'relations.yaml',
      'd1#L2',
      'd9#L2',
      /UNKNOWN_DOCUMENT found "d9", expected the id of a document\. The documents are d1/,
    ],
    [
      'a relation type that is not in the closed list',
      'relations.yaml',
      'MEMBER_OF',
      'MEMBER',
      /BAD_VALUE found "MEMBER", expected one of .*Did you mean MEMBER_OF\?/,
    ],
    [
      'a mistyped field',
      STATEMENTS,
      'modality:',
      'modalty:',
      /UNKNOWN_FIELD found the field "modalty".*Did you mean modality\?/,
    ],
    [
      'a missing field',
      STATEMENTS,
      /  kind: position\n/,
      '',
      /MISSING_FIELD found no "kind", expected one of position/,
    ],
    [
      'an id used twice',
      'relations.yaml',
      'id: r1',
      'id: ada',
      /DUPLICATE_ID found "ada" again, expected an id of its own\. It is taken in entities\/all\.yaml/,
    ],
    [
      'a day that does not exist',
      STATEMENTS,
      'to: 2026-01-12',
      'to: 2026-02-30',
      /BAD_VALUE found "2026-02-30", expected a day that exists, as YYYY-MM-DD/,
    ],
    [
      'a span that ends before it begins',
      STATEMENTS,
      'from: 2026-01-12',
      'from: 2026-01-13',
      /expected a first day that is not after the last/,
    ],
    [
      'words told of the speaker',
      STATEMENTS,
      '  kind: position',
      '  ascribedTo: [ada]\n  kind: position',
      /ASCRIBED_TO_SPEAKER found "ada"/,
    ],
    [
      'a chain that does not end with the author',
      STATEMENTS,
      / +- \{ ?actor: bob, as: author ?\}\s*$/,
      '',
      /CHAIN_ENDS found "ada" at the end, expected an author of document d1 \(bob\)/,
    ],
    [
      'author’s words by another',
      STATEMENTS,
      'mode: direct',
      'mode: author',
      /MODE_AND_SPEAKER found "ada", expected an author of document d1/,
    ],
    [
      'an unquoted number as an id',
      'sources/one/document.yaml',
      'id: d1',
      'id: 001',
      /WRONG_TYPE found 1, expected text\. Put it in quotes: '1'\./,
    ],
    [
      'broken YAML',
      'relations.yaml',
      'type: MEMBER_OF',
      'type: [MEMBER_OF',
      /relations\.yaml:\d+:\d+ SYNTAX found .*, expected YAML 1\.2/,
    ],
    ['a YAML alias', 'relations.yaml', 'note: sworn in', 'note: *other', /relations\.yaml:\d+:\d+ SYNTAX/],
    [
      'a line hash that is none',
      'sources/one/lines.csv',
      /1,[0-9a-f]{64}/,
      '1,abc',
      /lines\.csv:2:1 BAD_VALUE found "abc", expected a SHA-256/,
    ],
    [
      'a mention of an unknown entity',
      'sources/one/mentions.csv',
      'L1,ada',
      'L1,adah',
      /mentions\.csv:2:1 UNKNOWN_ENTITY found "adah".*Did you mean ada\?/,
    ],
    [
      'a row of CSV with too few fields',
      'sources/one/mentions.csv',
      'L1,ada,alias,Ada,,',
      'L1,ada,alias',
      /mentions\.csv:2:1 SYNTAX found Invalid Record Length/,
    ],
    ['a question with one side', 'questions.yaml', /    - id: q1-2\n(?: {6}.*\n)+/, '', /expected at least two sides/],
  ])('says where and what: %s', async (_what, file, from, to, expected) => {
    await change(file, from, to);
    const found = await problems();
    expect(
      found.some((problem) => expected.test(problem)),
      found.join('\n'),
    ).toBe(true);
  });

  it('reports everything in one run, each with file, line and column', async () => {
    await change(STATEMENTS, 'entity: tariffs', 'entity: tarifs');
    await change('relations.yaml', 'MEMBER_OF', 'MEMBER');
    await change('entities/all.yaml', 'kind: Person', 'kind: Persona');
    const found = await problems();
    expect(found).toHaveLength(3);
    for (const problem of found) expect(problem).toMatch(/^[^:]+:\d+:\d+ [A-Z_]+ found .+, expected .+/);
  });

  it('never lets a pseudonym be resolved', async () => {
    await change(
      'entities/all.yaml',
      'ja: エイダ }',
      "ja: エイダ }\n  possiblySame: [{ id: bob, judgement: 'looks like it' }]",
    );
    await change(
      'relations.yaml',
      /$/,
      "\n- {id: r2, source: ada, pseudonym: true, predicate: is, modality: asserted, evidence: ['d1#L1']}\n",
    );
    expect(await problems()).toEqual([expect.stringMatching(/PSEUDONYM_RESOLVED found "ada"/)]);
  });

  it('does not blame what names a faulty record', async () => {
    await change('entities/all.yaml', 'kind: Policy', 'kind: Polcy');
    const found = await problems();
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('Did you mean Policy?');
  });

  it('refuses bytes that are not UTF-8, and says where', async () => {
    const text = await readFile(path.join(folder, 'relations.yaml'));
    await writeFile(
      path.join(folder, 'relations.yaml'),
      Buffer.concat([Buffer.from('# one\n# two '), Buffer.from([0xff]), text]),
    );
    expect(await problems()).toEqual([expect.stringMatching(/^relations\.yaml:2:7 FILE_NOT_UTF8 found byte 0xff/)]);
  });

  it('names a file that nothing reads', async () => {
    await writeFile(path.join(folder, 'statement.yaml'), '[]');
    expect(await problems()).toEqual([
      expect.stringMatching(/^statement\.yaml:1:1 FILE_UNKNOWN .*Did you mean statements\.yaml\?/),
    ]);
  });

  it('follows a link to a file, and says what is no file', async () => {
    await rename(path.join(folder, 'relations.yaml'), `${folder}-relations.yaml`);
    made.push(`${folder}-relations.yaml`);
    await symlink(`${folder}-relations.yaml`, path.join(folder, 'relations.yaml'));
    expect(await problems()).toEqual([]);
    await symlink('/nowhere', path.join(folder, 'entities', 'more.yaml'));
    expect(await problems()).toEqual([
      expect.stringMatching(/^entities\/more\.yaml:1:1 FILE_UNKNOWN found something that is no file/),
    ]);
  });

  it('says in a sentence that lists are nested too deep', async () => {
    await writeFile(path.join(folder, 'relations.yaml'), '['.repeat(100_000));
    const found = await problems();
    expect(found.length).toBeLessThanOrEqual(20);
    expect(found[0]).toMatch(/^relations\.yaml:\d+:\d+ SYNTAX found (?!Maximum)/);
  });

  it('says so when there is no such folder', async () => {
    const loaded = await loadFolder(path.join(folder, 'nowhere'));
    expect(loaded.ok ? [] : loaded.problems.map(({ code }) => code)).toEqual(['FOLDER_MISSING']);
  });

  it('gives the same version for the same data, and another for other data', async () => {
    const [first, again] = [await loadFolder(folder), await loadFolder(folder)];
    await change(STATEMENTS, 'stance: -1', 'stance: 1');
    const other = await loadFolder(folder);
    const versions = [first, again, other].map((loaded) => (loaded.ok ? loaded.dataVersion : ''));
    expect(versions[0]).toMatch(/^[0-9a-f]{64}$/);
    expect([versions[1] === versions[0], versions[2] === versions[0]]).toEqual([true, false]);
  });
});
