/** Bytes → text. Only UTF-8 is read; what else it is likely to be is named. */
import type { Position } from '#model/errors.ts';

export interface EncodingFault {
  readonly position: Position;
  /** What stands there, in words. */
  readonly found: string;
  readonly suggestion: string;
}

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: EncodingFault };

const SAVE = 'Save the file as UTF-8 (in a spreadsheet: "CSV UTF-8").';

function utf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 (little-endian, by its byte-order mark)';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 (big-endian, by its byte-order mark)';
  return null;
}

/** The text; a byte-order mark of UTF-8 is taken off. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = utf16(bytes);
  if (wide !== null) return { ok: false, fault: { position: { line: 1, column: 1 }, found: wide, suggestion: SAVE } };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const before = firstBadByte(bytes);
    const line = bytes.subarray(0, before).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1);
    const column = before - bytes.subarray(0, before).lastIndexOf(10);
    return { ok: false, fault: { position: { line, column }, found: badByte(bytes[before] ?? 0), suggestion: SAVE } };
  }
}

function badByte(byte: number): string {
  const hex = `byte 0x${byte.toString(16)}`;
  return byte >= 0xa0 ? `${hex} ("${String.fromCharCode(byte)}" in Latin-1)` : hex;
}

function fits(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** Where the first character begins that is none; there is one. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (fits(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  // A character that is broken off began up to three bytes before.
  while (good > 0 && !fits(bytes.subarray(0, good), false)) good -= 1;
  return good;
}
