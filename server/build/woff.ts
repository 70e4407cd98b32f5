/**
 * WOFF → the tables of the font in it, with zlib alone; and tables → TTF.
 * Formats: W3C, WOFF File Format 1.0 (2012); OpenType 1.9, "Organization of an OpenType Font".
 */
import { inflateSync } from 'node:zlib';

/** The tables of a font by tag. */
export type Tables = Map<string, Buffer>;

const WOFF_SIGNATURE = 0x774f_4646;
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const TRUETYPE = 0x0001_0000;
const TTF_HEADER = 12;
const TTF_ENTRY = 16;
/** What the checksum of a whole font is made to be. */
const CHECKSUM_MAGIC = 0xb1b0_afba;

/** The tables of a WOFF file. */
export function readWoff(woff: Buffer): Tables {
  if (woff.readUInt32BE(0) !== WOFF_SIGNATURE) throw new Error('this is no WOFF file');
  const tables: Tables = new Map();
  for (let index = 0; index < woff.readUInt16BE(12); index++) {
    const entry = WOFF_HEADER + index * WOFF_ENTRY;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
    const length = woff.readUInt32BE(entry + 12);
    tables.set(
      woff.toString('latin1', entry, entry + 4),
      packed.length < length ? inflateSync(packed) : Buffer.from(packed),
    );
  }
  return tables;
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}

function checksum(data: Buffer): number {
  let sum = 0;
  for (let offset = 0; offset < data.length; offset += 4) sum = (sum + data.readUInt32BE(offset)) >>> 0;
  return sum;
}

/** A TTF file of these tables. */
export function writeTtf(tables: Tables): Buffer {
  const head = Buffer.from(tables.get('head') as Buffer);
  head.writeUInt32BE(0, 8);
  const all = [...tables].map(([tag, data]) => ({ tag, data: tag === 'head' ? head : data }));
  all.sort((a, b) => (a.tag < b.tag ? -1 : 1));
  const power = Math.floor(Math.log2(all.length));
  const directory = Buffer.alloc(TTF_HEADER + all.length * TTF_ENTRY);
  directory.writeUInt32BE(TRUETYPE, 0);
  [all.length, 2 ** power * 16, power, all.length * 16 - 2 ** power * 16].forEach((value, field) => {
    directory.writeUInt16BE(value, 4 + field * 2);
  });
  let offset = directory.length;
  let headOffset = 0;
  const bodies = all.map(({ tag, data }, index) => {
    const body = padded(data);
    const entry = TTF_HEADER + index * TTF_ENTRY;
    directory.write(tag, entry, 'latin1');
    [checksum(body), offset, data.length].forEach((value, field) => {
      directory.writeUInt32BE(value, entry + 4 + field * 4);
    });
    if (tag === 'head') headOffset = offset;
    offset += body.length;
    return body;
  });
  const font = Buffer.concat([directory, ...bodies]);
  font.writeUInt32BE((CHECKSUM_MAGIC - checksum(font)) >>> 0, headOffset + 8);
  return font;
}
