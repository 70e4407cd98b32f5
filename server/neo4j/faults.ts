/** What Neo4j and its driver say went wrong, in our words: what happened, why, and the next step. */
import { Neo4jError } from 'neo4j-driver';
import { SaysoError } from '#model/errors.ts';
import { PlainError } from '../plain-error.ts';

/** What is amiss: the server is away or full, it does not let us in, a bound was reached, or the query is at fault. */
export type FaultKind = 'away' | 'busy' | 'refused' | 'read-only' | 'disk' | 'memory' | 'deadline' | 'query';

export interface Fault {
  readonly kind: FaultKind;
  /** A clause without a full stop. */
  readonly reason: string;
  /** What to do, as a sentence. */
  readonly step: string;
}

const WAIT = 'Wait until it is back; nothing needs to be started again.';
const ENTER = 'Set NEO4J_USER and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE) to what that server knows.';

const BY_CODE: readonly (readonly [code: RegExp, fault: Fault])[] = [
  [
    /^Neo\.ClientError\.Security\.(Unauthorized|TokenExpired|Forbidden)$/,
    { kind: 'refused', reason: 'Neo4j refuses the user or the password', step: ENTER },
  ],
  [
    /^Neo\.ClientError\.Security\.CredentialsExpired$/,
    {
      kind: 'refused',
      reason: 'Neo4j wants the first password to be changed',
      step: 'Change it there (ALTER CURRENT USER SET PASSWORD …), then set NEO4J_PASSWORD to the new one.',
    },
  ],
  [
    /^Neo\.ClientError\.Security\.AuthenticationRateLimit$/,
    { kind: 'refused', reason: 'Neo4j was given a wrong password too often', step: `Wait five seconds. ${ENTER}` },
  ],
  [
    /^Neo\.ClientError\.Database\.DatabaseNotFound$/,
    {
      kind: 'refused',
      reason: 'Neo4j has no database of that name',
      step: 'Set NEO4J_DATABASE to one that SHOW DATABASES lists, or leave it out for the default one.',
    },
  ],
  [
    /^Neo\.(ClientError\.General\.(WriteOnReadOnlyAccessMode|ForbiddenOnReadOnlyDatabase)|ClientError\.Database\.DatabaseReadOnly|ClientError\.Cluster\.NotALeader)$/,
    {
      kind: 'read-only',
      reason: 'the database takes no writes',
      step: 'Let it take them (server.databases.default_to_read_only and server.databases.read_only), then load again.',
    },
  ],
  [
    /^Neo\.(TransientError\.Database\.OutOfDiskSpace|TransientError\.General\.OutOfDiskSpace|DatabaseError\.General\.(OutOfDiskSpace|StorageDamageDetected))$/,
    {
      kind: 'disk',
      reason: 'the disk of Neo4j is full',
      step: 'Make room on it, then do it again: what was finished is kept.',
    },
  ],
  [
    /^Neo\.TransientError\.General\.(MemoryPoolOutOfMemoryError|OutOfMemoryError|StackOverFlowError)$|^Neo\.ClientError\.General\.TransactionMemoryLimit$/,
    {
      kind: 'memory',
      reason: 'Neo4j ran out of the memory that it gives to a transaction',
      step: 'Ask for less at once, or raise dbms.memory.transaction.total.max there.',
    },
  ],
  [
    /^Neo\.ClientError\.Transaction\.(TransactionTimedOut|TransactionTimedOutClientConfiguration|LockClientStopped)$|^Neo\.TransientError\.Transaction\.(Terminated|LockClientStopped)$|^Neo\.ClientError\.Transaction\.Terminated$/,
    {
      kind: 'deadline',
      reason: 'Neo4j stopped the transaction at its deadline',
      step: 'Ask for less: narrow the filter or lower the limit.',
    },
  ],
  [
    /^(ServiceUnavailable|SessionExpired)$|^Neo\.TransientError\.(General\.DatabaseUnavailable|Database\.DatabaseUnavailable|Cluster\.|Routing\.)|^Neo\.DatabaseError\.(Database\.|General\.UnknownError|Transaction\.)/,
    { kind: 'away', reason: 'Neo4j does not answer', step: WAIT },
  ],
];

const BUSY: Fault = { kind: 'busy', reason: 'all connections to Neo4j are in use', step: 'Try again in a second.' };

/** The signs of a full disk and of a full memory in texts that come under general codes. */
const BY_TEXT: readonly (readonly [text: RegExp, kind: FaultKind])[] = [
  [/no space left|not enough space|disk.{0,20}(full|space)|out of disk/i, 'disk'],
  [/memory (pool|limit)|out of memory|OutOfMemory/i, 'memory'],
  [/read.?only/i, 'read-only'],
];

function faultOfKind(kind: FaultKind): Fault | undefined {
  return BY_CODE.find(([, fault]) => fault.kind === kind)?.[1];
}

/** The error's place in the list; null for what is no error of Neo4j or its driver. */
export function faultOf(error: unknown): Fault | null {
  if (!(error instanceof Neo4jError)) return null;
  const { code, message } = error;
  if (/acquisition timed out|pool is (closed|exhausted)/i.test(message)) return BUSY;
  const coded = BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
  const told = BY_TEXT.find(([pattern]) => pattern.test(message));
  if (told && (coded === undefined || coded.kind === 'away')) return faultOfKind(told[1]) ?? null;
  if (coded !== undefined) return coded;
  if (code.startsWith('Neo.ClientError.')) {
    return { kind: 'query', reason: message, step: 'What Neo4j says of it stands in its own manual.' };
  }
  return { kind: 'away', reason: `Neo4j failed (${code})`, step: WAIT };
}

/** An error of a call to the store: 503 where Neo4j is at fault, 408 at the deadline; others go on as they are. */
export function storeError(error: unknown, timeoutMs: number): unknown {
  const fault = faultOf(error);
  if (fault === null) return error;
  if (fault.kind === 'deadline') return new SaysoError('DEADLINE', { milliseconds: timeoutMs }, { cause: error });
  if (fault.kind === 'query') return new SaysoError('INTERNAL', {}, { cause: error });
  return new SaysoError('STORE_UNAVAILABLE', { reason: fault.reason }, { cause: error });
}

/** The same for a command: one sentence for the person at the terminal. */
export function plainError(error: unknown, where: string): unknown {
  const fault = faultOf(error instanceof SaysoError ? error.cause : error);
  if (fault === null) return error;
  const reason = fault.reason.slice(0, 1).toUpperCase() + fault.reason.slice(1);
  return new PlainError(`${reason} (at ${where}). ${fault.step}`);
}
