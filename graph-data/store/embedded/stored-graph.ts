/** The columnar graph read in the model's words: properties as text, numbers and lists, and the links of one type. */
import type { Graph } from '#graph/graph.ts';
import type { Id, PropertyValue } from '#model/property-graph.ts';
import { isRelationType, KINDS, UNWALKED_TYPES, type Kind } from '#model/vocabulary.ts';

/**
 * What documents and moments are shown as where a filter names a type that leads to them: a document is a publication,
 * a moment an event. Their labels say what they are.
 */
const RECORD_KINDS: readonly (readonly [label: string, kind: Kind])[] = [
  ['Document', 'Publication'],
  ['Moment', 'Event'],
];

export class StoredGraph {
  readonly graph: Graph;
  /** For each relationship type's code, whether it is a factual relation. */
  readonly isFactual: readonly boolean[];
  readonly entities: readonly number[];
  /** For each relationship type's code, whether a filter may admit it by naming it. */
  readonly isAdmissible: readonly boolean[];
  readonly #kinds: Uint8Array;

  constructor(graph: Graph) {
    this.graph = graph;
    this.isFactual = graph.types.map(isRelationType);
    this.isAdmissible = graph.types.map((type) => isRelationType(type) || UNWALKED_TYPES.includes(type));
    this.entities = this.nodesWith('Entity');
    this.#kinds = new Uint8Array(graph.nodeCount);
    const key = graph.keyCode('kind');
    const kinds: readonly unknown[] = KINDS;
    for (const node of this.entities) this.#kinds[node] = kinds.indexOf(key < 0 ? null : graph.property(node, key)) + 1;
    for (const [label, kind] of RECORD_KINDS) {
      for (const node of this.nodesWith(label)) this.#kinds[node] = kinds.indexOf(kind) + 1;
    }
  }

  /** All nodes with a label, in order of number (and so of id, within one combination of labels). */
  nodesWith(label: string): number[] {
    const nodes: number[] = [];
    for (const { start, end } of this.graph.nodesWithLabel(this.graph.labelCode(label))) {
      for (let node = start; node < end; node++) nodes.push(node);
    }
    return nodes;
  }

  /** The number of the entity, document or moment with this id, or -1: what can stand at the end of an edge. */
  entity(id: Id): number {
    const node = this.graph.nodeById(id);
    return node >= 0 && this.#kinds[node] !== 0 ? node : -1;
  }

  /** The number of the node with this id if it carries the label, or -1. */
  nodeWith(label: string, id: Id): number {
    const node = this.graph.nodeById(id);
    return node >= 0 && this.graph.hasLabel(node, this.graph.labelCode(label)) ? node : -1;
  }

  /** The relations of the data set: factual ones, figures of entities, and pseudonyms, which are kept as a property. */
  relationCount(): number {
    const { type } = this.graph;
    const figure = this.graph.typeCode('HAS_FIGURE');
    const pseudonyms = this.entities.filter((node) => this.flag(node, 'pseudonym')).length;
    return type.reduce((sum, code) => sum + (this.isFactual[code] || code === figure ? 1 : 0), pseudonyms);
  }

  kindOf(node: number): Kind {
    const kind = KINDS[(this.#kinds[node] as number) - 1];
    if (kind === undefined) throw new Error(`"${this.graph.idOf(node)}" is no entity`);
    return kind;
  }

  text(node: number, key: string): string | null {
    const value = this.graph.property(node, key);
    return value === null ? null : String(value);
  }

  number(node: number, key: string): number | null {
    const value = this.graph.property(node, key);
    return value === null ? null : Number(value);
  }

  flag(node: number, key: string): boolean {
    return this.graph.property(node, key) === true;
  }

  texts(node: number, key: string): string[] {
    return asTexts(this.graph.property(node, key));
  }

  relationText(relationship: number, key: string): string | null {
    const value = this.graph.relationshipProperty(relationship, key);
    return value === null ? null : String(value);
  }

  relationNumber(relationship: number, key: string): number | null {
    const value = this.graph.relationshipProperty(relationship, key);
    return value === null ? null : Number(value);
  }

  relationTexts(relationship: number, key: string): string[] {
    return asTexts(this.graph.relationshipProperty(relationship, key));
  }

  /** The relationships of one type that leave a node. */
  out(node: number, type: string): number[] {
    const code = this.graph.typeCode(type);
    if (code < 0) return [];
    const { start, end } = this.graph.outRange(node, code);
    return Array.from({ length: end - start }, (_, index) => start + index);
  }

  /** The relationships of one type that reach a node. */
  in(node: number, type: string): number[] {
    const code = this.graph.typeCode(type);
    if (code < 0) return [];
    const { start, end } = this.graph.inRange(node, code);
    return [...this.graph.inRel.subarray(start, end)];
  }

  sourceOf(relationship: number): number {
    return this.graph.source[relationship] as number;
  }

  targetOf(relationship: number): number {
    return this.graph.target[relationship] as number;
  }

  typeOf(relationship: number): string {
    return this.graph.types[this.graph.type[relationship] as number] as string;
  }

  /** The ids at the far ends of a node's outward relationships of one type, in order. */
  targets(node: number, type: string): Id[] {
    return this.out(node, type).map((relationship) => this.graph.idOf(this.targetOf(relationship)));
  }

  /** The ids at the near ends of a node's inward relationships of one type, in order. */
  sources(node: number, type: string): Id[] {
    return this.in(node, type).map((relationship) => this.graph.idOf(this.sourceOf(relationship)));
  }
}

/** A property as texts: each value of a list, or the one that it is. */
export function asTexts(value: PropertyValue | null): string[] {
  if (value === null) return [];
  return typeof value === 'object' ? value.map(String) : [String(value)];
}
