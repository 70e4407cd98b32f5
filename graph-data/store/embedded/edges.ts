/** Runs of units and relations → the edges of the protocol. The meaning is analysis/fold.ts's. */
import { byCodeUnit } from '#model/canonical.ts';
import { relationshipId } from '#model/identity.ts';
import type { Modality } from '#model/vocabulary.ts';
import { BASES, STANCE_EDGE } from '#model/vocabulary.ts';
import { emptyTally, stanceOf, type Tally } from '#analysis/fold.ts';
import type { Filter } from '#analysis/slice.ts';
import type { EdgeRow } from '#protocol/rows.ts';
import type { Mask } from './slice-mask.ts';
import { SIGNS, type StatementTable } from './statement-table.ts';
import type { StoredGraph } from './stored-graph.ts';
import type { Run, Walk } from './walk.ts';

/** The documents that a filter lets count, in order. */
function admitted(documents: readonly string[], filter: Filter): string[] {
  return documents.filter((id) => filter.documents === undefined || filter.documents.includes(id)).sort(byCodeUnit);
}

export class Edges {
  readonly #stored: StoredGraph;
  readonly #table: StatementTable;
  readonly #walk: Walk;

  constructor(stored: StoredGraph, table: StatementTable, walk: Walk) {
    this.#stored = stored;
    this.#table = table;
    this.#walk = walk;
  }

  /** A run as one folded edge. */
  folded({ actor, entity, units }: Run, filter: Filter): EdgeRow {
    const table = this.#table;
    const { graph } = this.#stored;
    const tallies = [emptyTally(), ...BASES.map(emptyTally)];
    const total = tallies[0] as Tally;
    const statements = new Set<number>();
    const documents = new Set<number>();
    const counted = new Set<number>();
    let [columnist, disputed] = [true, false];
    for (const unit of units) {
      const statement = table.unitStatement[unit] as number;
      const [code, basis] = [table.unitSign[unit] as number, table.unitBasis[unit] as number];
      statements.add(statement);
      for (
        let at = table.documentOffset[statement] as number;
        at < (table.documentOffset[statement + 1] as number);
        at++
      ) {
        documents.add(table.documents[at] as number);
      }
      if (table.columnist[statement] === 0) columnist = false;
      if (table.disputed[statement] === 1) disputed = true;
      const key = ((table.utterance[statement] as number) * SIGNS.length + code) * (BASES.length + 1) + basis;
      if (counted.has(key)) continue;
      counted.add(key);
      const sign = SIGNS[code] as keyof Tally;
      total[sign] += 1;
      if (basis > 0) (tallies[basis] as Tally)[sign] += 1;
    }
    const weightiest = BASES.findIndex((_, index) => stanceOf(tallies[index + 1] as Tally) !== 'neutral');
    const [source, target] = [graph.idOf(actor), graph.idOf(entity)];
    const decisive = units.filter((unit) => table.unitBasis[unit] === weightiest + 1);
    const told = decisive.some((unit) => table.unitAscribed[unit] === 1);
    const own = decisive.some((unit) => table.unitAscribed[unit] === 0);
    return {
      id: relationshipId(source, STANCE_EDGE, target),
      source,
      target,
      type: STANCE_EDGE,
      statements: [...statements].map((index) => graph.idOf(table.nodes[index] as number)).sort(byCodeUnit),
      relations: [],
      weight: this.#walk.utterances(units),
      tally: total,
      positions: tallies[BASES.indexOf('position') + 1] as Tally,
      stance: weightiest < 0 ? 'neutral' : stanceOf(tallies[weightiest + 1] as Tally),
      basis: BASES[weightiest] ?? null,
      words: told && own ? 'both' : told ? 'told' : 'own',
      documents: admitted(
        [...documents].map((node) => graph.idOf(node)),
        filter,
      ),
      modality: null,
      columnist,
      disputed,
    };
  }

