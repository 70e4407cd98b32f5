/** GEXF and GraphML → tables of nodes and edges. What neither form has of its own is an attribute by its title. */
import type { Problem } from '#model/problem.ts';
import type { LineIndex } from '../line-index.ts';
import { type XmlElement, XmlFault, type XmlListener, readXml } from '../xml-source.ts';
import { type Cell, type PlainTable, TableBuilder, type TableKind } from './table.ts';

/** An attribute that a document declares: its column, and how its text is read. */
export interface Declared {
  readonly column: string;
  readonly read: (text: string) => Cell;
}

/** A node or edge while it is being read. */
export interface XmlItem {
  readonly kind: TableKind;
  readonly element: XmlElement;
  readonly values: (readonly [column: string, value: Cell])[];
}

/** What a form does with the elements inside of a node or edge, and those around them. */
export interface XmlForm {
  /** The name of the outermost element. */
  readonly root: string;
  /** An element; `item` is the node or edge that it stands in. */
  open(element: XmlElement, item: XmlItem | null): void;
  /** An element with its text that ends. */
  close(name: string, text: string, item: XmlItem | null): void;
  /** The columns of a node or edge from the attributes of its element. */
  own(kind: TableKind, element: XmlElement): (readonly [column: string, value: Cell])[];
  /** What the document says elsewhere for all nodes or edges that do not say it themselves. */
  fallbacks(kind: TableKind): readonly (readonly [column: string, value: Cell])[];
}

const ITEMS: Readonly<Record<string, TableKind>> = { node: 'nodes', edge: 'edges' };

class ItemReader implements XmlListener {
  readonly #form: XmlForm;
  readonly #lines: LineIndex;
  readonly #tables: Readonly<Record<TableKind, TableBuilder>>;
  /** Nodes may hold nodes. */
  readonly #items: XmlItem[] = [];
  #depth = 0;
  #text = '';

  constructor(form: XmlForm, lines: LineIndex, tables: Readonly<Record<TableKind, TableBuilder>>) {
    this.#form = form;
    this.#lines = lines;
    this.#tables = tables;
  }

  open(element: XmlElement): void {
    const { name, position } = element;
    if (this.#depth++ === 0 && name !== this.#form.root) {
      throw new XmlFault(position, `<${name}>`, `<${this.#form.root}>`);
    }
    if (name === 'hyperedge') throw new XmlFault(position, 'a hyperedge', 'edges between two nodes');
    this.#text = '';
    const kind = ITEMS[name];
    if (kind === undefined) this.#form.open(element, this.#items.at(-1) ?? null);
    else this.#items.push({ kind, element, values: this.#form.own(kind, element) });
  }

  text(text: string): void {
    this.#text += text;
  }

  close(name: string, end: number): void {
    this.#depth -= 1;
    if (ITEMS[name] === undefined) this.#form.close(name, this.#text, this.#items.at(-1) ?? null);
    else {
      const item = this.#items.pop();
      if (item) this.#add(item, end);
    }
    this.#text = '';
  }

  #add({ kind, element: { position, offset }, values }: XmlItem, end: number): void {
    const last = this.#lines.positionOf(end - 1);
    const start = position.column - 1;
    const range = last.line === position.line ? ([start, start + end - offset] as const) : null;
    this.#tables[kind].add({ ...position, range }, [...values, ...this.#form.fallbacks(kind)]);
  }
}

/** A document of a form as its two tables, or the one thing that is wrong with it. */
export function readXmlTables(
  file: string,
  text: string,
  lines: LineIndex,
  form: XmlForm,
): { readonly tables: PlainTable[]; readonly problems: Problem[] } {
  const tables = { nodes: new TableBuilder(), edges: new TableBuilder() };
  try {
    readXml(text, lines, new ItemReader(form, lines, tables));
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const { position, message: found, expected } = error;
    return { tables: [], problems: [{ file, ...position, code: 'SYNTAX', found, expected, suggestion: '' }] };
  }
  return { tables: [tables.nodes.table(file, 'nodes'), tables.edges.table(file, 'edges')], problems: [] };
}

/** Text → a value of a declared type; text where it is none of them. */
export function typedCell(type: string, text: string): Cell {
  switch (type) {
    case 'boolean':
      return text.trim() === 'true' || text.trim() === '1';
    case 'int':
    case 'integer':
    case 'long':
    case 'short':
    case 'byte':
    case 'biginteger':
      return /^\s*-?\d{1,20}\s*$/.test(text) ? BigInt(text.trim()) : text;
    case 'float':
    case 'double':
    case 'bigdecimal':
      return floatOf(text);
    default:
      return text;
  }
}

function floatOf(text: string): Cell {
  const number = Number(text);
  if (text.trim() === '' || (Number.isNaN(number) && text.trim() !== 'NaN')) return text;
  return number;
}
