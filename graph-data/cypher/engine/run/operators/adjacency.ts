/** Walks the relationships around a node: outward, inward or both, of all types or some. */
import { lowerBound, type Graph } from '#graph/graph.ts';

/** Which types are followed: all (null), one by code, or some by mask. */
export interface TypeFilter {
  readonly one: number;
  readonly mask: Uint8Array | null;
}

export const ALL_TYPES: TypeFilter = { one: -1, mask: null };

/** The filter of a mask over types. */
export function typeFilter(mask: Uint8Array | null): TypeFilter {
  if (mask === null) return ALL_TYPES;
  const first = mask.indexOf(1);
  return first !== -1 && mask.indexOf(1, first + 1) === -1 ? { one: first, mask: null } : { one: -1, mask };
}

/** Steps through the relationships of one node at a time. `relationship` and `node` are the step just taken. */
export class Neighbours {
  readonly #graph: Graph;
  readonly #outward: boolean;
  readonly #inward: boolean;
  readonly #filter: TypeFilter;
  readonly #source: Uint32Array;
  readonly #target: Uint32Array;
  readonly #inRel: Uint32Array;
  readonly #type: Uint16Array;
  #at = 0;
  #end = 0;
  #inside = false;
  #pendingInward = false;
  #from = 0;
  relationship = -1;
  node = -1;

  constructor(graph: Graph, direction: 'out' | 'in' | 'both', filter: TypeFilter) {
    this.#graph = graph;
    this.#source = graph.source;
    this.#target = graph.target;
    this.#inRel = graph.inRel;
    this.#type = graph.type;
    this.#outward = direction !== 'in';
    this.#inward = direction !== 'out';
    this.#filter = filter;
  }

  /** Begins at a node; a negative one has no neighbours. */
  begin(node: number): void {
    this.#from = node;
    this.#at = this.#end = 0;
    this.#pendingInward = false;
    if (node < 0) return;
    if (this.#outward) {
      this.#open(false);
      this.#pendingInward = this.#inward;
    } else this.#open(true);
  }

  #open(inside: boolean): void {
    const { inOffset, inType, outOffset, type } = this.#graph;
    const node = this.#from;
    this.#inside = inside;
    const offsets = inside ? inOffset : outOffset;
    this.#at = offsets[node] as number;
    this.#end = offsets[node + 1] as number;
    if (this.#filter.one < 0 || this.#at === this.#end) return;
    const codes = inside ? inType : type;
    this.#at = lowerBound(codes, this.#at, this.#end, this.#filter.one);
    this.#end = lowerBound(codes, this.#at, this.#end, this.#filter.one + 1);
  }

  /** Whether `count` has to take the steps that it counts. */
  get stepped(): boolean {
    return this.#filter.mask !== null || (this.#outward && this.#inward);
  }

  /** How many steps there are from a node, without taking them where the offsets tell. */
  count(node: number): number {
    this.begin(node);
    let count = 0;
    if (!this.stepped) return this.#end - this.#at;
    while (this.step()) count++;
    return count;
  }

  /** Takes the next step, or says that there is none. */
  step(): boolean {
    const source = this.#source;
    const target = this.#target;
    const { mask } = this.#filter;
    for (;;) {
      while (this.#at < this.#end) {
        const relationship = this.#inside ? (this.#inRel[this.#at++] as number) : this.#at++;
        if (mask !== null && mask[this.#type[relationship] as number] !== 1) continue;
        const other = (this.#inside ? source : target)[relationship] as number;
        // Walking both ways, a relationship from a node to itself was met on the way out.
        if (this.#inside && this.#outward && other === this.#from) continue;
        this.relationship = relationship;
        this.node = other;
        return true;
      }
      if (!this.#pendingInward) return false;
      this.#pendingInward = false;
      this.#open(true);
    }
  }
}
