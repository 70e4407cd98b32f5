/**
 * WOFF → TTF with zlib alone, under a family name of our own. Subsets of one typeface share its name, and a renderer
 * that holds two of them takes the first for all: each subset needs a name by which it can be asked for.
 * Formats: W3C, WOFF File Format 1.0 (2012); OpenType 1.9, "name — Naming Table".
 */
import { inflateSync } from 'node:zlib';

interface Table {
  readonly tag: string;
  readonly data: Buffer;
}

const WOFF_SIGNATURE = 0x774f_4646;
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;

function readTables(woff: Buffer): Table[] {
  if (woff.readUInt32BE(0) !== WOFF_SIGNATURE) throw new Error('this is no WOFF file');
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const entry = WOFF_HEADER + index * WOFF_ENTRY;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
    const length = woff.readUInt32BE(entry + 12);
    return {
      tag: woff.toString('latin1', entry, entry + 4),
      data: packed.length < length ? inflateSync(packed) : Buffer.from(packed),
    };
  });
}

function utf16BigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** A naming table that holds the family, the style, the full name and the PostScript name. */
function nameTable(family: string): Buffer {
  const names: [number, string][] = [
    [1, family],
    [2, 'Regular'],
    [4, family],
    [6, family.replaceAll(' ', '')],
  ];
  const header = Buffer.alloc(6 + names.length * 12);
  header.writeUInt16BE(names.length, 2);
  header.writeUInt16BE(header.length, 4);
  const texts: Buffer[] = [];
  let offset = 0;
  names.forEach(([nameId, text], index) => {
    const encoded = utf16BigEndian(text);
    // Platform 3 (Windows), encoding 1 (UTF-16), language 0x0409 (English).
    [3, 1, 0x0409, nameId, encoded.length, offset].forEach((value, field) => {
      header.writeUInt16BE(value, 6 + index * 12 + field * 2);
    });
    texts.push(encoded);
    offset += encoded.length;
  });
  return Buffer.concat([header, ...texts]);
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}

function checksum(data: Buffer): number {
  let sum = 0;
  for (let offset = 0; offset < data.length; offset += 4) sum = (sum + data.readUInt32BE(offset)) >>> 0;
  return sum;
}

/** The font of a WOFF file as a TTF file with this family name. */
export function ttfOf(woff: Buffer, family: string): Buffer {
  const tables = readTables(woff).map(({ tag, data }) => ({ tag, data: tag === 'name' ? nameTable(family) : data }));
  const power = Math.floor(Math.log2(tables.length));
  const directory = Buffer.alloc(12 + tables.length * 16);
  directory.writeUInt32BE(woff.readUInt32BE(4), 0);
  [tables.length, 2 ** power * 16, power, tables.length * 16 - 2 ** power * 16].forEach((value, field) => {
    directory.writeUInt16BE(value, 4 + field * 2);
  });
  let offset = directory.length;
  const bodies = tables.map(({ tag, data }, index) => {
    const body = padded(data);
    const entry = 12 + index * 16;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum(body), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(data.length, entry + 12);
    offset += body.length;
    return body;
  });
  return Buffer.concat([directory, ...bodies]);
}
