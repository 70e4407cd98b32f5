/**
 * A snapshot is a graph's buffer as it is. Opening one verifies every checksum first, so that a damaged file
 * is rebuilt from its data set and never answers a question.
 */
import { Graph } from './graph.ts';
import { aligned, checksum, LayoutError, SectionReader, tableChecksum, type GraphBytes } from './layout.ts';

/** Throws `LayoutError` when any byte is not as it was written. */
export function verifySnapshot(bytes: GraphBytes): void {
  const reader = new SectionReader(bytes);
  const stored = new Uint32Array(bytes, 20, 1)[0];
  if (stored !== tableChecksum(bytes, reader.entries.length)) {
    throw new LayoutError('checksum', 'the table of sections is damaged');
  }
  for (const section of reader.entries) {
    if (checksum(bytes, section.offset, aligned(section.length)) !== section.checksum) {
      throw new LayoutError('checksum', `the section "${section.name}" is damaged`);
    }
  }
}

/**
 * Verifies and attaches. With `dataVersion`, a graph of another version is refused too (fault "version").
 * Throws `LayoutError`.
 */
export function openSnapshot(bytes: GraphBytes, dataVersion?: string): Graph {
  verifySnapshot(bytes);
  const graph = Graph.attach(bytes);
  if (dataVersion !== undefined && graph.dataVersion !== dataVersion) {
    throw new LayoutError('version', `the snapshot is of data ${graph.dataVersion}, wanted is ${dataVersion}`);
  }
  return graph;
}
