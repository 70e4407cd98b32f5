/** What is wrong with files of people's own is said in Chinese too: every phrase of the readers has its own. */
import { describe, expect, it } from 'vitest';
import { readOwnGraph, readPlainTables, recognised, sizeProblem } from '#formats/plain/read-plain.ts';
import type { Problem } from '#model/problem.ts';
import { ownDialogWordsIn } from '../../client/state/words/own-dialog.ts';
import { PROBLEM_PHRASES, problemPhraseZh } from '../../client/state/words/problem-phrases-zh.ts';

function problemsIn(files: Readonly<Record<string, string | Uint8Array>>): readonly Problem[] {
  const raw = Object.entries(files).map(([name, content]) => {
    return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
  });
  const read = readPlainTables(raw);
  return read.problems.length > 0 ? read.problems : readOwnGraph(read, recognised(read)).problems;
}

const whole = (nodes: string, edges = ''): Record<string, string> => ({
  'nodes.csv': `id:ID,kind,name,labels:LABEL\nd,,D,Document\n${nodes}`,
  ...(edges === '' ? {} : { 'edges.csv': `id,:START_ID,:END_ID,:TYPE,evidence:string[]\n${edges}` }),
});
const deep = 3000;

/** Files with one thing wrong, or a few of a kind. */
const FAULTY: readonly Readonly<Record<string, string | Uint8Array>>[] = [
  { 'photo.png': 'x' },
  { 'empty.csv': '' },
  { 'no-rows.csv': 'source,target\n' },
  { 'many.csv': `source,target\n${'a,b\n'.repeat(200_001)}` },
  { 'latin.csv': new Uint8Array([97, 44, 98, 10, 0xe9, 10]) },
  { 'broken.csv': new Uint8Array([97, 44, 98, 10, 0x80, 10]) },
  { 'wide.csv': new Uint8Array([0xff, 0xfe, 97, 0]) },
  { 'wide-too.csv': new Uint8Array([0xfe, 0xff, 0, 97]) },
  { 'quotes.csv': 'source,target\n"a"b,c\n"a,b\n' },
  { 'fields.csv': 'source,target\na,b,c\n' },
  { 'twice.csv': 'source,target,x,x\na,b,1,2\n' },
  { 'a.json': '[1, [2]]' },
  { 'b.json': '{"a": 1}' },
  { 'b2.json': '{"nodes": [1, []]}' },
  { 'c.json': '[{"id": "a"}] and more' },
  { 'd.json': `${'['.repeat(deep)}` },
  { 'e.json': '[{"id": ' },
  { 'f.json': '["a' },
  { 'g.json': '["a\\q"]' },
  { 'h.json': '{a: 1}' },
  { 'i.json': '{"a": 1, "a": 2}' },
  { 'j.json': '{"a" 1}' },
  { 'k.json': '{"a": 1 "b"}' },
  { 'l.json': '[1 2]' },
  { 'm.json': '[?]' },
  { 'n.jsonl': '{"id":\n"a"}\n' },
  { 'o.json': '"text"' },
  { 'a.gexf': '<!DOCTYPE g []><gexf/>' },
  { 'b.gexf': '<gexf><a>' },
  { 'c.gexf': ' ' },
  { 'd.gexf': 'words<gexf/>' },
  { 'e.gexf': '<?xml version="1.0" encoding="latin-1"?><gexf/>' },
  { 'f.gexf': '<gexf>a < b</gexf>' },
  { 'g.gexf': '<gexf/><gexf/>' },
  { 'h.gexf': '<gexf a=1/>' },
  { 'i.gexf': '<gexf>'.repeat(deep) },
  { 'j.gexf': '</gexf>' },
  { 'k.gexf': '<gexf><!-- ' },
  { 'l.gexf': '<gexf><? ' },
  { 'm.gexf': '<gexf><![CDATA[ ' },
  { 'n.gexf': '<gexf>&bomb;</gexf>' },
  { 'o.gexf': '<gexf></graph>' },
  { 'p.gexf': '<graphml/>' },
  { 'q.gexf': '<gexf><hyperedge/></gexf>' },
  { 'nodes.csv': 'id,name,x\na,A,left\na,A,1\n,,1\n' },
  { 'nodes.csv': 'id,name\nJapan,Japan\n', 'edges.csv': 'source,target\nJapan,Japn\n,Japan\nJapan,\n' },
  { 'edges.json': '[{"source": "a", "to": ""}]' },
  { 'ends.json': '[{"source": "a", "end": "b"}]' },
  {
    'edges.csv':
      'source,target,stance,basis,date,weight\na,b,perhaps,,,\na,b,for,guess,,\na,b,for,,yesterday,\na,b,for,,,0\na,b,,,,-1\na,b,,,,much\n',
  },
  { 'edges.csv': 'source,target,type\na,b,SAID\n' },
  { 'nodes.csv': 'id,type\ns,Statement\na,Person\n', 'edges.csv': 'source,target,type\na,s,KNOWS\n' },
  whole(',Person,A,Entity\n'),
  whole('a,Beast,A,Entity\na,Person,A,Entity\na,Person,A,Entity\n'),
  whole(
    'a,Person,A,Entity\nb,Person,B,Entity\n',
    ',a,b,KNOWS,\nr,a,b,,\nr1,a,c,KNOWS,\nr2,a,b,KNOWS,\nr2,a,b,KNOWS,\nr3,a,b,KNOWS,nowhere\nr4,a,b,KNOWS,x#L2\n',
  ),
];

/** Pieces of a file, and signs. */
const NO_WORDS = /^(?:<\/?\w+>|-->|\?>|\]\]>|003#L25|)$/;

describe('what is wrong with a file', () => {
  const problems = [...FAULTY.flatMap(problemsIn), sizeProblem('large.csv', 60 * 1024 * 1024)].filter(
    (problem) => problem !== null,
  );
  const texts = [...new Set(problems.flatMap(({ found, expected, suggestion }) => [found, expected, suggestion]))];

  it('is said in Chinese to the last phrase', () => {
    const left = texts.filter((text) => !NO_WORDS.test(text) && problemPhraseZh(text) === text);
    expect(left).toEqual([]);
  });

  it('has a phrase in Chinese for what is said, and for nothing else', () => {
    const unused = PROBLEM_PHRASES.filter(([, chinese]) => {
      const [head = '', ...rest] = chinese.split('{}');
      return !texts.some((text) => {
        const said = problemPhraseZh(text);
        return said.startsWith(head) && said.endsWith(rest.at(-1) ?? head);
      });
    });
    expect(unused.map(([english]) => english)).toEqual([]);
  });

  it('begins with its kind', () => {
    const { problem } = ownDialogWordsIn('zh-Hans');
    for (const { code, found, expected, suggestion } of problems) {
      expect(problem(code, found, expected, suggestion)).toMatch(/^[\u4e00-\u9fff]+：发现/);
    }
    expect(problem('BAD_VALUE', 'stance "perhaps"', 'for, against, mixed or neutral (1, -1, 0)', '')).toBe(
      '取值不对：发现“stance”列的“perhaps”，应为 for、against、mixed 或 neutral（1、-1、0）。',
    );
  });
});
