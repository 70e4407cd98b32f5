/** Reads the files of a data set folder as text, within limits. What cannot be read is a problem, not an exception. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { byCodeUnit } from '#model/canonical.ts';
import { decodeText } from '#formats/decode-text.ts';
import type { Problem } from '#model/problem.ts';

/** The largest YAML file that is read, in bytes: reading one takes some thirty times as much memory. */
export const MAX_YAML_BYTES = 8 * 1024 * 1024;
/** The largest CSV file that is read, in bytes. */
export const MAX_CSV_BYTES = 64 * 1024 * 1024;

/** All but folders below the folder, as slash-separated paths relative to it, in order. Hidden ones are left out. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.split('/').some((part) => part.startsWith('.')))
    .sort(byCodeUnit);
}

/** The text of a file, or the problem with it. A byte-order mark is taken off. */
export async function readText(folder: string, file: string): Promise<{ text: string } | { problem: Problem }> {
  const fault = (code: Problem['code'], found: string, expected: string, suggestion: string): { problem: Problem } => ({
    problem: { file, line: 1, column: 1, code, found, expected, suggestion },
  });
  const full = path.join(folder, file);
  // A link is followed; what is at its end must be a file all the same.
  const found = await stat(full).catch(() => null);
  if (!found?.isFile()) return fault('FILE_UNKNOWN', 'something that is no file', 'a file', 'Put a file in its place.');
  const { size } = found;
  const most = file.endsWith('.csv') ? MAX_CSV_BYTES : MAX_YAML_BYTES;
  if (size > most) {
    return fault('FILE_TOO_LARGE', `${size} bytes`, `at most ${most} bytes`, 'Split it into several files.');
  }
  if (size === 0)
    return fault('FILE_EMPTY', 'an empty file', 'records', 'Delete the file, or write what belongs in it.');
  const decoded = decodeText(await readFile(full));
  if (decoded.ok) return { text: decoded.text };
  const { position, found: bad, suggestion } = decoded.fault;
  const { problem } = fault('FILE_NOT_UTF8', bad, 'UTF-8', suggestion);
  return { problem: { ...problem, ...position } };
}
