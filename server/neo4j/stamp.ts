/**
 * What a database says of the data in it. A node that said so would be counted by everyone's queries, so it is said in
 * the name of an index: `sayso {"dataVersion":…}`. Where there is no such index, no load was finished.
 */
import { z } from 'zod';
import { quotedName } from '#formats/cypher-script.ts';
import { glossSchema } from '#protocol/rows.ts';
import type { Ask, Row } from './database.ts';

const stampSchema = z.strictObject({ dataVersion: z.string().regex(/^[0-9a-f]{64}$/), title: glossSchema });
export type Stamp = z.infer<typeof stampSchema>;

const PREFIX = 'sayso {';

/** Asks for the stamp; `readStamp` reads the answer. */
export const ASK_STAMP: Ask = { text: `SHOW INDEXES YIELD name WHERE name STARTS WITH '${PREFIX}' RETURN name` };

function parse(name: string): Stamp | null {
  try {
    const parsed = stampSchema.safeParse(JSON.parse(name.slice(PREFIX.length - 1)));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The stamp in the answer, or null where there is none, or more than one, or none that can be read. */
export function readStamp(rows: readonly Row[]): Stamp | null {
  const [only, ...more] = rows;
  return only === undefined || more.length > 0 ? null : parse(String(only['name']));
}

/** The statements that take away the stamps an answer lists. */
export function withoutStamps(rows: readonly Row[]): Ask[] {
  return rows.map(({ name }) => ({ text: `DROP INDEX ${quotedName(String(name))} IF EXISTS` }));
}

/** The statement that stamps a database. The index is one that serves: documents by title. */
export function stamped({ dataVersion, title }: Stamp): Ask {
  const name = quotedName(`sayso ${JSON.stringify({ dataVersion, title })}`);
  return { text: `CREATE INDEX ${name} IF NOT EXISTS FOR (n:Document) ON (n.title)` };
}
