/**
 * Strings as UTF-8 in one pool, each with a dense code and found by a hash index (open addressing, linear probing).
 * Equal strings have one code within a table.
 */
import { Growable } from './growable.ts';
import type { GraphBytes, SectionReader, SectionWriter } from './layout.ts';

const NONE = 0xffffffff;

/** FNV-1a over bytes (Fowler, Noll, Vo), with a last mixing so that low bits may serve as a slot. */
function hashBytes(bytes: Uint8Array<GraphBytes>, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Compares two runs of UTF-8 by byte, which is the order of code points. */
export function compareBytes(
  a: Uint8Array<GraphBytes>,
  aStart: number,
  aEnd: number,
  b: Uint8Array<GraphBytes>,
  bStart: number,
  bEnd: number,
): number {
  const shared = Math.min(aEnd - aStart, bEnd - bStart);
  for (let index = 0; index < shared; index++) {
    const difference = (a[aStart + index] as number) - (b[bStart + index] as number);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}

function slotsFor(count: number): number {
  let slots = 8;
  while (slots * 0.75 < count) slots *= 2;
  return slots;
}

/** A string holds half of a surrogate pair, which no UTF-8 can say. */
export class IllFormedString extends Error {
  constructor(text: string) {
    super(`a string holds half of a surrogate pair: ${JSON.stringify(text.slice(0, 80))}`);
    this.name = 'IllFormedString';
  }
}

/**
 * Strings are collected in blocks of this many bytes (a longer string has a block of its own), so that growing copies
 * nothing and leaves no garbage behind.
 */
const BLOCK_BYTES = 1 << 22;

/** Collects strings; each distinct one gets the next code, from 0. */
export class StringTableBuilder {
  #blocks: Uint8Array<ArrayBuffer>[] = [];
  /** How much of the last block is used. */
  #used = BLOCK_BYTES;
  #blockOf = new Growable(new Uint16Array(16));
  #starts = new Growable(new Uint32Array(16));
  #ends = new Growable(new Uint32Array(16));
  #hashes = new Growable(new Uint32Array(16));
  #slots = new Uint32Array(8).fill(NONE);
  #encoder = new TextEncoder();
  #bytes = 0;

  get length(): number {
    return this.#ends.length;
  }

  #block(code: number): Uint8Array<ArrayBuffer> {
    return this.#blocks[this.#blockOf.array[code] as number] as Uint8Array<ArrayBuffer>;
  }

  /** Makes room for so many bytes; gives the block and where in it they go. */
  #room(bytes: number): { block: Uint8Array<ArrayBuffer>; start: number } {
    let block = this.#blocks.at(-1);
    if (block === undefined || this.#used + bytes > block.length) {
      block = new Uint8Array(Math.max(BLOCK_BYTES, bytes));
      this.#blocks.push(block);
      this.#used = 0;
    }
    return { block, start: this.#used };
  }

  /** Writes a string's UTF-8 into a block from `start`; gives its end. ASCII, the most, needs no encoder and no view. */
  #encode(text: string, block: Uint8Array<ArrayBuffer>, start: number): number {
    const { length } = text;
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) {
        if (/\p{Surrogate}/u.test(text)) throw new IllFormedString(text);
        return start + this.#encoder.encodeInto(text, block.subarray(start)).written;
      }
      block[start + at] = unit;
    }
    return start + length;
  }

  /** The code of a string, given one if it has none yet. Throws `IllFormedString`. */
  intern(text: string): number {
    const { block, start } = this.#room(text.length * 3);
    const end = this.#encode(text, block, start);
    const hash = hashBytes(block, start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot] as number;
      if (code === NONE) break;
      if (this.#hashes.array[code] !== hash) continue;
      const [from, to] = [this.#starts.array[code] as number, this.#ends.array[code] as number];
      if (compareBytes(this.#block(code), from, to, block, start, end) === 0) return code;
    }
    const code = this.length;
    this.#slots[slot] = code;
    this.#hashes.push(hash);
    this.#blockOf.push(this.#blocks.length - 1);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#used = end;
    this.#bytes += end - start;
    if (slotsFor(code + 1) > this.#slots.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2).fill(NONE);
    const mask = slots.length - 1;
    for (let code = 0; code < this.length; code++) {
      let slot = (this.#hashes.array[code] as number) & mask;
      while (slots[slot] !== NONE) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.#slots = slots;
  }

  /** Orders two codes by their strings' code points. */
  compare(a: number, b: number): number {
    const starts = this.#starts.array;
    const ends = this.#ends.array;
    return compareBytes(
      this.#block(a),
      starts[a] as number,
      ends[a] as number,
      this.#block(b),
      starts[b] as number,
      ends[b] as number,
    );
  }

  text(code: number): string {
    const bytes = this.#block(code).subarray(this.#starts.array[code], this.#ends.array[code]);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }

  /**
   * Plans the sections `{name}.pool`, `.ends`, `.slots`. With `order`, the string of code `order[i]`
   * gets the code `i`. The builder must not be used afterwards.
   */
  write(writer: SectionWriter, name: string, order: Uint32Array | null): void {
    const count = this.length;
    const codeAt = (index: number): number => (order === null ? index : (order[index] as number));
    this.#slots = new Uint32Array(0);
    writer.add(`${name}.pool`, 'u8', this.#bytes, (pool) => {
      let at = 0;
      for (let index = 0; index < count; index++) {
        const code = codeAt(index);
        const block = this.#block(code);
        const end = this.#ends.array[code] as number;
        for (let byte = this.#starts.array[code] as number; byte < end; byte++) pool[at++] = block[byte] as number;
      }
      this.#blocks = [];
    });
    writer.add(`${name}.ends`, 'u32', count, (ends) => {
      let at = 0;
      for (let index = 0; index < count; index++) {
        const code = codeAt(index);
        at += (this.#ends.array[code] as number) - (this.#starts.array[code] as number);
        ends[index] = at;
      }
    });
    writer.add(`${name}.slots`, 'u32', slotsFor(count), (slots) => {
      slots.fill(NONE);
      const mask = slots.length - 1;
      for (let index = 0; index < count; index++) {
        let slot = (this.#hashes.array[codeAt(index)] as number) & mask;
        while (slots[slot] !== NONE) slot = (slot + 1) & mask;
        slots[slot] = index;
      }
      this.#hashes = this.#starts = this.#ends = new Growable(new Uint32Array(0));
    });
  }
}

const CACHE_SLOTS = 4096;

/** Reads a table that lies in a graph's buffer. */
export class StringTable {
  /** UTF-8 of all strings, one after the other. */
  readonly pool: Uint8Array<GraphBytes>;
  /** Where each string ends in the pool; it begins where the one before ends. */
  readonly ends: Uint32Array<GraphBytes>;
  #slots: Uint32Array<GraphBytes>;
  #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #encoder = new TextEncoder();
  #scratch = new Uint8Array(1024);
  #cachedCodes = new Int32Array(CACHE_SLOTS).fill(-1);
  #cachedTexts: string[] = [];

  constructor(reader: SectionReader, name: string) {
    this.pool = reader.get(`${name}.pool`, 'u8');
    this.ends = reader.get(`${name}.ends`, 'u32');
    this.#slots = reader.get(`${name}.slots`, 'u32');
  }

  get length(): number {
    return this.ends.length;
  }

  /** Where a string begins in the pool. */
  start(code: number): number {
    return code === 0 ? 0 : (this.ends[code - 1] as number);
  }

  /** The string of a code. */
  text(code: number): string {
    const slot = code & (CACHE_SLOTS - 1);
    if (this.#cachedCodes[slot] === code) return this.#cachedTexts[slot] as string;
    const text = this.#decode(this.start(code), this.ends[code] as number);
    this.#cachedCodes[slot] = code;
    this.#cachedTexts[slot] = text;
    return text;
  }

  #decode(start: number, end: number): string {
    const length = end - start;
    // Browsers refuse to decode shared memory in place, so the bytes are copied first.
    if (length > this.#scratch.length) this.#scratch = new Uint8Array(length * 2);
    const scratch = this.#scratch;
    let seen = 0;
    for (let index = 0; index < length; index++) seen |= scratch[index] = this.pool[start + index] as number;
    if (seen < 0x80 && length <= 24) {
      let text = '';
      for (let index = 0; index < length; index++) text += String.fromCharCode(scratch[index] as number);
      return text;
    }
    return this.#decoder.decode(scratch.subarray(0, length));
  }

  /** The code of a string, or -1. */
  find(text: string): number {
    if (this.#scratch.length < text.length * 3) this.#scratch = new Uint8Array(text.length * 3);
    const { written } = this.#encoder.encodeInto(text, this.#scratch);
    if (written !== text.length && /\p{Surrogate}/u.test(text)) return -1;
    const mask = this.#slots.length - 1;
    let slot = hashBytes(this.#scratch, 0, written) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot] as number;
      if (code === NONE) return -1;
      const end = this.ends[code] as number;
      if (compareBytes(this.pool, this.start(code), end, this.#scratch, 0, written) === 0) return code;
    }
  }

  /** Orders two codes by their strings' code points. */
  compare(a: number, b: number): number {
    return a === b
      ? 0
      : compareBytes(
          this.pool,
          this.start(a),
          this.ends[a] as number,
          this.pool,
          this.start(b),
          this.ends[b] as number,
        );
  }
}
