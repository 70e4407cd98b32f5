/** An analyst's tasks once more, with a Neo4j behind the server: the same answers, in the same order, for as many actions. */
import { expect, it } from 'vitest';
import { TASKS } from '../browser/analyst-tasks.ts';
import { explorerSuite } from '../browser/explorer-suite.ts';
import { mouseHands } from '../browser/hands.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { loadInto } from './data.ts';
import { connect, oneNeo4j } from './each-neo4j.ts';

const corpus = await loadCorpus();

oneNeo4j('an analyst finds out', ({ uri }) => {
  const suite = explorerSuite({
    async served() {
      const database = connect(uri);
      try {
        await loadInto(database, corpus.graph);
      } finally {
        await database.close();
      }
      return { args: ['--neo4j-uri', uri] };
    },
  });

  it('in the data of that Neo4j', async () => {
    const health: unknown = await (await fetch(new URL('/api/health', suite.address))).json();
    expect(health).toMatchObject({ store: { engine: 'neo4j' }, data: { version: corpus.dataVersion } });
  });

  it.each(TASKS)('$name', async ({ run }) => {
    const { page, errors } = await suite.open();
    await run(mouseHands(page));
    expect(errors).toEqual([]);
  });
});
