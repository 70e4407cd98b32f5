/** Records, or nodes and relationships one by one, become a graph in columns. */
import { byCodeUnit } from '#model/canonical.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import { ColumnBuilder } from './column-builder.ts';
import { ListPoolBuilder } from './scalar-builder.ts';
import { Graph } from './graph.ts';
import { Growable } from './growable.ts';
import { SectionWriter, type GraphBytes } from './layout.ts';
import { inwardOrder, nodeOrder, offsetsOf, relationshipOrder } from './numbering.ts';
import type { StoredValue } from './stored-value.ts';
import { StringTableBuilder } from './string-table.ts';

/** The records contradict each other: an id given twice, or a relationship's end that is no node. */
export class GraphBuildError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GraphBuildError';
  }
}

const MAX_CODES = 65_535;
const ABSENT = -1;

/** Names in the order they come; sorted by code unit at the end. */
class Names {
  readonly names: string[] = [];
  #codes = new Map<string, number>();
  readonly #what: string;

  constructor(what: string) {
    this.#what = what;
  }

  code(name: string): number {
    let code = this.#codes.get(name);
    if (code === undefined) {
      code = this.names.length;
      if (code >= MAX_CODES) throw new GraphBuildError(`there are more than ${MAX_CODES} ${this.#what}`);
      this.names.push(name);
      this.#codes.set(name, code);
    }
    return code;
  }

