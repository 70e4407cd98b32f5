/**
 * Snapshots of data folders that were already read, checked and built: a second start opens one instead.
 * A snapshot is two files named by the folder's fingerprint: the graph's bytes, and what they do not hold.
 */
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Graph } from '#graph/graph.ts';
import { readSnapshotFile, writeSnapshotFile } from '#pipeline/snapshot-file.ts';
import { glossSchema, openingSchema } from '#protocol/rows.ts';

const aboutSchema = z.strictObject({
  dataVersion: z.string().regex(/^[0-9a-f]{64}$/),
  title: glossSchema,
  opening: openingSchema.nullable(),
});
/** What a snapshot says of its data. */
export type About = z.infer<typeof aboutSchema>;

export interface Snapshot {
  readonly graph: Graph;
  readonly about: About;
}

/** A snapshot, or why there is none; `damaged` where there was one. */
export type Opened =
  | { readonly snapshot: Snapshot }
  | { readonly snapshot: null; readonly damaged: boolean; readonly reason: string };

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function readAbout(path: string): Promise<About | null> {
  const parsed = aboutSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  return parsed.success ? parsed.data : null;
}

async function writeAbout(path: string, about: About): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  const file = await open(part, 'w');
  try {
    await file.writeFile(JSON.stringify(about), 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}

export class Snapshots {
  readonly #folder: string;

  readonly #kept: number;

  /** `kept`: how many snapshots the folder holds at most. */
  constructor(folder: string, kept: number) {
    this.#folder = folder;
    this.#kept = kept;
  }

  /** Opens the snapshot of a fingerprint, every byte of it verified. */
  async open(fingerprint: string): Promise<Opened> {
    const { graphPath, aboutPath } = this.#paths(fingerprint);
    let about: About | null;
    try {
      about = await readAbout(aboutPath);
    } catch (error) {
      if (isAbsent(error)) return { snapshot: null, damaged: false, reason: 'there is no snapshot' };
      if (!(error instanceof SyntaxError)) throw error;
      about = null;
    }
    if (!about) return { snapshot: null, damaged: true, reason: 'its description cannot be read' };
    const { graph, reason } = await readSnapshotFile(graphPath, about.dataVersion);
    return graph ? { snapshot: { graph, about } } : { snapshot: null, damaged: true, reason };
  }

  /** Saves a snapshot, and lets go of the oldest ones. */
  async save(fingerprint: string, { graph, about }: Snapshot): Promise<void> {
    const { graphPath, aboutPath } = this.#paths(fingerprint);
    await mkdir(this.#folder, { recursive: true });
    // The description last: where it stands, its graph stands.
    await writeSnapshotFile(graphPath, graph);
    await writeAbout(aboutPath, about);
    await this.#tidy();
  }

  #paths(fingerprint: string): { graphPath: string; aboutPath: string } {
    const base = join(this.#folder, fingerprint.slice(0, 32));
    return { graphPath: `${base}.graph`, aboutPath: `${base}.json` };
  }

  async #tidy(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.json'));
    const dated = await Promise.all(
      names.map(async (name) => ({ name, written: (await stat(join(this.#folder, name))).mtimeMs })),
    );
    const old = dated.sort((a, b) => b.written - a.written).slice(this.#kept);
    for (const { name } of old) {
      const base = join(this.#folder, name.slice(0, -'.json'.length));
      await rm(`${base}.json`, { force: true });
      await rm(`${base}.graph`, { force: true });
    }
  }
}
