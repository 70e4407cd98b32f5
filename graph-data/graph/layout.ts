/**
 * How a graph lies in one buffer: a header, a table of sections, and the sections, each of which is one
 * typed array. Everything is 8-byte aligned, so that a thread, or a file read whole, attaches without copying.
 *
 * Header (64 bytes): magic (8), format version u32, byte-order mark u32, section count u32,
 * checksum u32 of header and table, total length f64, the rest zero.
 * Table entry (64 bytes): name (40, UTF-8, zero-padded), type u32, checksum u32, offset f64, length in bytes f64.
 */

/** Raised by one whenever the meaning of a section changes; another version is rebuilt, never guessed at. */
export const FORMAT_VERSION = 3;
export const MAGIC = 'SAYSOGR\n';
export const BYTE_ORDER_MARK = 0x01020304;
export const HEADER_BYTES = 64;
export const ENTRY_BYTES = 64;
const NAME_BYTES = 40;

/** The buffer of a graph: shared between threads where the platform has it. */
export type GraphBytes = ArrayBuffer | SharedArrayBuffer;

const CONSTRUCTORS = {
  u8: Uint8Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f64: Float64Array,
  i64: BigInt64Array,
} as const;
const TYPE_NAMES = ['u8', 'u16', 'i32', 'u32', 'f64', 'i64'] as const;

export type SectionType = keyof typeof CONSTRUCTORS;
export interface SectionArrays {
  u8: Uint8Array<GraphBytes>;
  u16: Uint16Array<GraphBytes>;
  i32: Int32Array<GraphBytes>;
  u32: Uint32Array<GraphBytes>;
  f64: Float64Array<GraphBytes>;
  i64: BigInt64Array<GraphBytes>;
}

export interface SectionEntry {
  readonly name: string;
  readonly type: SectionType;
  readonly checksum: number;
  /** In bytes from the start of the buffer. */
  readonly offset: number;
  /** In bytes, without the padding to the next multiple of 8. */
  readonly length: number;
}

/** What can be wrong with bytes that should be a graph. */
export type LayoutFault = 'magic' | 'version' | 'byteOrder' | 'truncated' | 'checksum' | 'bounds';

/** The bytes are no graph that this version can attach to: the graph is to be rebuilt from its data set. */
export class LayoutError extends Error {
  readonly fault: LayoutFault;
  constructor(fault: LayoutFault, message: string) {
    super(message);
    this.name = 'LayoutError';
    this.fault = fault;
  }
}

/** Rounds a number of bytes up to a multiple of 8. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/** A new zeroed buffer, shared where the platform allows it. */
export function allocate(bytes: number): GraphBytes {
  return typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}

