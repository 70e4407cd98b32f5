/**
 * The tables of a TrueType font that merging touches, read and written.
 * Format: OpenType 1.9, "cmap", "glyf", "loca", "hmtx", "name".
 */
import type { Tables } from './woff.ts';

/** A table that every font has. */
export function table(tables: Tables, tag: string): Buffer {
  const found = tables.get(tag);
  if (!found) throw new Error(`the font has no table "${tag}"`);
  return found;
}

/** Character → glyph, from the Unicode subtable of format 4 that every subset has. */
export function readCharacters(tables: Tables): Map<number, number> {
  const cmap = table(tables, 'cmap');
  const characters = new Map<number, number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const start = cmap.readUInt32BE(8 + index * 8);
    if (cmap.readUInt16BE(start) === 4) readSegments(cmap.subarray(start), characters);
  }
  return characters;
}

function readSegments(subtable: Buffer, characters: Map<number, number>): void {
  const width = subtable.readUInt16BE(6);
  for (let at = 14; at < 14 + width; at += 2) {
    const last = subtable.readUInt16BE(at);
    const first = subtable.readUInt16BE(at + width + 2);
    const delta = subtable.readUInt16BE(at + 2 * width + 2);
    const rangeAt = at + 3 * width + 2;
    const range = subtable.readUInt16BE(rangeAt);
    for (let character = first; character <= last && character !== 0xffff; character++) {
      const indirect = range === 0 ? character : subtable.readUInt16BE(rangeAt + range + (character - first) * 2);
      const glyph = range !== 0 && indirect === 0 ? 0 : (indirect + delta) & 0xffff;
      if (glyph !== 0) characters.set(character, glyph);
    }
  }
}

/** A character table of format 12: one group a run of characters whose glyphs run along with them. */
export function writeCharacters(characters: ReadonlyMap<number, number>): Buffer {
  const groups: { first: number; last: number; glyph: number }[] = [];
  for (const [character, glyph] of [...characters].sort(([a], [b]) => a - b)) {
    const group = groups.at(-1);
    if (group && character === group.last + 1 && glyph === group.glyph + character - group.first)
      group.last = character;
    else groups.push({ first: character, last: character, glyph });
  }
  const header = 12;
  const cmap = Buffer.alloc(header + 16 + groups.length * 12);
  // Version 0, one subtable, platform 3 (Windows), encoding 10 (all of Unicode), at the end of this header.
  [0, 1, 3, 10].forEach((value, field) => cmap.writeUInt16BE(value, field * 2));
  cmap.writeUInt32BE(header, 8);
  cmap.writeUInt16BE(12, header);
  cmap.writeUInt32BE(cmap.length - header, header + 4);
  cmap.writeUInt32BE(groups.length, header + 12);
  groups.forEach(({ first, last, glyph }, index) => {
    [first, last, glyph].forEach((value, field) => {
      cmap.writeUInt32BE(value, header + 16 + index * 12 + field * 4);
    });
  });
  return cmap;
}

/** The outline of each glyph; empty where it has none. */
export function readGlyphs(tables: Tables): Buffer[] {
  const loca = table(tables, 'loca');
  const glyf = table(tables, 'glyf');
  const long = table(tables, 'head').readInt16BE(50) === 1;
  const at = (index: number): number => (long ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2);
  const count = table(tables, 'maxp').readUInt16BE(4);
  return Array.from({ length: count }, (_, index) => glyf.subarray(at(index), at(index + 1)));
}

/** Advance width and left bearing. */
export interface Metrics {
  readonly advance: number;
  readonly bearing: number;
}

/** The metrics of each glyph. */
export function readMetrics(tables: Tables): Metrics[] {
  const hmtx = table(tables, 'hmtx');
  const long = table(tables, 'hhea').readUInt16BE(34);
  const count = table(tables, 'maxp').readUInt16BE(4);
  return Array.from({ length: count }, (_, index) =>
    index < long
      ? { advance: hmtx.readUInt16BE(index * 4), bearing: hmtx.readInt16BE(index * 4 + 2) }
      : { advance: hmtx.readUInt16BE((long - 1) * 4), bearing: hmtx.readInt16BE(long * 4 + (index - long) * 2) },
  );
}

/** A naming table that holds the family, the style, the full name, the PostScript name and whose work it is. */
export function writeNames(family: string, copyright: string): Buffer {
  const names: [number, string][] = [
    [0, copyright],
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
    const encoded = Buffer.from(text, 'utf16le').swap16();
    // Platform 3 (Windows), encoding 1 (UTF-16), language 0x0409 (English).
    [3, 1, 0x0409, nameId, encoded.length, offset].forEach((value, field) => {
      header.writeUInt16BE(value, 6 + index * 12 + field * 2);
    });
    texts.push(encoded);
    offset += encoded.length;
  });
  return Buffer.concat([header, ...texts]);
}
