/**
 * Strings as UTF-8 in one pool, each with a dense code and found by a hash index (open addressing, linear probing).
 * Equal strings have one code within a table.
 */
import { Growable } from './growable.ts';
import { mixed, type GraphBytes, type SectionReader, type SectionWriter } from './layout.ts';
import { identity, stableSort } from './numbering.ts';

const NONE = 0xffffffff;

/** A hash of bytes, four at a time (MurmurHash3's mixing, Appleby 2011), whose low bits may serve as a slot. */
function hashBytes(bytes: Uint8Array<GraphBytes>, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    hash = mixed(hash, word);
  }
  let rest = 0;
  for (; at < end; at++) rest = (rest << 8) | (bytes[at] as number);
  hash = mixed(hash, rest);
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
 * Strings are collected in blocks of this many bytes, so that growing copies nothing and leaves no garbage behind. A
 * longer string has a block of its own, that takes the place of as many as it is long.
 */
const BLOCK_BITS = 22;
const BLOCK_BYTES = 2 ** BLOCK_BITS;
const WITHIN_BLOCK = BLOCK_BYTES - 1;
/** Places are 32-bit numbers. */
const MAX_BLOCKS = 2 ** (32 - BLOCK_BITS);

/** What is known of a string lies together, because looking one up is a walk through cold memory: hash, place, length. */
const RECORD = 3;

/** So few are sorted by comparing them. */
const FEW = 64;

/** Collects strings; each distinct one gets the next code, from 0. */
export class StringTableBuilder {
  #blocks: Uint8Array<ArrayBuffer>[] = [];
  /** How much of the last block is used. */
  #used = BLOCK_BYTES;
  #records = new Growable(new Uint32Array(16 * RECORD));
  #slots = new Uint32Array(8).fill(NONE);
  #encoder = new TextEncoder();
  #bytes = 0;
  #count = 0;

  get length(): number {
    return this.#count;
  }

