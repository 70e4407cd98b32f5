/** Suites that run on every Neo4j at hand. */
import { expect, inject, it } from 'vitest';
import type { Neo4jAddress } from '../../server/neo4j/address.ts';
import { Database, STORE_POOL } from '../../server/neo4j/database.ts';
import { createLog } from '../../server/log.ts';
import { suiteFor } from '../helpers/requirements.ts';
import { LONG_TERM_VERSION } from './server/neo4j-server.ts';
import type { SharedNeo4j } from './server/shared.ts';

export interface Engine {
  readonly version: string;
  readonly uri: string;
}

function suiteOn({ version, uri, missing }: SharedNeo4j, name: string, body: (engine: Engine) => void): void {
  const whole = `${name}, on Neo4j ${version}`;
  // Without a server the suite is skipped, or, where it is demanded, fails by what is missing.
  const absent = (): void => it('has a server', () => expect.fail(`Neo4j ${version} is demanded: ${missing}`));
  suiteFor('neo4j', uri !== null)(whole, uri === null ? absent : () => body({ version, uri }));
}

/** A suite on each version at hand; skipped, and counted so, where there is none. */
export function eachNeo4j(name: string, body: (engine: Engine) => void): void {
  for (const server of inject('neo4j')) suiteOn(server, name, body);
}

/** A suite on the long-term version alone: for what is about us, not about the version. */
export function oneNeo4j(name: string, body: (engine: Engine) => void): void {
  for (const server of inject('neo4j')) if (server.version === LONG_TERM_VERSION) suiteOn(server, name, body);
}

/** The address of a server without authentication. */
export function addressOf(uri: string): Neo4jAddress {
  return { uri, user: 'neo4j', password: null, database: null };
}

/** A pool to a server of the suite; the caller closes it. */
export function connect(uri: string): Database {
  return new Database(addressOf(uri), STORE_POOL, createLog('silent'));
}

/** Deletes all data. */
export async function empty(database: Database): Promise<void> {
  for (let gone = 1; gone > 0;) {
    const [rows] = await database.write([
      { text: 'MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS gone' },
    ]);
    gone = Number(rows?.[0]?.['gone']);
  }
}

/** Deletes all data, constraints and indexes: a database as it comes. */
export async function bare(database: Database): Promise<void> {
  await empty(database);
  for (const what of ['CONSTRAINT', 'INDEX']) {
    const [rows = []] = await database.write([
      { text: `SHOW ${what === 'INDEX' ? 'INDEXES' : 'CONSTRAINTS'} YIELD *` },
    ]);
    const names = rows.filter(({ type }) => type !== 'LOOKUP').map(({ name }) => String(name));
    if (names.length > 0) await database.write(names.map((name) => ({ text: `DROP ${what} \`${name}\`` })));
  }
}
