/**
 * Statements and their units as typed columns over the graph, for everything that filters, folds and counts:
 * no object a statement. Units are listed by actor (then entity) and by entity (then actor), utterances together,
 * so that one folded edge is one run.
 */
import { signOf } from '#model/statements.ts';
import { BASES, MODALITIES, STATEMENT_KINDS } from '#model/vocabulary.ts';
import { clashesByKind } from '#analysis/disputes.ts';
import type { QuestionKind } from '#model/vocabulary.ts';
import type { StoredGraph } from './stored-graph.ts';

/** The signs in the order of their codes. */
export const SIGNS = ['for', 'against', 'mixed', 'neutral'] as const;
/** No day. Days are numbers like 20260106. */
export const NO_DAY = 0;

/** YYYY-MM-DD → a number that sorts alike; 0 for none. */
export function dayNumber(day: string | null): number {
  return day === null ? NO_DAY : Number(day.replaceAll('-', ''));
}

/** The number of a day → YYYY-MM-DD. */
export function dayText(day: number): string {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** A list of units by node: the units of `node` are `units[offset[node]]` up to `units[offset[node + 1]]`. */
export interface UnitLists {
  readonly offset: Uint32Array;
  readonly units: Uint32Array;
}

/** Spans on one clock, by statement. */
export interface Spans {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export class StatementTable {
  /** The node of each statement, ascending. */
  readonly nodes: Uint32Array;
  /** Node → statement, or -1. */
  readonly indexOf: Int32Array;
  readonly kind: Uint8Array;
  readonly modality: Uint8Array;
  readonly columnist: Uint8Array;
  readonly disputed: Uint8Array;
  readonly said: Spans;
  readonly asOf: Spans;
  readonly published: Spans;
  /** The statement that stands for all reports of the same words. */
  readonly utterance: Uint32Array;
  readonly documentOffset: Uint32Array;
  readonly documents: Uint32Array;
  /** The units of statement `s` are `unitOffset[s]` up to `unitOffset[s + 1]`. */
  readonly unitOffset: Uint32Array;
  readonly unitStatement: Uint32Array;
  readonly unitActor: Uint32Array;
  readonly unitEntity: Uint32Array;
  /** Codes of SIGNS. */
  readonly unitSign: Uint8Array;
  /** 0 for none, else one more than the code in BASES. */
  readonly unitBasis: Uint8Array;
  readonly unitAscribed: Uint8Array;
  readonly byActor: UnitLists;
  readonly byEntity: UnitLists;

  constructor(stored: StoredGraph) {
    const { graph } = stored;
    this.nodes = Uint32Array.from(stored.nodesWith('Statement'));
    const count = this.nodes.length;
    this.indexOf = new Int32Array(graph.nodeCount).fill(-1);
    this.nodes.forEach((node, index) => (this.indexOf[node] = index));
    this.kind = this.#codes(stored, 'kind', STATEMENT_KINDS);
    this.modality = this.#codes(stored, 'modality', MODALITIES);
    this.columnist = Uint8Array.from(this.nodes, (node) => (stored.text(node, 'mode') === 'author' ? 1 : 0));
    this.said = this.#spans(stored, 'said');
    this.asOf = this.#spans(stored, 'asOf');
    for (let index = 0; index < count; index++) {
      const open = (this.asOf.from[index] !== NO_DAY) !== (this.asOf.to[index] !== NO_DAY);
      if (open && this.asOf.from[index] === NO_DAY) this.asOf.from[index] = 101;
      else if (open) this.asOf.to[index] = 99_991_231;
    }
    ({ offset: this.documentOffset, documents: this.documents } = documentsOf(stored, this.nodes));
    this.published = publishedOf(stored, this.nodes, this.documentOffset, this.documents);
    this.utterance = utterancesOf(stored, this.nodes, this.indexOf);
    this.disputed = disputedOf(stored, count, this.indexOf);

    const units: number[][] = [[], [], [], [], [], []];
    const [statement, actor, entity, sign, basis, ascribed] = units as [
      number[],
      number[],
      number[],
      number[],
      number[],
      number[],
    ];
    this.unitOffset = new Uint32Array(count + 1);
    const bases: readonly unknown[] = BASES;
    for (let index = 0; index < count; index++) {
      const node = this.nodes[index] as number;
      const holders = stored.out(node, 'ASCRIBED_TO').map((relationship) => stored.targetOf(relationship));
      const told = holders.length > 0 ? 1 : 0;
      const actors = told ? holders : stored.in(node, 'SAID').map((relationship) => stored.sourceOf(relationship));
      for (const relationship of stored.out(node, 'ABOUT')) {
        const stance = stored.relationNumber(relationship, 'stance');
        const mixed = graph.relationshipProperty(relationship, 'mixed') === true;
        const code = SIGNS.indexOf(signOf({ stance: stance === 1 ? 1 : stance === -1 ? -1 : 0, mixed }));
        const basisCode = bases.indexOf(graph.relationshipProperty(relationship, 'basis')) + 1;
        for (const holder of actors) {
          statement.push(index);
          actor.push(holder);
          entity.push(stored.targetOf(relationship));
          sign.push(code);
          basis.push(basisCode);
          ascribed.push(told);
        }
      }
      this.unitOffset[index + 1] = statement.length;
    }
    this.unitStatement = Uint32Array.from(statement);
    this.unitActor = Uint32Array.from(actor);
    this.unitEntity = Uint32Array.from(entity);
    this.unitSign = Uint8Array.from(sign);
    this.unitBasis = Uint8Array.from(basis);
    this.unitAscribed = Uint8Array.from(ascribed);
    this.byActor = this.#lists(graph.nodeCount, this.unitActor, this.unitEntity);
    this.byEntity = this.#lists(graph.nodeCount, this.unitEntity, this.unitActor);
  }

  #codes(stored: StoredGraph, key: string, names: readonly string[]): Uint8Array {
    const codes = new Map<string | null, number>(names.map((name, code) => [name, code]));
    return Uint8Array.from(this.nodes, (node) => codes.get(stored.text(node, key)) ?? 0);
  }

  #spans(stored: StoredGraph, prefix: string): Spans {
    const from = Int32Array.from(this.nodes, (node) => dayNumber(stored.text(node, `${prefix}From`)));
    const to = Int32Array.from(this.nodes, (node) => dayNumber(stored.text(node, `${prefix}To`)));
    return { from, to };
  }

  #lists(nodeCount: number, by: Uint32Array, then: Uint32Array): UnitLists {
    const { unitStatement, utterance } = this;
    const offset = new Uint32Array(nodeCount + 1);
    for (const node of by) offset[node + 1] = (offset[node + 1] as number) + 1;
    for (let node = 0; node < nodeCount; node++)
      offset[node + 1] = (offset[node + 1] as number) + (offset[node] as number);
    const units = new Uint32Array(by.length);
    const next = offset.slice();
    by.forEach((node, unit) => {
      const place = next[node] as number;
      units[place] = unit;
      next[node] = place + 1;
    });
    const utteranceOf = (unit: number): number => utterance[unitStatement[unit] as number] as number;
    for (let node = 0; node < nodeCount; node++) {
      const [start, end] = [offset[node] as number, offset[node + 1] as number];
      if (end - start < 2) continue;
      units
        .subarray(start, end)
        .sort((a, b) => (then[a] as number) - (then[b] as number) || utteranceOf(a) - utteranceOf(b) || a - b);
    }
    return { offset, units };
  }
}

