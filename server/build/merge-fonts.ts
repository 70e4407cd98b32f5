/**
 * Subsets of one typeface → one font with all of their characters. Renderers fall back from font to font
 * unreliably; one font needs no fallback. Glyphs of the first subset keep their numbers, so that its tables of
 * positions and substitutions stay true; those that follow are added behind, with the parts they are made of.
 */
import {
  readCharacters,
  readGlyphs,
  readMetrics,
  table,
  type Metrics,
  writeCharacters,
  writeNames,
} from './font-tables.ts';
import type { Tables } from './woff.ts';

/** A subset, and which of its characters are wanted. */
export interface Addition {
  readonly tables: Tables;
  readonly wanted: (character: number) => boolean;
}

// Flags of the parts of a composite glyph.
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

/** Where the numbers of a composite glyph's parts stand in it. */
function partOffsets(glyph: Buffer): number[] {
  if (glyph.length === 0 || glyph.readInt16BE(0) >= 0) return [];
  const offsets: number[] = [];
  let at = 10;
  for (;;) {
    const flags = glyph.readUInt16BE(at);
    offsets.push(at + 2);
    at += 4 + (flags & WORDS ? 4 : 2);
    at += flags & MATRIX ? 8 : flags & TWO_SCALES ? 4 : flags & SCALE ? 2 : 0;
    if (!(flags & MORE)) return offsets;
  }
}

class Merger {
  readonly glyphs: Buffer[];
  readonly metrics: Metrics[];
  readonly characters: Map<number, number>;

  constructor(base: Tables) {
    this.glyphs = readGlyphs(base);
    this.metrics = readMetrics(base);
    this.characters = readCharacters(base);
  }

  add({ tables, wanted }: Addition): void {
    const glyphs = readGlyphs(tables);
    const metrics = readMetrics(tables);
    const moved = new Map<number, number>();
    const move = (number: number): number => {
      const known = moved.get(number);
      if (known !== undefined) return known;
      const place = this.glyphs.length;
      moved.set(number, place);
      const glyph = Buffer.from(glyphs[number] as Buffer);
      this.glyphs.push(glyph);
      this.metrics.push(metrics[number] as Metrics);
      for (const offset of partOffsets(glyph)) glyph.writeUInt16BE(move(glyph.readUInt16BE(offset)), offset);
      return place;
    };
    for (const [character, number] of readCharacters(tables)) {
      if (!this.characters.has(character) && wanted(character)) this.characters.set(character, move(number));
    }
  }
}

function writeGlyphs(glyphs: readonly Buffer[]): { glyf: Buffer; loca: Buffer } {
  const loca = Buffer.alloc((glyphs.length + 1) * 4);
  const parts: Buffer[] = [];
  let offset = 0;
  glyphs.forEach((glyph, index) => {
    loca.writeUInt32BE(offset, index * 4);
    const part = Buffer.concat([glyph, Buffer.alloc((4 - (glyph.length % 4)) % 4)]);
    parts.push(part);
    offset += part.length;
  });
  loca.writeUInt32BE(offset, glyphs.length * 4);
  return { glyf: Buffer.concat(parts), loca };
}

function writeMetrics(metrics: readonly Metrics[]): Buffer {
  const hmtx = Buffer.alloc(metrics.length * 4);
  metrics.forEach(({ advance, bearing }, index) => {
    hmtx.writeUInt16BE(advance, index * 4);
    hmtx.writeInt16BE(bearing, index * 4 + 2);
  });
  return hmtx;
}

/** The largest of each of the limits in "maxp", for renderers that make room by them. */
function writeLimits(all: readonly Tables[], glyphs: number): Buffer {
  const limits = Buffer.from(table(all[0] as Tables, 'maxp'));
  for (const tables of all) {
    const other = table(tables, 'maxp');
    for (let at = 6; at < limits.length; at += 2) {
      limits.writeUInt16BE(Math.max(limits.readUInt16BE(at), other.readUInt16BE(at)), at);
    }
  }
  limits.writeUInt16BE(glyphs, 4);
  return limits;
}

/** The tables of the merged font. `copyright` is the notice of whose work it is. */
export function mergeFonts(base: Tables, additions: readonly Addition[], family: string, copyright: string): Tables {
  const merger = new Merger(base);
  for (const addition of additions) merger.add(addition);
  const { glyf, loca } = writeGlyphs(merger.glyphs);
  const head = Buffer.from(table(base, 'head'));
  head.writeInt16BE(1, 50);
  const hhea = Buffer.from(table(base, 'hhea'));
  hhea.writeUInt16BE(merger.metrics.length, 34);
  const merged: Tables = new Map([
    ['head', head],
    ['hhea', hhea],
    ['maxp', writeLimits([base, ...additions.map(({ tables }) => tables)], merger.glyphs.length)],
    ['hmtx', writeMetrics(merger.metrics)],
    ['cmap', writeCharacters(merger.characters)],
    ['glyf', glyf],
    ['loca', loca],
    ['name', writeNames(family, copyright)],
  ]);
  for (const tag of ['OS/2', 'post', 'gasp', 'prep', 'GDEF', 'GPOS', 'GSUB']) {
    const kept = base.get(tag);
    if (kept) merged.set(tag, kept);
  }
  return merged;
}
