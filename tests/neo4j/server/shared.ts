/**
 * Starts the servers that all suites of a run share, in runs that SAYSO_REQUIRE asks for `neo4j`; in all others its suites
 * count as skipped. That is the long-term version, and with SAYSO_NEO4J_ALL=1 the newest too, where a Java runs it.
 * SAYSO_TEST_NEO4J, a list of `version=uri`, names servers that run already; all that they hold is deleted.
 */
import type { TestProject } from 'vitest/node';
import { isRequired } from '../../helpers/requirements.ts';
import { LONG_TERM_VERSION, missingFor, NEWEST_VERSION, startNeo4j, type Neo4jServer } from './neo4j-server.ts';

/** All versions and all that the suites can ask: for a run of its own, which takes its time. */
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
  if (running !== undefined && running !== '') {
    const named = running.split(',').map((each) => each.split('=') as [version: string, uri: string]);
    project.provide(
      'neo4j',
      named.map(([version, uri]) => ({ version, uri, missing: null })),
    );
    return async () => {};
  }
  if (!isRequired('neo4j')) {
    project.provide('neo4j', [{ version: LONG_TERM_VERSION, uri: null, missing: 'nobody asked for it' }]);
    return async () => {};
  }
  const started: Neo4jServer[] = [];
  const start = async (version: string): Promise<SharedNeo4j> => {
    try {
      const server = await startNeo4j({ version, brief: !ALL });
      started.push(server);
      return { version, uri: server.uri, missing: null };
    } catch (error) {
      return { version, uri: null, missing: error instanceof Error ? error.message : String(error) };
    }
  };
  const newest = ALL && (await missingFor(NEWEST_VERSION)) === null ? [start(NEWEST_VERSION)] : [];
  project.provide('neo4j', await Promise.all([start(LONG_TERM_VERSION), ...newest]));
  return async () => {
    await Promise.all(started.map((server) => server.stop()));
  };
}
