/**
 * The file of a snapshot. Written to a temporary file beside it, synced and renamed, so that a process that dies
 * leaves the old snapshot or the new one, never half of one.
 */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Graph } from '#graph/graph.ts';
import { allocate, LayoutError } from '#graph/layout.ts';
import { openSnapshot } from '#graph/snapshot.ts';

/** A graph, or the reason why there is none and it has to be built. */
export type SnapshotOutcome =
  | { readonly graph: Graph; readonly reason: null }
  | { readonly graph: null; readonly reason: string };

/** Writes a graph's bytes to `path`, making its folder. Throws the file system's errors. */
export async function writeSnapshotFile(path: string, graph: Graph): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = `${path}.${process.pid}.part`;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(new Uint8Array(graph.bytes));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** A rename is only durable once its folder is; some file systems do not let a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EACCES' && code !== 'EINVAL') throw error;
  }
}

/** Reads and verifies a snapshot of the given data. Throws the file system's errors other than "not there". */
export async function readSnapshotFile(path: string, dataVersion: string): Promise<SnapshotOutcome> {
  let file;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { graph: null, reason: 'there is no snapshot' };
    throw error;
  }
  try {
    const { size } = await file.stat();
    const bytes = allocate(size);
    const view = new Uint8Array(bytes);
    let at = 0;
    while (at < size) {
      const { bytesRead } = await file.read(view, at, Math.min(size - at, 1 << 28), at);
      if (bytesRead === 0) return { graph: null, reason: 'the snapshot changed while it was read' };
      at += bytesRead;
    }
    return { graph: openSnapshot(bytes, dataVersion), reason: null };
  } catch (error) {
    if (error instanceof LayoutError) return { graph: null, reason: error.message };
    throw error;
  } finally {
    await file.close();
  }
}
