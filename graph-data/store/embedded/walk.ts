/**
 * Walking the folded graph: from an entity along stance edges (runs of units) and factual relations to its neighbours.
 * Documents, mentions and dates are not walked.
 */
import { byCodeUnit } from '#model/canonical.ts';
import { parseLocator } from '#model/locator.ts';
import { STANCE_EDGE, type Modality } from '#model/vocabulary.ts';
import {
  hasWindow,
  onlyStatements,
  relationPasses,
  typePasses,
  type Filter,
  type SlicedRelation,
} from '#analysis/slice.ts';
import type { FacetChoice } from '../port.ts';
import type { Mask } from './slice-mask.ts';
import { dayText, type StatementTable, type UnitLists } from './statement-table.ts';
import type { StoredGraph } from './stored-graph.ts';

/** All units of one actor toward one entity, as a stretch of a unit list. */
export interface Run {
  readonly actor: number;
  readonly entity: number;
  readonly units: readonly number[];
}

export class Walk {
  readonly #stored: StoredGraph;
  readonly #table: StatementTable;
  readonly #degrees: Int32Array;
  /** Whether any relation may have a weight of its own: most data has none, and then none is looked for. */
  readonly #weighs: boolean;
  /** Statements said by and about each node, once counted; -1 before. */
  readonly #said: Int32Array;
  readonly #about: Int32Array;

  constructor(stored: StoredGraph, table: StatementTable) {
    this.#stored = stored;
    this.#table = table;
    this.#weighs = stored.graph.keyCode('weight') >= 0;
    this.#degrees = new Int32Array(stored.graph.nodeCount).fill(-1);
    this.#said = this.#degrees.slice();
    this.#about = this.#degrees.slice();
  }

  /** The runs of units that pass, with this entity as actor (`byActor`) or as what is spoken of (`byEntity`). */
  *runs(lists: UnitLists, node: number, mask: Mask | null): Generator<Run> {
    const { unitActor, unitEntity } = this.#table;
    const other = lists === this.#table.byActor ? unitEntity : unitActor;
    const end = lists.offset[node + 1] as number;
    let at = lists.offset[node] as number;
    while (at < end) {
      const first = lists.units[at] as number;
      const units: number[] = [];
      for (; at < end && other[lists.units[at] as number] === other[first]; at++) {
        const unit = lists.units[at] as number;
        if (mask === null || mask.units[unit] === 1) units.push(unit);
      }
      const [actor, entity] = [unitActor[first] as number, unitEntity[first] as number];
      if (units.length > 0 && actor !== entity) yield { actor, entity, units };
    }
  }

  /** Distinct utterances of a run: its units lie utterance by utterance. */
  utterances(units: readonly number[]): number {
    const { utterance, unitStatement } = this.#table;
    let count = 0;
    let last = -1;
    for (const unit of units) {
      const own = utterance[unitStatement[unit] as number] as number;
      if (own !== last) count += 1;
      last = own;
    }
    return count;
  }

