/** Values as the kit writes them in its tables, and values of the engine, both in one canonical text. */
import type { Graph } from '#graph/graph.ts';
import { propertiesOf } from '#cypher/engine/functions/elements.ts';
import {
  isList,
  isMap,
  NodeValue,
  PathValue,
  RelationshipValue,
  type MapValue,
  type Value,
} from '#cypher/engine/values/value.ts';

export interface CanonicalOptions {
  /** Lists are compared as bags. */
  readonly unorderedLists: boolean;
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return `f${Object.is(value, -0) ? 0 : value}`;
}

function listText(items: string[], options: CanonicalOptions): string {
  return `[${(options.unorderedLists ? items.toSorted() : items).join(', ')}]`;
}

function mapText(entries: readonly (readonly [string, string])[]): string {
  const sorted = entries.map(([key, value]) => `${key}: ${value}`).sort();
  return `{${sorted.join(', ')}}`;
}

function nodeText(labels: readonly string[], properties: string): string {
  return `(${[...labels]
    .sort()
    .map((label) => `:${label}`)
    .join('')} ${properties})`;
}

/** A value of the engine. */
export function canonicalValue(graph: Graph, value: Value, options: CanonicalOptions): string {
  const inner = (each: Value): string => canonicalValue(graph, each, options);
  const properties = (of: Value): string =>
    mapText([...(propertiesOf(graph, of) as MapValue)].map(([key, each]) => [key, inner(each)]));
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return floatText(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return listText(value.map(inner), options);
  if (isMap(value)) return mapText([...value].map(([key, each]) => [key, inner(each)]));
  if (value instanceof NodeValue) return nodeText(graph.labelsOf(value.node), properties(value));
  if (value instanceof RelationshipValue) {
    return `[:${graph.types[graph.type[value.relationship] as number]} ${properties(value)}]`;
  }
  if (value instanceof PathValue) {
    let text = inner(new NodeValue(value.nodes[0] as number));
    value.relationships.forEach((relationship, index) => {
      const forward =
        graph.source[relationship] === value.nodes[index] && graph.target[relationship] === value.nodes[index + 1];
      const step = inner(new RelationshipValue(relationship));
      text += `${forward ? `-${step}->` : `<-${step}-`}${inner(new NodeValue(value.nodes[index + 1] as number))}`;
    });
    return `<${text}>`;
  }
  // The kit writes dates, times and durations as text.
  return JSON.stringify(String(value));
}

class CellReader {
  readonly #text: string;
  readonly #options: CanonicalOptions;
  #at = 0;

  constructor(text: string, options: CanonicalOptions) {
    this.#text = text;
    this.#options = options;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #take(symbol: string): boolean {
    this.#space();
    if (!this.#text.startsWith(symbol, this.#at)) return false;
    this.#at += symbol.length;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) throw new Error(`"${symbol}" expected in ${this.#text} at ${this.#at}`);
  }

  #name(): string {
    this.#space();
    if (this.#text[this.#at] === '`') {
      const end = this.#text.indexOf('`', this.#at + 1);
      const name = this.#text.slice(this.#at + 1, end);
      this.#at = end + 1;
      return name;
    }
    const found = /^[\p{L}\p{N}_]+/u.exec(this.#text.slice(this.#at))?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  value(): string {
    this.#space();
    const character = this.#text[this.#at];
    if (character === '[') return this.#listOrRelationship();
    if (character === '{') return this.#map();
    if (character === '(') return this.#node();
    if (character === '<') return this.#path();
    if (character === "'") return this.#string();
    const token = /^[^,\]})>\s|]+/.exec(this.#text.slice(this.#at))?.[0] ?? '';
    this.#at += token.length;
    if (token === 'null' || token === 'true' || token === 'false' || token === 'NaN') return token;
    if (/^-?\d+$/.test(token)) return String(BigInt(token));
    return floatText(Number(token.replace('Inf', 'Infinity')));
  }

  #string(): string {
    let value = '';
    this.#at++;
    for (; this.#text[this.#at] !== "'"; this.#at++) {
      if (this.#at >= this.#text.length) throw new Error(`a string has no end in ${this.#text}`);
      if (this.#text[this.#at] === '\\') this.#at++;
      value += this.#text[this.#at];
    }
    this.#at++;
    return JSON.stringify(value);
  }

  #listOrRelationship(): string {
    this.#expect('[');
    this.#space();
    if (this.#text[this.#at] === ':') {
      this.#expect(':');
      const type = this.#name();
      const properties = this.#properties();
      this.#expect(']');
      return `[:${type} ${properties}]`;
    }
    const items: string[] = [];
    if (this.#take(']')) return '[]';
    do items.push(this.value());
    while (this.#take(','));
    this.#expect(']');
    return listText(items, this.#options);
  }

  #properties(): string {
    this.#space();
    return this.#text[this.#at] === '{' ? this.#map() : '{}';
  }

  #map(): string {
    this.#expect('{');
    const entries: [string, string][] = [];
    if (this.#take('}')) return '{}';
    do {
      const key = this.#name();
      this.#expect(':');
      entries.push([key, this.value()]);
    } while (this.#take(','));
    this.#expect('}');
    return mapText(entries);
  }

  #node(): string {
    this.#expect('(');
    const labels: string[] = [];
    while (this.#take(':')) labels.push(this.#name());
    const properties = this.#properties();
    this.#expect(')');
    return nodeText(labels, properties);
  }

  #path(): string {
    this.#expect('<');
    let text = this.#node();
    while (!this.#take('>')) {
      const backward = this.#take('<-');
      if (!backward) this.#expect('-');
      const step = this.#listOrRelationship();
      this.#expect('-');
      if (!backward) this.#expect('>');
      text += `${backward ? `<-${step}-` : `-${step}->`}${this.#node()}`;
    }
    return `<${text}>`;
  }
}

/** A cell of a table of results. */
export function canonicalCell(cell: string, options: CanonicalOptions): string {
  return new CellReader(cell, options).value();
}
