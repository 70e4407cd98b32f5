import { Neo4jError } from 'neo4j-driver';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSOLE_POOL, Database, isTooOld } from '../../server/neo4j/database.ts';
import { storedVersion } from '../../server/neo4j/data-version.ts';
import { faultOf, storeError } from '../../server/neo4j/faults.ts';
import { createLog } from '../../server/log.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { patientCall } from '../helpers/call-context.ts';
import { type RunningServer, startServer } from '../helpers/running-server.ts';
import { SaysoProcess } from '../server/sayso-process.ts';
import { loadInto } from './data.ts';
import { addressOf, connect, empty, oneNeo4j } from './each-neo4j.ts';
import { startNeo4j, type Neo4jServer } from './server/neo4j-server.ts';

const corpus = await loadCorpus();
/** How often a fault is tried: a few times in every run, many when all is asked for. */
const ALL = process.env['SAYSO_NEO4J_ALL'] === '1';

/** Numbers that look random and are the same in every run. */
function* seeded(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

function loader(uri: string, environment: Record<string, string> = {}): SaysoProcess {
  return new SaysoProcess(['load', '--to', 'neo4j'], { NEO4J_URI: uri, ...environment });
}

async function until(holds: () => Promise<boolean>, within: number): Promise<number> {
  const began = Date.now();
  while (!(await holds())) if (Date.now() - began > within) return Infinity;
  return Date.now() - began;
}

oneNeo4j('faults on the way', ({ uri }) => {
  let database: Database;

  beforeAll(() => {
    database = connect(uri);
  });
  afterAll(() => database.close());

  it(`a loader that is killed at ${ALL ? 20 : 3} points is taken up again, to the same data`, async () => {
    const random = seeded(7);
    for (let nth = 0; nth < (ALL ? 20 : 3); nth++) {
      await empty(database);
      const first = loader(uri);
      await first.says(/The load creates/);
      const delay = (random.next().value ?? 0) * 2500;
      const killed = new Promise<void>((resolve) =>
        setTimeout(() => resolve(first.end('SIGKILL').then(() => undefined)), delay),
      );
      await killed;
      const { status, err } = await loader(uri).finished();
      expect({ status, err }).toMatchObject({ status: 0 });
      expect(await storedVersion(database, patientCall())).toBe(corpus.dataVersion);
    }
  }, 600_000);

  it('a query whose asker hangs up is gone from the database in three seconds', async () => {
    await loadInto(database, corpus.graph);
    const server = await startServer(['--neo4j-uri', uri]);
    try {
      const running = async (): Promise<boolean> => {
        const text = "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q STARTS WITH 'UNWIND range' RETURN q";
        const [rows = []] = await database.read([{ text }], patientCall());
        return rows.length > 0;
      };
      const controller = new AbortController();
      const request = fetch(`${server.address}/api/cypher`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'UNWIND range(1, 1000000000) AS x RETURN count(x)' }),
        signal: controller.signal,
      }).catch(() => null);
      expect(await until(running, 9_000)).toBeLessThan(9_000);
      controller.abort();
      await request;
      expect(await until(async () => !(await running()), 3_000)).toBeLessThan(3_000);
    } finally {
      await server.stop();
    }
  });

  it('a pool with nothing free says so, and frees itself', async () => {
    const small = new Database(
      addressOf(uri),
      { ...CONSOLE_POOL, connections: 1, acquisitionMs: 300 },
      createLog('silent'),
    );
    const controller = new AbortController();
    const long = small
      .read([{ text: 'UNWIND range(1, 1000000000) AS x RETURN count(x)' }], {
        signal: controller.signal,
        timeoutMs: 60_000,
      })
      .catch(() => null);
    const refused = small.read([{ text: 'RETURN 1' }], patientCall());
    await expect(refused).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', status: 503 });
    await expect(refused).rejects.toThrow('all connections to Neo4j are in use');
    controller.abort(new Error('enough'));
    await long;
    const answers = async (): Promise<boolean> =>
      small.read([{ text: 'RETURN 1' }], patientCall()).then(
        () => true,
        () => false,
      );
    expect(await until(answers, 5_000)).toBeLessThan(5_000);
    await small.close();
  });

  it('a database that is not there is named', async () => {
    const { status, err } = await loader(uri, { NEO4J_DATABASE: 'nowhere' }).finished();
    expect(status).toBe(1);
    expect(err).toContain('Neo4j has no database of that name');
    const nobody = await loader('bolt://127.0.0.1:1').finished();
    expect(nobody.err).toContain('Neo4j does not answer (at bolt://127.0.0.1:1).');
  });
});