  /** The sorted names, and the new code of each old one. */
  sorted(): { names: string[]; rank: Uint32Array } {
    const order = this.names.map((_, code) => code).sort((a, b) => byCodeUnit(this.#at(a), this.#at(b)));
    const rank = new Uint32Array(order.length);
    order.forEach((old, code) => (rank[old] = code));
    return { names: order.map((old) => this.#at(old)), rank };
  }

  #at(code: number): string {
    return this.names[code] as string;
  }
}

type Values = Readonly<Record<string, StoredValue>>;

/** Takes nodes and relationships in any order; `finish` numbers them and lays them out. Use it once. */
export class GraphBuilder {
  #strings = new StringTableBuilder();
  #lists = new ListPoolBuilder(this.#strings);
  #nodeIds = new StringTableBuilder();
  #relationshipIds = new StringTableBuilder();
  #labels = new Names('labels');
  #types = new Names('relationship types');
  #keys = new Names('property keys');
  #sets = new Names('combinations of labels');
  #setOf = new Growable(new Int32Array(16));
  #sources = new Growable(new Uint32Array(16));
  #targets = new Growable(new Uint32Array(16));
  #typeOf = new Growable(new Uint16Array(16));
  #nodeColumns: ColumnBuilder[] = [];
  #relationshipColumns: ColumnBuilder[] = [];

  #node(id: string): number {
    const ordinal = this.#nodeIds.intern(id);
    if (ordinal === this.#setOf.length) this.#setOf.push(ABSENT);
    return ordinal;
  }

  #properties(columns: ColumnBuilder[], row: number, id: string, properties: Values): void {
    for (const name in properties) {
      const value = properties[name] as StoredValue;
      const key = this.#keys.code(name);
      const column = (columns[key] ??= new ColumnBuilder(this.#strings, this.#lists));
      if (name === 'id' && value === id) column.addId(row);
      else column.add(row, value);
    }
  }

  /** Adds a node. Throws `GraphBuildError` when the id is taken, `IntegerOutOfRange`, `IllFormedString`. */
  addNode(id: string, labels: readonly string[], properties: Values): void {
    const ordinal = this.#node(id);
    if (this.#setOf.array[ordinal] !== ABSENT) throw new GraphBuildError(`two nodes have the id "${id}"`);
    const codes = [...new Set(labels.map((label) => this.#labels.code(label)))].sort((a, b) => a - b);
    this.#setOf.array[ordinal] = this.#sets.code(codes.join(','));
    this.#properties(this.#nodeColumns, ordinal, id, properties);
  }

  /** Adds a relationship; its ends may be added later. Throws as `addNode` does. */
  addRelationship(id: string, type: string, source: string, target: string, properties: Values): void {
    const row = this.#relationshipIds.length;
    if (this.#relationshipIds.intern(id) !== row) throw new GraphBuildError(`two relationships have the id "${id}"`);
    this.#typeOf.push(this.#types.code(type));
    this.#sources.push(this.#node(source));
    this.#targets.push(this.#node(target));
    this.#properties(this.#relationshipColumns, row, id, properties);
  }

  #checkEnds(): void {
    const missing = this.#setOf.array.subarray(0, this.#setOf.length).indexOf(ABSENT);
    if (missing !== -1) {
      throw new GraphBuildError(`a relationship ends at "${this.#nodeIds.text(missing)}", which is no node`);
    }
  }

  /** The combinations of labels as lists of sorted codes, in order, and the new code of each old one. */
  #labelSets(labelRank: Uint32Array): { sets: number[][]; rank: Uint32Array } {
    const old = this.#sets.names.map((name) =>
      (name === '' ? [] : name.split(',')).map((code) => labelRank[Number(code)] as number).sort((a, b) => a - b),
    );
    const byCodes = (a: number[], b: number[]): number => {
      for (let index = 0; index < Math.min(a.length, b.length); index++) {
        if (a[index] !== b[index]) return (a[index] as number) - (b[index] as number);
      }
      return a.length - b.length;
    };
    const order = old.map((_, code) => code).sort((a, b) => byCodes(old[a] as number[], old[b] as number[]));
    const rank = new Uint32Array(order.length);
    order.forEach((code, at) => (rank[code] = at));
    return { sets: order.map((code) => old[code] as number[]), rank };
  }

  /** Numbers everything and lays it out. Throws `GraphBuildError` when a relationship's end is no node. */
  finish(dataVersion: string): Graph {
    this.#checkEnds();
    const writer = new SectionWriter();
    const labels = this.#labels.sorted();
    const types = this.#types.sorted();
    const keys = this.#keys.sorted();
    const { sets, rank: setRank } = this.#labelSets(labels.rank);
    const names = JSON.stringify({ dataVersion, labels: labels.names, types: types.names, keys: keys.names });
    const encoded = new TextEncoder().encode(names);
    writer.copy('names', 'u8', encoded);
    // The most comes first, so that it is let go of while the rest is written.
    this.#strings.write(writer, 'strings', null);
    const nodePosition = this.#writeNodes(writer, sets, setRank);
    const relationshipPosition = this.#writeRelationships(writer, nodePosition, types.rank);
    const shapes: number[] = [];
    const columns = (owner: 0 | 1, builders: ColumnBuilder[], position: Uint32Array): void => {
      builders.forEach((builder, old) => {
        const key = keys.rank[old] as number;
        const shape = builder.write(writer, `${owner === 0 ? 'n' : 'r'}.${key}`, position);
        shapes.push(owner, key, shape.kind, shape.first, shape.count, shape.present);
      });
      builders.length = 0;
    };
    columns(0, this.#nodeColumns, nodePosition);
    columns(1, this.#relationshipColumns, relationshipPosition);
    writer.copy('columns', 'i32', shapes);
    this.#lists.write(writer);
    return Graph.attach(writer.finish());
  }

  #writeNodes(writer: SectionWriter, sets: number[][], setRank: Uint32Array): Uint32Array {
    const count = this.#setOf.length;
    const setOf = Uint16Array.from(this.#setOf.array.subarray(0, count), (old) => setRank[old] as number);
    const { order, starts } = nodeOrder(setOf, sets.length, (ordinals) => this.#nodeIds.sort(ordinals));
    const position = new Uint32Array(count);
    order.forEach((ordinal, number) => (position[ordinal] = number));
    writer.add('labelSet', 'u16', count, (array) =>
      order.forEach((ordinal, number) => (array[number] = setOf[ordinal] as number)),
    );
    writer.copy('labelSet.start', 'u32', starts);
    writer.copy(
      'labelSet.ends',
      'u32',
      sets.map(
        (
          (total) => (set: number[]) =>
            (total += set.length)
        )(0),
      ),
    );
    writer.copy('labelSet.codes', 'u16', sets.flat());
    this.#nodeIds.write(writer, 'nodeIds', { order, position });
    return position;
  }

  #writeRelationships(writer: SectionWriter, nodePosition: Uint32Array, typeRank: Uint32Array): Uint32Array {
    const nodes = nodePosition.length;
    const count = this.#relationshipIds.length;
    const sources = this.#sources.array.subarray(0, count);
    const targets = this.#targets.array.subarray(0, count);
    const types = this.#typeOf.array.subarray(0, count);
    for (let row = 0; row < count; row++) {
      sources[row] = nodePosition[sources[row] as number] as number;
      targets[row] = nodePosition[targets[row] as number] as number;
      types[row] = typeRank[types[row] as number] as number;
    }
    const order = relationshipOrder(sources, types, targets, nodes, typeRank.length, (a, b) =>
      this.#relationshipIds.compare(a, b),
    );
    const position = new Uint32Array(count);
    order.forEach((row, number) => (position[row] = number));
    const inOrder =
      (rows: Uint32Array | Uint16Array) =>
      (array: Uint32Array<GraphBytes> | Uint16Array<GraphBytes>): void =>
        order.forEach((row, number) => (array[number] = rows[row] as number));
    writer.copy('outOffset', 'u32', offsetsOf(sources, nodes));
    writer.copy('inOffset', 'u32', offsetsOf(targets, nodes));
    // What has been written serves what comes after it: a copy of all ends would be the peak of memory.
    let written: { target: Uint32Array<GraphBytes>; type: Uint16Array<GraphBytes>; inRel: Uint32Array<GraphBytes> };
    writer.add('source', 'u32', count, inOrder(sources));
    writer.add('target', 'u32', count, (target) => {
      inOrder(targets)(target);
      written = { target, type: new Uint16Array(), inRel: new Uint32Array() };
    });
    writer.add('type', 'u16', count, (type) => {
      inOrder(types)(type);
      written.type = type;
      this.#sources = this.#targets = new Growable(new Uint32Array(0));
      this.#typeOf = new Growable(new Uint16Array(0));
    });
    writer.add('inRel', 'u32', count, (inRel) => {
      inRel.set(inwardOrder(written.target, written.type, nodes, typeRank.length));
      written.inRel = inRel;
    });
    writer.add('inType', 'u16', count, (inType) =>
      written.inRel.forEach((rel, slot) => (inType[slot] = written.type[rel] as number)),
    );
    this.#relationshipIds.write(writer, 'relationshipIds', { order, position });
    return position;
  }
}

/** Lays out the records of a data set. `dataVersion` is that of the whole set. Throws as `GraphBuilder` does. */
export function buildGraph(data: PropertyGraph, dataVersion: string): Graph {
  const builder = new GraphBuilder();
  for (const node of data.nodes) builder.addNode(node.id, node.labels, node.properties);
  for (const { id, type, source, target, properties } of data.relationships) {
    builder.addRelationship(id, type, source, target, properties);
  }
  return builder.finish(dataVersion);
}
