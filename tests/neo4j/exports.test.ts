import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-graphml';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatProblem } from '#model/problem.ts';
import { loadFolder } from '#pipeline/load-folder.ts';
import { storedVersion } from '../../server/neo4j/data-version.ts';
import { CORPUS, loadCorpus } from '../helpers/bundled-corpus.ts';
import { patientCall } from '../helpers/call-context.ts';
import { sayso } from '../server/sayso-process.ts';
import { bare, connect, oneNeo4j } from './each-neo4j.ts';
import { importTables, startNeo4j } from './server/neo4j-server.ts';

const corpus = await loadCorpus();
/** Neo4j takes a minute to plan a script of the whole corpus: every run takes a small data set, the long one all of it. */
const SMALL = path.resolve(import.meta.dirname, '../pipeline/small-data-set');
const WRITTEN = process.env['SAYSO_NEO4J_ALL'] === '1' ? CORPUS : SMALL;

oneNeo4j('what sayso export writes', ({ uri }) => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sayso-exports-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('as Cypher, makes the same data in an empty database', async () => {
    const database = connect(uri);
    try {
      await bare(database);
      const file = path.join(folder, 'graph.cypher');
      const written = await loadFolder(WRITTEN);
      if (!written.ok) throw new Error(written.problems.map(formatProblem).join('\n'));
      expect((await sayso('export', WRITTEN, '--format', 'cypher', '--output', file)).status).toBe(0);
      for (const text of (await readFile(file, 'utf8')).split(/;\n/)) {
        if (text.trim() !== '') await database.write([{ text }]);
      }
      expect(await storedVersion(database, patientCall())).toBe(written.dataVersion);
    } finally {
      await database.close();
    }
  });

  it('as CSV, is what the importer of Neo4j takes, and makes the same data', async () => {
    const tables = path.join(folder, 'tables');
    const home = path.join(folder, 'home');
    expect((await sayso('export', '--format', 'csv', '--output', tables)).status).toBe(0);
    await importTables(home, path.join(tables, 'nodes.csv'), path.join(tables, 'relationships.csv'));
    const server = await startNeo4j({ home, lasts: 'moments' });
    const database = connect(server.uri);
    try {
      expect(await storedVersion(database, patientCall())).toBe(corpus.dataVersion);
    } finally {
      await database.close();
      await server.stop();
    }
  });

  it('as GraphML, is read by a reader that is not ours', async () => {
    const file = path.join(folder, 'graph.graphml');
    expect((await sayso('export', '--format', 'graphml', '--output', file)).status).toBe(0);
    const graph = parse(MultiDirectedGraph, await readFile(file, 'utf8'));
    expect([graph.order, graph.size]).toEqual([corpus.graph.nodes.length, corpus.graph.relationships.length]);
    expect(graph.getNodeAttribute('mofcom', 'name')).toBe(
      corpus.graph.nodes.find(({ id }) => id === 'mofcom')?.properties['name'],
    );
  });
});
