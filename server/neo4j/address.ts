/** Where Neo4j is and how to enter, from the settings. */
import { readFile } from 'node:fs/promises';
import { PlainError } from '../plain-error.ts';
import type { Neo4jSettings } from '../settings.ts';

export interface Neo4jAddress {
  readonly uri: string;
  readonly user: string;
  /** Null where the server asks for none. */
  readonly password: string | null;
  /** Null for the server's default database. */
  readonly database: string | null;
}

async function passwordIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainError(
      `NEO4J_PASSWORD_FILE cannot be read (${reason}). It names a file with the password alone in it.`,
    );
  });
  return text.replace(/\r?\n$/, '');
}

/** Reads the address; null where no Neo4j is named. A password of its own outranks one in a file. Throws PlainError. */
export async function neo4jAddress(settings: Neo4jSettings): Promise<Neo4jAddress | null> {
  const { neo4jUri, neo4jUser, neo4jPassword, neo4jPasswordFile, neo4jDatabase } = settings;
  if (neo4jUri === null) return null;
  const password = neo4jPassword ?? (neo4jPasswordFile === null ? null : await passwordIn(neo4jPasswordFile));
  return { uri: neo4jUri, user: neo4jUser, password, database: neo4jDatabase };
}
