/** GEXF, the form of Gephi: attributes are declared for nodes and edges apart; place, size and colour are of its own. */
import type { Problem } from '#model/problem.ts';
import type { LineIndex } from '../line-index.ts';
import type { XmlElement } from '../xml-source.ts';
import type { Cell, PlainTable, TableKind } from './table.ts';
import { type Declared, readXmlTables, typedCell, type XmlForm, type XmlItem } from './xml-tables.ts';

type Pair = readonly [column: string, value: Cell];

const CLASSES: Readonly<Record<string, TableKind>> = { node: 'nodes', edge: 'edges' };

/** A list is written as `[a, b]` or `a|b`; within the brackets, by `|` where there is one. */
function listCell(text: string): Cell {
  const bare = /^\[([^]*)\]$/.exec(text.trim())?.[1] ?? text;
  if (bare === '') return [];
  return bare.split(bare.includes('|') ? '|' : /,\s*/).map((item) => item.trim());
}

function present(pairs: readonly (readonly [string, string | undefined])[]): Pair[] {
  return pairs.flatMap(([column, value]) => (value === undefined ? [] : [[column, value] as const]));
}

function numberOf(text: string | undefined): Cell {
  return text === undefined ? null : typedCell('double', text);
}

function colourOf({ hex, r, g, b }: XmlElement['attributes']): Cell {
  if (hex !== undefined) return hex;
  const parts = [r, g, b].map((part) => Number(part).toString(16).padStart(2, '0'));
  return `#${parts.join('')}`;
}

class Gexf implements XmlForm {
  readonly root = 'gexf';
  readonly #declared: Record<TableKind, Map<string, Declared>> = { nodes: new Map(), edges: new Map() };
  readonly #defaults: Record<TableKind, Pair[]> = { nodes: [], edges: [] };
  #class: TableKind | null = null;
  #attribute: Declared | null = null;

  own(kind: TableKind, { attributes }: XmlElement): Pair[] {
    const { id, label, source, target, weight, kind: type, start, end } = attributes;
    const pairs = present([
      ['id', id],
      ['label', label],
      ['source', source],
      ['target', target],
      ['start', start],
      ['end', end],
    ]);
    if (weight !== undefined) pairs.push(['weight', typedCell('double', weight)]);
    if (kind === 'edges' && type !== undefined) pairs.push(['type', type]);
    return pairs;
  }

  open({ name, attributes }: XmlElement, item: XmlItem | null): void {
    if (item === null) this.#declare(name, attributes);
    else this.#fill(name, attributes, item);
  }

  #declare(name: string, attributes: XmlElement['attributes']): void {
    if (name === 'attributes') this.#class = CLASSES[attributes['class'] ?? ''] ?? null;
    if (name !== 'attribute' || this.#class === null) return;
    const { id = '', title = id, type = 'string' } = attributes;
    const read = (text: string): Cell => (type.startsWith('list') ? listCell(text) : typedCell(type, text));
    this.#attribute = { column: title, read };
    this.#declared[this.#class].set(id, this.#attribute);
  }

  #fill(name: string, attributes: XmlElement['attributes'], { kind, values }: XmlItem): void {
    if (name === 'attvalue') {
      const key = attributes['for'] ?? attributes['id'] ?? '';
      const declared = this.#declared[kind].get(key);
      const text = attributes['value'] ?? '';
      values.push([declared?.column ?? key, declared ? declared.read(text) : text]);
    } else if (name === 'position') {
      values.push(['x', numberOf(attributes['x'])], ['y', numberOf(attributes['y'])]);
    } else if (name === 'size' || name === 'thickness') values.push([name, numberOf(attributes['value'])]);
    else if (name === 'color') values.push(['color', colourOf(attributes)]);
  }

  close(name: string, text: string, item: XmlItem | null): void {
    if (name === 'attributes') this.#class = null;
    if (name === 'default' && item === null && this.#class !== null && this.#attribute) {
      this.#defaults[this.#class].push([this.#attribute.column, this.#attribute.read(text)]);
    }
  }

  fallbacks(kind: TableKind): readonly Pair[] {
    return this.#defaults[kind];
  }
}

/** A GEXF document as tables. */
export function readGexf(file: string, text: string, lines: LineIndex): { tables: PlainTable[]; problems: Problem[] } {
  return readXmlTables(file, text, lines, new Gexf());
}