/** One step of MurmurHash3 (Appleby 2011): a word mixed into a 32-bit hash. */
export function mixed(hash: number, word: number): number {
  let mixing = Math.imul(word, 0xcc9e2d51);
  mixing = Math.imul((mixing << 15) | (mixing >>> 17), 0x1b873593);
  const next = hash ^ mixing;
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

/**
 * A 32-bit checksum of whole words (MurmurHash3's mixing, Appleby 2011) in four lanes, which a processor runs side by
 * side. Every step is a bijection of the word, so that a change within any one word always changes the result.
 */
export function checksum(buffer: GraphBytes, offset: number, bytes: number, seed = 0): number {
  const words = new Uint32Array(buffer, offset, bytes >>> 2);
  let [a, b, c, d] = [seed | 0, seed ^ 0x9e3779b9, seed ^ 0x85ebca6b, seed ^ 0xc2b2ae35];
  const whole = words.length - (words.length % 4);
  for (let index = 0; index < whole; index += 4) {
    a = mixed(a, words[index] as number);
    b = mixed(b, words[index + 1] as number);
    c = mixed(c, words[index + 2] as number);
    d = mixed(d, words[index + 3] as number);
  }
  for (let index = whole; index < words.length; index++) a = mixed(a, words[index] as number);
  return mixed(mixed(mixed(a, b), c), d) >>> 0;
}

/** The checksum over header and table, taken with its own field as zero. */
export function tableChecksum(bytes: GraphBytes, sections: number): number {
  const length = HEADER_BYTES + sections * ENTRY_BYTES;
  const copy = new Uint8Array(length);
  copy.set(new Uint8Array(bytes, 0, length));
  copy.fill(0, 20, 24);
  return checksum(copy.buffer, 0, length);
}

interface Planned {
  readonly name: string;
  readonly type: SectionType;
  readonly items: number;
  fill: ((array: never) => void) | null;
}

/** Collects sections, then lays them out in one buffer. Fillers run in order and are let go of one by one. */
export class SectionWriter {
  #planned: Planned[] = [];

  /** Plans one section of `items` elements; `fill` writes into the zeroed array. */
  add<T extends SectionType>(name: string, type: T, items: number, fill: (array: SectionArrays[T]) => void): void {
    this.#planned.push({ name, type, items, fill: fill as (array: never) => void });
  }

  /** Plans a section that is a copy of `source`. */
  copy<T extends SectionType>(name: string, type: T, source: ArrayLike<number>): void {
    this.add(name, type, source.length, (array) => (array as Uint32Array<GraphBytes>).set(source));
  }

  /** Lays out, fills and checksums. */
  finish(): GraphBytes {
    const planned = this.#planned;
    let total = HEADER_BYTES + planned.length * ENTRY_BYTES;
    const offsets = planned.map(({ type, items }) => {
      const offset = total;
      total += aligned(items * CONSTRUCTORS[type].BYTES_PER_ELEMENT);
      return offset;
    });
    const bytes = allocate(total);
    const view = new DataView(bytes);
    const text = new Uint8Array(bytes);
    const encoder = new TextEncoder();
    text.set(encoder.encode(MAGIC));
    const words = new Uint32Array(bytes, 8, 4);
    words.set([FORMAT_VERSION, BYTE_ORDER_MARK, planned.length, 0]);
    new Float64Array(bytes, 24, 1)[0] = total;
    planned.forEach((section, index) => {
      const offset = offsets[index] as number;
      const length = section.items * CONSTRUCTORS[section.type].BYTES_PER_ELEMENT;
      section.fill?.(new CONSTRUCTORS[section.type](bytes as ArrayBuffer, offset, section.items) as never);
      section.fill = null;
      const at = HEADER_BYTES + index * ENTRY_BYTES;
      const name = encoder.encode(section.name);
      if (name.length > NAME_BYTES) throw new RangeError(`section name too long: ${section.name}`);
      text.set(name, at);
      new Uint32Array(bytes, at + 40, 2).set([
        TYPE_NAMES.indexOf(section.type),
        checksum(bytes, offset, aligned(length)),
      ]);
      new Float64Array(bytes, at + 48, 2).set([offset, length]);
    });
    view.setUint32(20, 0);
    new Uint32Array(bytes, 20, 1)[0] = tableChecksum(bytes, planned.length);
    return bytes;
  }
}

/** The sections of a buffer by name. Checks magic, version, byte order, length and bounds, not the checksums. */
export class SectionReader {
  readonly bytes: GraphBytes;
  readonly entries: readonly SectionEntry[];
  #byName = new Map<string, SectionEntry>();

  constructor(bytes: GraphBytes) {
    this.bytes = bytes;
    if (bytes.byteLength < HEADER_BYTES) throw new LayoutError('truncated', 'the bytes are shorter than a header');
    const text = new Uint8Array(bytes);
    const magic = String.fromCharCode(...text.subarray(0, 8));
    if (magic !== MAGIC) throw new LayoutError('magic', 'the bytes do not begin as a graph');
    const [version, mark, count] = new Uint32Array(bytes, 8, 3) as unknown as [number, number, number];
    if (mark !== BYTE_ORDER_MARK)
      throw new LayoutError('byteOrder', 'the graph was written by a machine of another byte order');
    if (version !== FORMAT_VERSION) {
      throw new LayoutError('version', `the graph is of format ${version}, this version reads ${FORMAT_VERSION}`);
    }
    const total = new Float64Array(bytes, 24, 1)[0] as number;
    const tableEnd = HEADER_BYTES + count * ENTRY_BYTES;
    if (total !== bytes.byteLength || tableEnd > total) {
      throw new LayoutError('truncated', `the graph says it has ${total} bytes, there are ${bytes.byteLength}`);
    }
    const entries: SectionEntry[] = [];
    for (let index = 0; index < count; index++) entries.push(this.#entry(text, index, tableEnd, total));
    this.entries = entries;
  }

  #entry(text: Uint8Array<GraphBytes>, index: number, tableEnd: number, total: number): SectionEntry {
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    let end = at;
    while (end < at + NAME_BYTES && text[end] !== 0) end++;
    const name = String.fromCharCode(...text.subarray(at, end));
    const [code, sum] = new Uint32Array(this.bytes, at + NAME_BYTES, 2) as unknown as [number, number];
    const [offset, length] = new Float64Array(this.bytes, at + 48, 2) as unknown as [number, number];
    const type = TYPE_NAMES[code];
    const fits =
      type !== undefined &&
      Number.isSafeInteger(offset) &&
      Number.isSafeInteger(length) &&
      offset >= tableEnd &&
      offset % 8 === 0 &&
      length >= 0 &&
      offset + aligned(length) <= total &&
      length % CONSTRUCTORS[type].BYTES_PER_ELEMENT === 0;
    if (!fits) throw new LayoutError('bounds', `the section "${name}" lies outside the graph`);
    const entry = { name, type, checksum: sum, offset, length };
    this.#byName.set(name, entry);
    return entry;
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** The array of a section, without copying. */
  get<T extends SectionType>(name: string, type: T): SectionArrays[T] {
    const entry = this.#byName.get(name);
    if (entry === undefined || entry.type !== type) {
      throw new LayoutError('bounds', `the graph has no section "${name}" of type ${type}`);
    }
    const constructor = CONSTRUCTORS[type];
    return new constructor(
      this.bytes as ArrayBuffer,
      entry.offset,
      entry.length / constructor.BYTES_PER_ELEMENT,
    ) as unknown as SectionArrays[T];
  }
}
