/**
 * Pattern matching as slowly and plainly as it can be written: every way to lay a pattern over the records, one hop at
 * a time, no relationship twice. What the engine answers is held against this.
 */
import type { PropertyGraph, RelationshipRecord } from '#model/property-graph.ts';

export interface NodeSpec {
  readonly name: string;
  readonly label: string | null;
  /** The value of the property `v`, or null for any. */
  readonly value: number | null;
}

export interface HopSpec {
  readonly name: string;
  readonly types: readonly string[];
  readonly direction: 'out' | 'in' | 'both';
  /** Null for one relationship. */
  readonly length: { readonly min: number; readonly max: number } | null;
}

export interface ChainSpec {
  readonly nodes: readonly NodeSpec[];
  /** One fewer than nodes. */
  readonly hops: readonly HopSpec[];
}

/** Ids of nodes and relationships (lists for hops of variable length) by name. */
export type Binding = Readonly<Record<string, string | readonly string[]>>;

/** A pattern as Cypher. */
export function patternText(chains: readonly ChainSpec[]): string {
  return chains.map(chainText).join(', ');
}

function chainText({ nodes, hops }: ChainSpec): string {
  return nodes
    .map((node, index) => {
      const hop = hops[index];
      const label = node.label === null ? '' : `:${node.label}`;
      const properties = node.value === null ? '' : ` {v: ${node.value}}`;
      return `(${node.name}${label}${properties})${hop === undefined ? '' : hopText(hop)}`;
    })
    .join('');
}

function hopText({ name, types, direction, length }: HopSpec): string {
  const type = types.length === 0 ? '' : `:${types.join('|')}`;
  const range = length === null ? '' : `*${length.min}..${length.max}`;
  return `${direction === 'in' ? '<-' : '-'}[${name}${type}${range}]${direction === 'out' ? '->' : '-'}`;
}

/** All bindings of the chains together, by plain search. */
export function enumerate(data: PropertyGraph, chains: readonly ChainSpec[]): Binding[] {
  const found: Binding[] = [];
  const fits = (id: string, spec: NodeSpec, binding: Binding): boolean => {
    const node = data.nodes.find((each) => each.id === id);
    if (node === undefined) return false;
    if (spec.label !== null && !node.labels.includes(spec.label)) return false;
    if (spec.value !== null && node.properties.v !== BigInt(spec.value)) return false;
    return binding[spec.name] === undefined || binding[spec.name] === id;
  };
  const steps = (from: string, hop: HopSpec, used: ReadonlySet<string>): { rel: RelationshipRecord; to: string }[] =>
    data.relationships.flatMap((rel) => {
      if (used.has(rel.id) || (hop.types.length > 0 && !hop.types.includes(rel.type))) return [];
      const ends: string[] = [];
      if (hop.direction !== 'in' && rel.source === from) ends.push(rel.target);
      if (hop.direction !== 'out' && rel.target === from && !(hop.direction === 'both' && rel.source === from)) {
        ends.push(rel.source);
      }
      return ends.map((to) => ({ rel, to }));
    });
  const chainAt = (chain: number, binding: Binding, used: ReadonlySet<string>): void => {
    const spec = chains[chain];
    if (spec === undefined) {
      found.push(binding);
      return;
    }
    for (const node of data.nodes) nodeAt(chain, 0, node.id, binding, used);
  };
  const nodeAt = (chain: number, index: number, id: string, binding: Binding, used: ReadonlySet<string>): void => {
    const { nodes, hops } = chains[chain] as ChainSpec;
    const spec = nodes[index] as NodeSpec;
    if (!fits(id, spec, binding)) return;
    const bound = { ...binding, [spec.name]: id };
    const hop = hops[index];
    if (hop === undefined) return chainAt(chain + 1, bound, used);
    if (hop.length === null) {
      for (const { rel, to } of steps(id, hop, used)) {
        nodeAt(chain, index + 1, to, { ...bound, [hop.name]: rel.id }, new Set([...used, rel.id]));
      }
      return;
    }
    const { min, max } = hop.length;
    const walk = (at: string, trail: readonly string[], taken: ReadonlySet<string>): void => {
      if (trail.length >= min) nodeAt(chain, index + 1, at, { ...bound, [hop.name]: trail }, taken);
      if (trail.length === max) return;
      for (const { rel, to } of steps(at, hop, taken)) walk(to, [...trail, rel.id], new Set([...taken, rel.id]));
    };
    walk(id, [], used);
  };
  chainAt(0, {}, new Set());
  return found;
}
