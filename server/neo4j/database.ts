/**
 * One database of a Neo4j through one pool of connections. Reads are explicit READ transactions with a deadline that the
 * server keeps, sent in one go and always rolled back; whoever gives up is heard by the server at once.
 */
import neo4j, { type Driver, type RecordShape, type Session } from 'neo4j-driver';
import type { CallContext } from '#store/port.ts';
import type { Log } from '../log.ts';
import { packageVersion } from '../package-root.ts';
import { PlainError } from '../plain-error.ts';
import type { Neo4jAddress } from './address.ts';
import { storeError } from './faults.ts';

/** A question with its values. INTEGER is bigint, FLOAT is number. */
export interface Ask {
  readonly text: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export type Row = Readonly<RecordShape>;

/** What a read may cost, and whose it is. */
export type Bounds = Pick<CallContext, 'signal' | 'timeoutMs' | 'requestId'>;

/** The oldest Neo4j that is spoken to: the long-term version. */
const LEAST = [5, 26] as const;
const LONGEST_MS = 0x7fff_ffff;
/** Rows that the driver fetches at a time. */
const FETCH = 5_000;

export interface PoolOptions {
  readonly connections: number;
  /** How long a call waits for a connection, in milliseconds. */
  readonly acquisitionMs: number;
}

export const STORE_POOL: PoolOptions = { connections: 50, acquisitionMs: 2_000 };
/** A load has nobody waiting: a server that is still slow from its start is given time. */
export const LOAD_POOL: PoolOptions = { connections: 4, acquisitionMs: 60_000 };
export const CONSOLE_POOL: PoolOptions = { connections: 8, acquisitionMs: 2_000 };

/** Whether a version of Neo4j is older than what is spoken to. */
export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.-]/).map(Number);
  return major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1]);
}

/** A deadline that the server keeps: never 0, which would mean for ever. */
export function serverDeadline(timeoutMs: number): number {
  return Math.min(LONGEST_MS, Math.max(1, Math.ceil(timeoutMs)));
}

/** What a transaction says of itself in SHOW TRANSACTIONS. */
export function transactionSettings({ timeoutMs, requestId }: Bounds): { timeout: number; metadata: Row } {
  const metadata = { app: 'sayso', ...(requestId === undefined ? {} : { requestId }) };
  return { timeout: serverDeadline(timeoutMs), metadata };
}

export class Database {
  readonly address: Neo4jAddress;
  readonly #driver: Driver;
  readonly #log: Log;

  /** Makes the pool; nothing is sent yet. */
  constructor(address: Neo4jAddress, pool: PoolOptions, log: Log) {
    const { uri, user, password } = address;
    this.address = address;
    this.#log = log;
    this.#driver = neo4j.driver(uri, password === null ? undefined : neo4j.auth.basic(user, password), {
      useBigInt: true,
      maxConnectionPoolSize: pool.connections,
      connectionAcquisitionTimeout: pool.acquisitionMs,
      connectionTimeout: Math.min(5_000, pool.acquisitionMs),
      connectionLivenessCheckTimeout: 30_000,
      fetchSize: FETCH,
      userAgent: `sayso/${packageVersion()}`,
    });
  }

  /** The version of the server. Throws PlainError where it is too old, and what the driver throws. */
  async version(bounds: Bounds): Promise<string> {
    const [rows] = await this.read(
      [
        {
          text: 'CALL dbms.components() YIELD name, versions WHERE name = "Neo4j Kernel" RETURN versions[0] AS version',
        },
      ],
      bounds,
    );
    const version = String(rows?.[0]?.['version']);
    if (isTooOld(version)) {
      throw new PlainError(
        `The Neo4j at ${this.address.uri} is version ${version}, which is too old. Sayso works with ${LEAST.join('.')} and newer.`,
      );
    }
    return version;
  }

  /** A session; the caller closes it. */
  session(mode: 'read' | 'write'): Session {
    const { database } = this.address;
    return this.#driver.session({
      defaultAccessMode: mode === 'read' ? neo4j.session.READ : neo4j.session.WRITE,
      ...(database === null ? {} : { database }),
    });
  }

  /** Closes a session. One that still runs something is reset: the server stops at once. */
  letGo(session: Session): Promise<void> {
    return session.close().catch((error: unknown) => this.#log.debug({ err: error }, 'a session did not close well'));
  }

  /** Asks several questions in one READ transaction and one round trip. Throws SaysoError. */
  async read(asks: readonly Ask[], bounds: Bounds): Promise<Row[][]> {
    bounds.signal.throwIfAborted();
    const session = this.session('read');
    const abort = (): void => void this.letGo(session);
    bounds.signal.addEventListener('abort', abort, { once: true });
    try {
      const transaction = session.beginTransaction(transactionSettings(bounds));
      const answers = await Promise.all(asks.map(({ text, parameters }) => transaction.run(text, parameters)));
      return answers.map(({ records }) => records.map((record) => record.toObject()));
    } catch (error) {
      bounds.signal.throwIfAborted();
      throw storeError(error, bounds.timeoutMs);
    } finally {
      bounds.signal.removeEventListener('abort', abort);
      // Nobody waits for the goodbye: the connection is back in the pool when the server has rolled back.
      void this.letGo(session);
    }
  }

  /**
   * Runs statements in one WRITE transaction and commits it; nothing of it stays where `check` throws.
   * Throws what the driver throws.
   */
  async write(asks: readonly Ask[], check: (answers: Row[][]) => void = () => undefined): Promise<Row[][]> {
    const session = this.session('write');
    try {
      const transaction = session.beginTransaction({ metadata: { app: 'sayso', task: 'load' } });
      const answers = await Promise.all(asks.map(({ text, parameters }) => transaction.run(text, parameters)));
      const rows = answers.map(({ records }) => records.map((record): Row => record.toObject()));
      check(rows);
      await transaction.commit();
      return rows;
    } finally {
      await this.letGo(session);
    }
  }

  close(): Promise<void> {
    return this.#driver.close();
  }
}
