/**
 * Starts the servers that all suites of a run share: the long-term version, and the newest where a Java runs it. Where
 * none can be had the suites count as skipped, unless SAYSO_REQUIRE demands `neo4j`; SAYSO_TEST_NEO4J=none skips them.
 * SAYSO_TEST_NEO4J, a list of `version=uri`, names servers that run already; all that they hold is deleted.
 */
import type { TestProject } from 'vitest/node';
import { isRequired } from '../../helpers/requirements.ts';
import { LONG_TERM_VERSION, missingFor, NEWEST_VERSION, startNeo4j, type Neo4jServer } from './neo4j-server.ts';

/** All that the suites can ask: for a run of its own, which takes its time. */
const ALL = process.env['SAYSO_NEO4J_ALL'] === '1';

/** A server that suites may use, or why there is none. */
export interface SharedNeo4j {
  readonly version: string;
  readonly uri: string | null;
  readonly missing: string | null;
}

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: SharedNeo4j[];
  }
}

export default async function share(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['SAYSO_TEST_NEO4J'];
  if (running !== undefined && running !== '' && running !== 'none') {
    const named = running.split(',').map((each) => each.split('=') as [version: string, uri: string]);
    project.provide(
      'neo4j',
      named.map(([version, uri]) => ({ version, uri, missing: null })),
    );
    return async () => {};
  }
  const absent = running === 'none' ? 'SAYSO_TEST_NEO4J says so' : await missingFor(LONG_TERM_VERSION);
  if (absent !== null && !isRequired('neo4j')) {
    process.stdout.write(`The suites over Neo4j are skipped: ${absent}\n`);
    project.provide('neo4j', [{ version: LONG_TERM_VERSION, uri: null, missing: absent }]);
    return async () => {};
  }
  const started: Neo4jServer[] = [];
  const start = async (version: string): Promise<SharedNeo4j> => {
    try {
      const server = await startNeo4j({ version, ...(ALL ? {} : { lasts: 'minutes' }) });
      started.push(server);
      return { version, uri: server.uri, missing: null };
    } catch (error) {
      // Such as jars that could not be fetched: where nobody demands them, that is no fault of what is tested.
      const missing = error instanceof Error ? error.message : String(error);
      process.stdout.write(`No Neo4j ${version} for its suites: ${missing}\n`);
      return { version, uri: null, missing };
    }
  };
  const newest = (await missingFor(NEWEST_VERSION)) === null ? [start(NEWEST_VERSION)] : [];
  project.provide('neo4j', await Promise.all([start(LONG_TERM_VERSION), ...newest]));
  return async () => {
    await Promise.all(started.map((server) => server.stop()));
  };
}