  /** Relations of one type between the same ends as one edge. */
  relations(relationships: readonly number[], filter: Filter): EdgeRow {
    const { graph } = this.#stored;
    const sliced = relationships.map((relationship) => this.#walk.sliced(relationship));
    const { source, target, type } = sliced[0] as (typeof sliced)[number];
    const modalities = new Set(sliced.map(({ modality }) => modality));
    return {
      id: relationshipId(source, type, target),
      source,
      target,
      type,
      statements: [],
      relations: relationships.map((relationship) => graph.relationshipIdOf(relationship)).sort(byCodeUnit),
      weight: relationships.reduce((sum, relationship) => sum + this.#walk.weight(relationship), 0),
      tally: null,
      positions: null,
      stance: null,
      basis: null,
      words: null,
      documents: admitted([...new Set(sliced.flatMap(({ documents }) => documents))], filter),
      modality: modalities.size === 1 ? ([...modalities][0] as Modality) : null,
      columnist: false,
      disputed: false,
    };
  }

  /** The edges among a set of entities, and the statements behind the folded ones. Heaviest first, ties by id. */
  among(nodes: ReadonlySet<number>, filter: Filter, mask: Mask): { edges: EdgeRow[]; runs: Run[] } {
    const edges: EdgeRow[] = [];
    const runs: Run[] = [];
    for (const node of nodes) {
      for (const run of this.#walk.runs(this.#table.byActor, node, mask)) if (nodes.has(run.entity)) runs.push(run);
      const grouped = new Map<string, number[]>();
      for (const relationship of this.#walk.relations(node, 'out', filter)) {
        const target = this.#stored.targetOf(relationship);
        if (target === node || !nodes.has(target)) continue;
        const key = `${this.#stored.typeOf(relationship)} ${target}`;
        const group = grouped.get(key);
        if (group) group.push(relationship);
        else grouped.set(key, [relationship]);
      }
      for (const group of grouped.values()) edges.push(this.relations(group, filter));
    }
    edges.push(...runs.map((run) => this.folded(run, filter)));
    edges.sort((a, b) => b.weight - a.weight || byCodeUnit(a.id, b.id));
    return { edges, runs };
  }

  /** An unfolded statement's edges: who said it, whose it is told to be, and what it is about. */
  unfolded(statement: number, mask: Mask): EdgeRow[] {
    const stored = this.#stored;
    const table = this.#table;
    const node = table.nodes[statement] as number;
    const id = stored.graph.idOf(node);
    const shared = {
      statements: [id],
      relations: [],
      weight: 1,
      positions: null,
      documents: this.#documentsOf(statement),
      modality: null,
      columnist: table.columnist[statement] === 1,
      disputed: table.disputed[statement] === 1,
    };
    const plain = { ...shared, tally: null, stance: null, basis: null, words: null };
    const edges: EdgeRow[] = [];
    for (const relationship of stored.in(node, 'SAID')) {
      const source = stored.graph.idOf(stored.sourceOf(relationship));
      edges.push({ ...plain, id: stored.graph.relationshipIdOf(relationship), source, target: id, type: 'SAID' });
    }
    for (const relationship of stored.out(node, 'ASCRIBED_TO')) {
      const target = stored.graph.idOf(stored.targetOf(relationship));
      edges.push({
        ...plain,
        id: stored.graph.relationshipIdOf(relationship),
        source: id,
        target,
        type: 'ASCRIBED_TO',
      });
    }
    const seen = new Set<number>();
    for (let unit = table.unitOffset[statement] as number; unit < (table.unitOffset[statement + 1] as number); unit++) {
      const entity = table.unitEntity[unit] as number;
      if (mask.units[unit] === 0 || seen.has(entity)) continue;
      seen.add(entity);
      const sign = SIGNS[table.unitSign[unit] as number] as keyof Tally;
      const tally = { ...emptyTally(), [sign]: 1 };
      const target = stored.graph.idOf(entity);
      const basis = BASES[(table.unitBasis[unit] as number) - 1] ?? null;
      edges.push({
        ...shared,
        id: relationshipId(id, 'ABOUT', target),
        source: id,
        target,
        type: 'ABOUT',
        tally,
        positions: basis === 'position' ? tally : emptyTally(),
        stance: stanceOf(tally),
        basis,
        words: table.unitAscribed[unit] === 1 ? 'told' : 'own',
      });
    }
    return edges;
  }

  #documentsOf(statement: number): string[] {
    const { documents, documentOffset } = this.#table;
    const nodes = documents.subarray(documentOffset[statement] as number, documentOffset[statement + 1] as number);
    return [...nodes].map((node) => this.#stored.graph.idOf(node)).sort(byCodeUnit);
  }
}