function documentsOf(stored: StoredGraph, nodes: Uint32Array): { offset: Uint32Array; documents: Uint32Array } {
  const offset = new Uint32Array(nodes.length + 1);
  const documents: number[] = [];
  nodes.forEach((node, index) => {
    const own = new Set(stored.out(node, 'REPORTED_IN').map((relationship) => stored.targetOf(relationship)));
    documents.push(...own);
    offset[index + 1] = documents.length;
  });
  return { offset, documents: Uint32Array.from(documents) };
}

/** The publication of the document that came out first, by its last possible day. */
function publishedOf(stored: StoredGraph, nodes: Uint32Array, offset: Uint32Array, documents: Uint32Array): Spans {
  const spans = new Map<number, { from: number; to: number }>();
  for (const node of stored.nodesWith('Document')) {
    const [from, to] = [stored.text(node, 'publishedFrom'), stored.text(node, 'publishedTo')];
    spans.set(node, { from: dayNumber(from), to: dayNumber(to) });
  }
  const from = new Int32Array(nodes.length);
  const to = new Int32Array(nodes.length);
  nodes.forEach((_, index) => {
    for (let at = offset[index] as number; at < (offset[index + 1] as number); at++) {
      const span = spans.get(documents[at] as number);
      const best = to[index] as number;
      if (
        !span ||
        span.to === NO_DAY ||
        (best !== NO_DAY && (span.to > best || (span.to === best && span.from >= (from[index] as number))))
      )
        continue;
      from[index] = span.from;
      to[index] = span.to;
    }
  });
  return { from, to };
}

function utterancesOf(stored: StoredGraph, nodes: Uint32Array, indexOf: Int32Array): Uint32Array {
  const utterance = Uint32Array.from(nodes, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (utterance[root] !== root) root = utterance[root] as number;
    return root;
  };
  nodes.forEach((node, index) => {
    for (const relationship of stored.out(node, 'SAME_UTTERANCE')) {
      if (stored.relationText(relationship, 'judgement') !== 'same') continue;
      const [a, b] = [find(index), find(indexOf[stored.targetOf(relationship)] as number)];
      utterance[Math.max(a, b)] = Math.min(a, b);
    }
  });
  return utterance.map((_, index) => find(index));
}

/** Statements that assert or deny a claim of a clashing question which another statement contradicts. */
function disputedOf(stored: StoredGraph, count: number, indexOf: Int32Array): Uint8Array {
  const disputed = new Uint8Array(count);
  for (const question of stored.nodesWith('Question')) {
    if (!clashesByKind(stored.text(question, 'kind') as QuestionKind)) continue;
    const sides = stored.in(question, 'ANSWERS').map((relationship) => {
      const claim = stored.sourceOf(relationship);
      const asserted = stored.in(claim, 'ASSERTS').map((each) => stored.sourceOf(each));
      const denied = stored.in(claim, 'DENIES').map((each) => stored.sourceOf(each));
      return { asserted, denied };
    });
    sides.forEach((side, index) => {
      const others = sides.filter((_, other) => other !== index).flatMap(({ asserted }) => asserted);
      const mark = (nodes: readonly number[], against: readonly number[]): void => {
        for (const node of nodes) {
          if (against.some((other) => other !== node)) disputed[indexOf[node] as number] = 1;
        }
      };
      mark(side.asserted, [...others, ...side.denied]);
      mark(side.denied, side.asserted);
    });
  }
  return disputed;
}
