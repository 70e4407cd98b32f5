/** What the guide to the console says, done: its questions run on the bundled corpus, its pictures and links are there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lint } from '#cypher/engine/check/lint.ts';
import { queryAll } from '#cypher/engine/engine.ts';
import type { Graph } from '#graph/graph.ts';
import { parametersFromWire } from '#store/query-values.ts';
import { MOST_ROWS } from '../../client/console/run.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';

const FILE = path.resolve(import.meta.dirname, '../../docs/guides/console.md');
const GUIDE = readFileSync(FILE, 'utf8');
const questions = [...GUIDE.matchAll(/```cypher\n([\s\S]*?)```/g)].map(([, text]) => text as string);
const PARAMETERS = { what: 'china', day: '2026-01-31' };

describe('the guide to the console', () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = (await loadCorpus()).built;
  });

  it.each(questions)('%s answers, and nothing in it is underlined', (text) => {
    expect(lint(text, graph)).toEqual([]);
    const options = { parameters: parametersFromWire(PARAMETERS), clock: () => 0, random: () => 0 };
    expect(queryAll(graph, text, options).rows.length).toBeGreaterThan(0);
  });

  it('names files that there are, and the limit that there is', () => {
    expect(questions).toHaveLength(3);
    const links = [...GUIDE.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link as string);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect(readFileSync(path.resolve(path.dirname(FILE), link)).length).toBeGreaterThan(0);
    expect(GUIDE).toContain(`${MOST_ROWS.toLocaleString('en-GB')} at most`);
  });
});