  /** The units of one actor toward one entity that pass. */
  between(actor: number, entity: number, mask: Mask | null): number[] {
    const { byActor, unitEntity } = this.#table;
    let low = byActor.offset[actor] as number;
    const end = byActor.offset[actor + 1] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((unitEntity[byActor.units[middle] as number] as number) < entity) low = middle + 1;
      else high = middle;
    }
    const units: number[] = [];
    for (; low < end && unitEntity[byActor.units[low] as number] === entity; low++) {
      const unit = byActor.units[low] as number;
      if (mask === null || mask.units[unit] === 1) units.push(unit);
    }
    return units;
  }

  /** How many statements a list of units of a node comes from. */
  statementCount(lists: UnitLists, node: number): number {
    const counts = lists === this.#table.byActor ? this.#said : this.#about;
    const known = counts[node] as number;
    if (known >= 0) return known;
    const statements = new Set<number>();
    for (let at = lists.offset[node] as number; at < (lists.offset[node + 1] as number); at++) {
      statements.add(this.#table.unitStatement[lists.units[at] as number] as number);
    }
    counts[node] = statements.size;
    return statements.size;
  }

  /** The relations at a node that pass; a self-loop comes once, among the outward ones. */
  *relations(node: number, direction: 'out' | 'in', filter: Filter): Generator<number> {
    const { graph } = this.#stored;
    const range = direction === 'out' ? graph.outRange(node) : graph.inRange(node);
    for (let at = range.start; at < range.end; at++) {
      const relationship = direction === 'out' ? at : (graph.inRel[at] as number);
      if (!this.#stored.isAdmissible[graph.type[relationship] as number]) continue;
      if (direction === 'in' && graph.source[relationship] === graph.target[relationship]) continue;
      if (this.passes(relationship, filter)) yield relationship;
    }
  }

  /** Whether a factual relation passes a filter. */
  passes(relationship: number, filter: Filter): boolean {
    const stored = this.#stored;
    const { modalities, documents, kinds } = filter;
    if (onlyStatements(filter) || !typePasses(stored.typeOf(relationship), filter)) return false;
    // The common case costs no property: most filters say nothing of relations.
    if (modalities === undefined && documents === undefined && kinds === undefined && !hasWindow(filter)) return true;
    return relationPasses(
      this.sliced(relationship),
      filter,
      (id) => stored.kindOf(stored.graph.nodeById(id)),
      (id) => {
        const node = stored.graph.nodeById(id);
        return { from: stored.text(node, 'publishedFrom') ?? '', to: stored.text(node, 'publishedTo') ?? '' };
      },
    );
  }

  /** A relation as the filter sees it. */
  sliced(relationship: number): SlicedRelation {
    const stored = this.#stored;
    const source = stored.sourceOf(relationship);
    const own = stored.graph.labelsOf(source).includes('Document') ? [stored.graph.idOf(source)] : [];
    const documents = stored.relationTexts(relationship, 'evidence').flatMap((text) => {
      const locator = parseLocator(text, null);
      return locator ? [locator.document] : [];
    });
    return {
      source: stored.graph.idOf(source),
      target: stored.graph.idOf(stored.targetOf(relationship)),
      type: stored.typeOf(relationship),
      modality: (stored.relationText(relationship, 'modality') ?? 'asserted') as Modality,
      from: stored.relationText(relationship, 'from'),
      to: stored.relationText(relationship, 'to'),
      documents: [...new Set([...own, ...documents])].sort(byCodeUnit),
    };
  }

  /** What a relation weighs: 1, unless people's own data says something else. */
  weight(relationship: number): number {
    return this.#weighs ? (this.#stored.relationNumber(relationship, 'weight') ?? 1) : 1;
  }

  /** The neighbours of a node with the weight of the edges to them: utterances plus relations, so far as facets admit them. */
  neighbors(node: number, filter: Filter, mask: Mask, { types, kinds, years }: FacetChoice = {}): Map<number, number> {
    const found = new Map<number, number>();
    const add = (other: number, weight: number | null): void => {
      if (other === node || weight === null || kinds?.includes(this.#stored.kindOf(other)) === false) return;
      found.set(other, (found.get(other) ?? 0) + weight);
    };
    const spoken = types === undefined || types.includes(STANCE_EDGE);
    const weigh = (units: readonly number[]): number | null => {
      if (!years) return this.utterances(units);
      const admitted = units.filter((unit) => years.includes(this.saidYear(this.#unitStatement(unit))));
      return admitted.length === 0 ? null : this.utterances(admitted);
    };
    const related = (relationship: number): number | null =>
      types?.includes(this.#stored.typeOf(relationship)) === false ||
      years?.includes(this.#stored.relationText(relationship, 'from')?.slice(0, 4) ?? null) === false
        ? null
        : this.weight(relationship);
    if (filter.direction !== 'in') {
      if (spoken) for (const { entity, units } of this.runs(this.#table.byActor, node, mask)) add(entity, weigh(units));
      for (const each of this.relations(node, 'out', filter)) add(this.#stored.targetOf(each), related(each));
    }
    if (filter.direction !== 'out') {
      if (spoken) for (const { actor, units } of this.runs(this.#table.byEntity, node, mask)) add(actor, weigh(units));
      for (const each of this.relations(node, 'in', filter)) add(this.#stored.sourceOf(each), related(each));
    }
    return found;
  }

  #unitStatement(unit: number): number {
    return this.#table.unitStatement[unit] as number;
  }

  /** Distinct neighbours in the folded graph, unfiltered. */
  degree(node: number): number {
    const known = this.#degrees[node] as number;
    if (known >= 0) return known;
    const others = new Set<number>();
    for (const { entity } of this.runs(this.#table.byActor, node, null)) others.add(entity);
    for (const { actor } of this.runs(this.#table.byEntity, node, null)) others.add(actor);
    for (const each of this.relations(node, 'out', {})) others.add(this.#stored.targetOf(each));
    for (const each of this.relations(node, 'in', {})) others.add(this.#stored.sourceOf(each));
    others.delete(node);
    this.#degrees[node] = others.size;
    return others.size;
  }

  /** The year in which a statement was said, by its last possible day; null where it has no date. */
  saidYear(statement: number): string | null {
    const day = this.#table.said.to[statement] as number;
    return day === 0 ? null : dayText(day).slice(0, 4);
  }
}
