/** Keyset cursors: the data version and the sort key of the last row, readable and opaque to clients. */
import { SaysoError } from '#model/errors.ts';

const SEPARATOR = '~';
/** As much of the data version as a cursor carries. */
const VERSION_LENGTH = 12;

/** Writes a cursor. */
export function writeCursor(dataVersion: string, key: readonly (string | number)[]): string {
  return [dataVersion.slice(0, VERSION_LENGTH), ...key].join(SEPARATOR);
}

/** Reads a cursor of `length` parts. Throws STALE_CURSOR where the data changed, BAD_PARAMETER where it is none. */
export function readCursor(after: string, dataVersion: string, length: number): string[] {
  const [version, ...key] = after.split(SEPARATOR);
  if (version === undefined || key.length !== length || !/^[0-9a-f]{12}$/.test(version)) {
    throw new SaysoError('BAD_PARAMETER', {
      parameter: 'after',
      value: after,
      expected: 'the "next" of the page before',
    });
  }
  const expected = dataVersion.slice(0, VERSION_LENGTH);
  if (version !== expected) throw new SaysoError('STALE_CURSOR', { found: version, expected });
  return key;
}
