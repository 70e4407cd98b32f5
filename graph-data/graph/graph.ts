/**
 * An immutable property graph in columns, attached to one buffer without copying.
 * Nodes are numbered by (label set, id), relationships by (source, type, target, id): the number of a relationship
 * is its position among the outward ones. Numbers hold for one graph only; ids are for ever.
 */
import type { PropertyValue } from '#model/property-graph.ts';
import { LayoutError, SectionReader, type GraphBytes } from './layout.ts';
import { ListPool, PropertyColumn } from './property-column.ts';
import { TypedText, type StoredValue } from './stored-value.ts';
import { StringTable } from './string-table.ts';

/** Numbers from `start` up to, but without, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

interface NameLists {
  readonly dataVersion: string;
  readonly labels: readonly string[];
  readonly types: readonly string[];
  readonly keys: readonly string[];
}

const COLUMN_FIELDS = 6;

function codesOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, code) => [name, code]));
}

function plain(value: StoredValue | null): PropertyValue | null {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof TypedText) return value.text;
  return value.map((item) => (item instanceof TypedText ? item.text : item));
}

/** The first index in `from..to` whose code is not below `code`; the codes are sorted there. */
export function lowerBound(codes: Uint16Array<GraphBytes>, from: number, to: number, code: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((codes[middle] as number) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class Graph {
  /** The whole graph: hand it to another thread, or write it to a file as it is. */
  readonly bytes: GraphBytes;
  readonly dataVersion: string;
  readonly nodeCount: number;
  readonly relationshipCount: number;
  /** Names by code, in the order of code units. */
  readonly labels: readonly string[];
  readonly types: readonly string[];
  readonly keys: readonly string[];
  /** The code of each node's combination of labels. */
  readonly labelSet: Uint16Array<GraphBytes>;
  /** Where the nodes of each combination start; one longer than there are combinations. */
  readonly labelSetStart: Uint32Array<GraphBytes>;
  /** The labels of each combination, by code, in order. */
  readonly labelSets: readonly (readonly number[])[];
  /** The relationships that leave node `n` are `outOffset[n]` to `outOffset[n + 1]`, sorted by type, then target. */
  readonly outOffset: Uint32Array<GraphBytes>;
  readonly source: Uint32Array<GraphBytes>;
  readonly target: Uint32Array<GraphBytes>;
  readonly type: Uint16Array<GraphBytes>;
  /** `inRel[inOffset[n]]` to `inRel[inOffset[n + 1]]` are the relationships that reach `n`, by type, then source. */
  readonly inOffset: Uint32Array<GraphBytes>;
  readonly inRel: Uint32Array<GraphBytes>;
  /** The type of `inRel` at the same index. */
  readonly inType: Uint16Array<GraphBytes>;
  /** The strings of all properties. */
  readonly strings: StringTable;
  readonly nodeIds: StringTable;
  readonly relationshipIds: StringTable;
  readonly #labelCodes: ReadonlyMap<string, number>;
  readonly #typeCodes: ReadonlyMap<string, number>;
  readonly #keyCodes: ReadonlyMap<string, number>;
  readonly #labelsOfSet: readonly (readonly string[])[];
  readonly #setHasLabel: Uint8Array;
  readonly #ranges: readonly (readonly Range[])[];
  readonly #nodeColumns: (PropertyColumn | undefined)[] = [];
  readonly #relationshipColumns: (PropertyColumn | undefined)[] = [];

  private constructor(reader: SectionReader) {
    this.bytes = reader.bytes;
    const names = readNames(reader);
    this.dataVersion = names.dataVersion;
    this.labels = names.labels;
    this.types = names.types;
    this.keys = names.keys;
    this.#labelCodes = codesOf(names.labels);
    this.#typeCodes = codesOf(names.types);
    this.#keyCodes = codesOf(names.keys);
    this.labelSet = reader.get('labelSet', 'u16');
    this.labelSetStart = reader.get('labelSet.start', 'u32');
    this.outOffset = reader.get('outOffset', 'u32');
    this.source = reader.get('source', 'u32');
    this.target = reader.get('target', 'u32');
    this.type = reader.get('type', 'u16');
    this.inOffset = reader.get('inOffset', 'u32');
    this.inRel = reader.get('inRel', 'u32');
    this.inType = reader.get('inType', 'u16');
    this.strings = new StringTable(reader, 'strings');
    this.nodeIds = new StringTable(reader, 'nodeIds');
    this.relationshipIds = new StringTable(reader, 'relationshipIds');
    this.nodeCount = this.labelSet.length;
    this.relationshipCount = this.source.length;
    const ends = reader.get('labelSet.ends', 'u32');
    const codes = reader.get('labelSet.codes', 'u16');
    this.labelSets = Array.from(ends, (end, set) => [...codes.subarray(set === 0 ? 0 : ends[set - 1], end)]);
    this.#labelsOfSet = this.labelSets.map((set) => set.map((code) => names.labels[code] as string));
    this.#setHasLabel = new Uint8Array(this.labelSets.length * names.labels.length);
    this.labelSets.forEach((set, at) =>
      set.forEach((code) => (this.#setHasLabel[at * names.labels.length + code] = 1)),
    );
    this.#ranges = this.#labelRanges();
    this.#attachColumns(reader);
  }

  /** Attaches to the bytes of a graph. Throws `LayoutError` when they are none; verifies no checksum. */
  static attach(bytes: GraphBytes): Graph {
    return new Graph(new SectionReader(bytes));
  }

  #labelRanges(): Range[][] {
    const ranges: { start: number; end: number }[][] = this.labels.map(() => []);
    this.labelSets.forEach((set, at) => {
      const start = this.labelSetStart[at] as number;
      const end = this.labelSetStart[at + 1] as number;
      for (const code of set) {
        const own = ranges[code] as { start: number; end: number }[];
        const last = own.at(-1);
        if (last !== undefined && last.end === start) last.end = end;
        else own.push({ start, end });
      }
    });
    return ranges;
  }

  #attachColumns(reader: SectionReader): void {
    const shapes = reader.get('columns', 'i32');
    const lists = new ListPool(reader, this.strings);
    for (let at = 0; at < shapes.length; at += COLUMN_FIELDS) {
      const [owner, key, ...shape] = shapes.subarray(at, at + COLUMN_FIELDS) as unknown as [
        number,
        number,
        ...number[],
      ];
      const [columns, ids, prefix] =
        owner === 0
          ? ([this.#nodeColumns, this.nodeIds, 'n'] as const)
          : ([this.#relationshipColumns, this.relationshipIds, 'r'] as const);
      columns[key] = new PropertyColumn(reader, `${prefix}.${key}`, shape as [number, number, number, number], {
        strings: this.strings,
        lists,
        ids,
      });
    }
  }

  /** The number of a node, or -1. */
  nodeById(id: string): number {
    return this.nodeIds.find(id);
  }

  idOf(node: number): string {
    return this.nodeIds.text(node);
  }

  /** The number of a relationship, or -1. */
  relationshipById(id: string): number {
    return this.relationshipIds.find(id);
  }

  relationshipIdOf(relationship: number): string {
    return this.relationshipIds.text(relationship);
  }

  /** The code of a label, or -1. */
  labelCode(name: string): number {
    return this.#labelCodes.get(name) ?? -1;
  }

  /** The code of a relationship type, or -1. */
  typeCode(name: string): number {
    return this.#typeCodes.get(name) ?? -1;
  }

  /** The code of a property key, or -1. */
  keyCode(name: string): number {
    return this.#keyCodes.get(name) ?? -1;
  }

  /** The labels of a node, in the order of code units. */
  labelsOf(node: number): readonly string[] {
    return this.#labelsOfSet[this.labelSet[node] as number] as readonly string[];
  }

  hasLabel(node: number, labelCode: number): boolean {
    return this.setHasLabel(this.labelSet[node] as number, labelCode);
  }

  /** Whether a combination of labels holds a label. A code of -1 is held by none. */
  setHasLabel(set: number, labelCode: number): boolean {
    return labelCode >= 0 && this.#setHasLabel[set * this.labels.length + labelCode] === 1;
  }

  /** The nodes with a label, as few ranges of numbers, ascending. */
  nodesWithLabel(labelCode: number): readonly Range[] {
    return this.#ranges[labelCode] ?? [];
  }

  /** The relationships that leave a node, of one type or of all: their numbers. */
  outRange(node: number, type?: number): Range {
    const start = this.outOffset[node] as number;
    const end = this.outOffset[node + 1] as number;
    if (type === undefined) return { start, end };
    const from = lowerBound(this.type, start, end, type);
    return { start: from, end: lowerBound(this.type, from, end, type + 1) };
  }

  /** The relationships that reach a node, of one type or of all: indexes into `inRel` and `inType`. */
  inRange(node: number, type?: number): Range {
    const start = this.inOffset[node] as number;
    const end = this.inOffset[node + 1] as number;
    if (type === undefined) return { start, end };
    const from = lowerBound(this.inType, start, end, type);
    return { start: from, end: lowerBound(this.inType, from, end, type + 1) };
  }

  /** The column of a key on nodes, if any node has it. */
  nodeColumn(keyCode: number): PropertyColumn | undefined {
    return this.#nodeColumns[keyCode];
  }

  /** The column of a key on relationships, if any has it. */
  relationshipColumn(keyCode: number): PropertyColumn | undefined {
    return this.#relationshipColumns[keyCode];
  }

  /** A node's property by key code or name, or null. Values of types that the columns do not know come as text. */
  property(node: number, key: number | string): PropertyValue | null {
    const column = this.#nodeColumns[typeof key === 'number' ? key : this.keyCode(key)];
    return column === undefined ? null : plain(column.value(node));
  }

  /** A relationship's property by key code or name, or null. */
  relationshipProperty(relationship: number, key: number | string): PropertyValue | null {
    const column = this.#relationshipColumns[typeof key === 'number' ? key : this.keyCode(key)];
    return column === undefined ? null : plain(column.value(relationship));
  }

  /** All properties of a node, by name, in the order of code units. */
  properties(node: number): Record<string, PropertyValue> {
    return this.#all(this.#nodeColumns, node);
  }

  /** All properties of a relationship, by name, in the order of code units. */
  relationshipProperties(relationship: number): Record<string, PropertyValue> {
    return this.#all(this.#relationshipColumns, relationship);
  }

  #all(columns: readonly (PropertyColumn | undefined)[], row: number): Record<string, PropertyValue> {
    const found: [string, PropertyValue][] = [];
    columns.forEach((column, key) => {
      const value = column === undefined ? null : plain(column.value(row));
      if (value !== null) found.push([this.keys[key] as string, value]);
    });
    return Object.fromEntries(found);
  }
}

function readNames(reader: SectionReader): NameLists {
  const text = new TextDecoder().decode(Uint8Array.from(reader.get('names', 'u8')));
  try {
    return JSON.parse(text) as NameLists;
  } catch (cause) {
    throw new LayoutError('bounds', `the names of the graph cannot be read: ${String(cause)}`);
  }
}