  #block(code: number): Uint8Array<ArrayBuffer> {
    return this.#blocks[(this.#records.array[code * RECORD + 1] as number) >>> BLOCK_BITS] as Uint8Array<ArrayBuffer>;
  }

  #start(code: number): number {
    return (this.#records.array[code * RECORD + 1] as number) & WITHIN_BLOCK;
  }

  #size(code: number): number {
    return this.#records.array[code * RECORD + 2] as number;
  }

  /** The block that has room for so many bytes from `#used` on. Throws `RangeError` when there are over 4 GB of strings. */
  #room(bytes: number): Uint8Array<ArrayBuffer> {
    const last = this.#blocks.at(-1);
    // Of a longer block only its first part is a place where strings begin.
    if (last !== undefined && this.#used < BLOCK_BYTES && this.#used + bytes <= last.length) return last;
    const spans = Math.max(1, Math.ceil(bytes / BLOCK_BYTES));
    if (this.#blocks.length + spans > MAX_BLOCKS) throw new RangeError('the strings of one table take over 4 GB');
    const block = new Uint8Array(spans * BLOCK_BYTES);
    for (let nth = 0; nth < spans; nth++) this.#blocks.push(block);
    this.#used = 0;
    return block;
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

  /** The code of a string, given one if it has none yet. Throws `IllFormedString`, `RangeError`. */
  intern(text: string): number {
    const block = this.#room(text.length * 3);
    const start = this.#used;
    const end = this.#encode(text, block, start);
    const hash = hashBytes(block, start, end);
    const mask = this.#slots.length - 1;
    const records = this.#records.array;
    let slot = hash & mask;
    for (; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot] as number;
      if (code === NONE) break;
      if (records[code * RECORD] !== hash || records[code * RECORD + 2] !== end - start) continue;
      const from = this.#start(code);
      if (compareBytes(this.#block(code), from, from + end - start, block, start, end) === 0) return code;
    }
    const code = this.#count++;
    this.#slots[slot] = code;
    this.#records.reserve((code + 1) * RECORD);
    // A block of several spans is the last of them too: its place is that of the first.
    const first = this.#blocks.length - block.length / BLOCK_BYTES;
    this.#records.array[code * RECORD] = hash;
    this.#records.array[code * RECORD + 1] = first * BLOCK_BYTES + start;
    this.#records.array[code * RECORD + 2] = end - start;
    this.#used = end;
    this.#bytes += end - start;
    if (slotsFor(code + 1) > this.#slots.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2).fill(NONE);
    const records = this.#records.array;
    const mask = slots.length - 1;
    for (let code = 0; code < this.#count; code++) {
      let slot = (records[code * RECORD] as number) & mask;
      while (slots[slot] !== NONE) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.#slots = slots;
  }

  /** Orders two codes by their strings' code points. */
  compare(a: number, b: number): number {
    const [aStart, bStart] = [this.#start(a), this.#start(b)];
    return compareBytes(this.#block(a), aStart, aStart + this.#size(a), this.#block(b), bStart, bStart + this.#size(b));
  }

  /** Puts codes into the order of their strings' code points, in place. */
  sort(codes: Uint32Array): void {
    if (codes.length < FEW) {
      codes.sort((a, b) => this.compare(a, b));
      return;
    }
    const shared = this.#sharedPrefix(codes);
    const digits = [0, 1, 2, 3].map(() => new Uint16Array(codes.length));
    codes.forEach((code, index) => {
      const block = this.#block(code);
      const start = this.#start(code);
      const end = start + this.#size(code);
      for (let nth = 0; nth < 4; nth++) {
        const at = start + shared + 2 * nth;
        const high = at < end ? (block[at] as number) : 0;
        const low = at + 1 < end ? (block[at + 1] as number) : 0;
        (digits[nth] as Uint16Array)[index] = (high << 8) | low;
      }
    });
    const order = digits.reduceRight((sorted, digit) => stableSort(sorted, digit, 0x10000), identity(codes.length));
    const before = codes.slice();
    order.forEach((index, at) => (codes[at] = before[index] as number));
    const alike = (a: number, b: number): boolean => digits.every((digit) => digit[a] === digit[b]);
    for (let start = 0; start < order.length;) {
      let end = start + 1;
      while (end < order.length && alike(order[start] as number, order[end] as number)) end++;
      const run = codes.subarray(start, end);
      // Strings that differ in nothing but zero bytes at their ends would come back as they are.
      if (run.length === codes.length) run.sort((a, b) => this.compare(a, b));
      else if (run.length > 1) this.sort(run);
      start = end;
    }
  }

  /** How many bytes all the strings begin with. */
  #sharedPrefix(codes: Uint32Array): number {
    const first = codes[0] as number;
    const [block, start] = [this.#block(first), this.#start(first)];
    let shared = this.#size(first);
    for (const code of codes) {
      const [other, otherStart] = [this.#block(code), this.#start(code)];
      shared = Math.min(shared, this.#size(code));
      let at = 0;
      while (at < shared && block[start + at] === other[otherStart + at]) at++;
      shared = at;
    }
    return shared;
  }

  text(code: number): string {
    const start = this.#start(code);
    const bytes = this.#block(code).subarray(start, start + this.#size(code));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }

  /**
   * Plans the sections `{name}.pool`, `.ends`, `.slots`. With `numbering`, the string of code `order[i]` gets the code
   * `i`, and `position` says the same the other way round. The builder must not be used afterwards.
   */
  write(writer: SectionWriter, name: string, numbering: { order: Uint32Array; position: Uint32Array } | null): void {
    const count = this.#count;
    writer.add(`${name}.pool`, 'u8', this.#bytes, (pool) => {
      if (numbering === null) this.#copyAll(pool);
      else this.#copyInOrder(pool, numbering.order);
      this.#blocks = [];
    });
    writer.add(`${name}.ends`, 'u32', count, (ends) => {
      let at = 0;
      for (let index = 0; index < count; index++) {
        at += this.#size(numbering === null ? index : (numbering.order[index] as number));
        ends[index] = at;
      }
      this.#records = new Growable(new Uint32Array(0));
    });
    writer.add(`${name}.slots`, 'u32', this.#slots.length, (slots) => {
      slots.set(this.#slots);
      if (numbering !== null) {
        const { position } = numbering;
        for (let slot = 0; slot < slots.length; slot++) {
          if (slots[slot] !== NONE) slots[slot] = position[slots[slot] as number] as number;
        }
      }
      this.#slots = new Uint32Array(0);
    });
  }

  /** Strings stand in the blocks in the order of their codes: what is used of each block goes as it is. */
  #copyAll(pool: Uint8Array<GraphBytes>): void {
    let at = 0;
    for (let code = 0; code < this.#count;) {
      const block = this.#block(code);
      const start = this.#start(code);
      let end = start;
      for (; code < this.#count && this.#block(code) === block; code++) end += this.#size(code);
      pool.set(block.subarray(start, end), at);
      at += end - start;
    }
  }

  #copyInOrder(pool: Uint8Array<GraphBytes>, order: Uint32Array): void {
    let at = 0;
    for (let index = 0; index < order.length; index++) {
      const code = order[index] as number;
      const block = this.#block(code);
      const start = this.#start(code);
      const end = start + this.#size(code);
      for (let byte = start; byte < end; byte++) pool[at++] = block[byte] as number;
    }
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