oneNeo4j('a server of one’s own', () => {
  let home: string;
  let neo4j: Neo4jServer;
  let server: RunningServer | null = null;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'sayso-faults-'));
    neo4j = await startNeo4j({ home, lasts: 'moments' });
  });
  afterAll(async () => {
    await server?.stop();
    await neo4j.stop();
    await rm(home, { recursive: true, force: true });
  });

  async function killAndReturn(): Promise<void> {
    const port = Number(new URL(neo4j.uri).port);
    await neo4j.kill();
    neo4j = await startNeo4j({ home, port, lasts: 'moments' });
  }

  it(`killed ${ALL ? 5 : 1} times in the middle of a load, it ends with the same data`, async () => {
    const random = seeded(3);
    for (let nth = 0; nth < (ALL ? 5 : 1); nth++) {
      const database = connect(neo4j.uri);
      await empty(database);
      await database.close();
      const first = loader(neo4j.uri);
      await first.says(/The load creates/);
      await new Promise((resolve) => setTimeout(resolve, (random.next().value ?? 0) * 2500));
      await killAndReturn();
      await first.finished();
      const { out, err } = await loader(neo4j.uri).finished();
      expect(out, err).toContain(`Loaded. The database holds data version ${corpus.dataVersion}`);
    }
  }, 600_000);

  it('killed under queries, it is missed with 503, and back within ten seconds of its return', async () => {
    const database = connect(neo4j.uri);
    await loadInto(database, corpus.graph);
    await database.close();
    server = await startServer(['--neo4j-uri', neo4j.uri]);
    const ask = (): Promise<Response> => fetch(`${server?.address}/api/entities/mofcom`);
    expect(await until(async () => (await ask()).status === 200, 60_000)).toBeLessThan(60_000);
    const port = Number(new URL(neo4j.uri).port);
    await neo4j.kill();
    const missed = await ask();
    expect([missed.status, missed.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await missed.json()).toMatchObject({ error: { code: 'STORE_UNAVAILABLE' } });
    expect((await fetch(`${server.address}/api/health`)).status).toBe(503);
    neo4j = await startNeo4j({ home, port, lasts: 'moments' });
    const good = async (): Promise<boolean> =>
      (await fetch(`${server?.address}/api/health`)).status === 200 && (await ask()).status === 200;
    // How soon is a figure, and taken where the machine has nothing else to do.
    const soon = ALL ? 10_000 : 60_000;
    expect(await until(good, soon)).toBeLessThan(soon);
  }, 600_000);
});

oneNeo4j('a server that is set up to be read', () => {
  const PASSWORD = 'one-of-our-own';
  let home: string;
  let neo4j: Neo4jServer;
  let database: Database;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'sayso-read-only-'));
    const open = await startNeo4j({ home, authentication: true, lasts: 'moments' });
    const address = { ...addressOf(open.uri), password: 'neo4j', database: 'system' };
    const first = new Database(address, CONSOLE_POOL, createLog('silent'));
    await first.write([{ text: `ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO '${PASSWORD}'` }]);
    await first.close();
    await open.stop();
    neo4j = await startNeo4j({
      home,
      authentication: true,
      lasts: 'moments',
      settings: {
        'server.databases.default_to_read_only': 'true',
        'dbms.security.allow_csv_import_from_file_urls': 'false',
        'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
        'db.memory.transaction.max': '10m',
      },
    });
    database = new Database({ ...addressOf(neo4j.uri), password: PASSWORD }, CONSOLE_POOL, createLog('silent'));
  });
  afterAll(async () => {
    await database.close();
    await neo4j.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('refuses writes, files and addresses by itself', async () => {
    await expect(database.write([{ text: 'CREATE (n)' }])).rejects.toThrow(/read.?only/i);
    for (const place of ['file:///etc/hostname', 'http://127.0.0.1:1/x', 'http://[::1]:1/x']) {
      await expect(database.write([{ text: `LOAD CSV FROM '${place}' AS row RETURN row` }])).rejects.toThrow(/./);
    }
  });

  it('tells the one who loads that it takes no writes, and who has the wrong password', async () => {
    const readOnly = await loader(neo4j.uri, { NEO4J_PASSWORD: PASSWORD }).finished();
    expect(readOnly.err).toContain(`The database takes no writes (at ${neo4j.uri}).`);
    const wrong = await loader(neo4j.uri, { NEO4J_PASSWORD: 'wrong' }).finished();
    expect(wrong.err).toContain('Neo4j refuses the user or the password');
    expect(wrong.err).not.toContain('wrong\n');
  });

  it('says when a transaction takes too much memory', async () => {
    const greedy = { text: 'UNWIND range(1, 5000000) AS x RETURN size(collect(toString(x) + "...........")) AS n' };
    await expect(database.read([greedy], patientCall())).rejects.toThrow('Neo4j ran out of the memory');
  });
});

describe('the words of Neo4j', () => {
  const failed = (code: string, message: string): Neo4jError => new Neo4jError(message, code, 'unknown', 'unknown');

  it.each([
    [
      'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
      'The allocation of an extra 2.0 MiB would use more than the limit',
      'memory',
    ],
    ['Neo.DatabaseError.Transaction.TransactionCommitFailed', 'java.io.IOException: No space left on device', 'disk'],
    ['Neo.DatabaseError.Statement.ExecutionFailed', 'Not enough space left on device', 'disk'],
    [
      'Neo.ClientError.General.WriteOnReadOnlyAccessMode',
      'No write operations are allowed on this database',
      'read-only',
    ],
    ['Neo.ClientError.Security.Unauthorized', 'The client is unauthorized due to authentication failure.', 'refused'],
    ['Neo.ClientError.Database.DatabaseNotFound', 'Graph not found: nowhere', 'refused'],
    ['ServiceUnavailable', 'Could not perform discovery. No routing servers available.', 'away'],
    [
      'Neo.TransientError.General.DatabaseUnavailable',
      'The database is not currently available to serve your request',
      'away',
    ],
    [
      'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
      'The transaction has not completed within the timeout',
      'deadline',
    ],
  ])('%s: %s', (code, message, kind) => {
    expect(faultOf(failed(code, message))?.kind).toBe(kind);
  });

  it('never leave the server in an answer', () => {
    const error = storeError(failed('Neo.DatabaseError.General.UnknownError', 'at 10.0.0.7 user admin'), 1000);
    expect(String(error)).not.toMatch(/10\.0\.0\.7|admin/);
  });

  it('tell a version that is too old', () => {
    expect(['5.25.1', '4.4.40', '3.5.0'].map(isTooOld)).toEqual([true, true, true]);
    expect(['5.26.30', '5.27-aura', '2025.01.0', '2026.09.0'].map(isTooOld)).toEqual([false, false, false, false]);
  });
});
