/** GraphML: keys declare attributes, data elements hold them. Lists are as our own writer has them: JSON text that says so. */
import type { Problem } from '#model/problem.ts';
import type { Scalar } from '#model/property-graph.ts';
import { JsonFault, readJson } from '../json-source.ts';
import { LineIndex } from '../line-index.ts';
import type { XmlElement } from '../xml-source.ts';
import type { Cell, PlainTable, TableKind } from './table.ts';
import { type Declared, readXmlTables, typedCell, type XmlForm, type XmlItem } from './xml-tables.ts';

type Pair = readonly [column: string, value: Cell];

function listCell(type: string, text: string): Cell {
  try {
    const list = readJson(text, new LineIndex(text));
    if (list.is !== 'list') return text;
    const items = list.items.map((item) => (item.is === 'scalar' ? item.value : null));
    if (items.includes(null)) return text;
    return (items as Scalar[]).map((item) => (type === 'double' ? Number(item) : item));
  } catch (error) {
    if (error instanceof JsonFault) return text;
    throw error;
  }
}

class Graphml implements XmlForm {
  readonly root = 'graphml';
  readonly #keys = new Map<string, Declared>();
  readonly #defaults: Record<TableKind, Pair[]> = { nodes: [], edges: [] };
  #key: { readonly declared: Declared; readonly owner: string } | null = null;
  #data: Declared | null = null;

  own(kind: TableKind, { attributes: { id, source, target } }: XmlElement): Pair[] {
    const pairs: Pair[] = [];
    if (id !== undefined) pairs.push(['id', id]);
    if (kind === 'edges') pairs.push(['source', source ?? null], ['target', target ?? null]);
    return pairs;
  }

  open({ name, attributes }: XmlElement, item: XmlItem | null): void {
    if (name === 'key') {
      const { id = '', for: owner = 'all', 'attr.name': column = id, 'attr.type': type = 'string' } = attributes;
      const list = attributes['attr.list'];
      const read = (text: string): Cell => (list === undefined ? typedCell(type, text) : listCell(list, text));
      this.#key = { declared: { column, read }, owner };
      this.#keys.set(id, this.#key.declared);
    }
    if (name === 'data' && item !== null) {
      const key = attributes['key'] ?? '';
      this.#data = this.#keys.get(key) ?? { column: key, read: (text) => text };
    }
  }

  close(name: string, text: string, item: XmlItem | null): void {
    if (name === 'default' && this.#key) {
      const { declared, owner } = this.#key;
      const pair: Pair = [declared.column, declared.read(text)];
      if (owner !== 'edge') this.#defaults.nodes.push(pair);
      if (owner !== 'node') this.#defaults.edges.push(pair);
    }
    if (name === 'data' && item !== null && this.#data) {
      item.values.push([this.#data.column, this.#data.read(text)]);
      this.#data = null;
    }
  }

  fallbacks(kind: TableKind): readonly Pair[] {
    return this.#defaults[kind];
  }
}

/** A GraphML document as tables. */
export function readGraphml(
  file: string,
  text: string,
  lines: LineIndex,
): { tables: PlainTable[]; problems: Problem[] } {
  return readXmlTables(file, text, lines, new Graphml());
}
