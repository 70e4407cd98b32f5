/**
 * A filter as a mask over the statement table: which units pass. The meaning is analysis/slice.ts's;
 * the conformance suite holds the two equal.
 */
import { canonicalJson } from '#model/canonical.ts';
import { BASES, MODALITIES, STANCE_EDGE, STATEMENT_KINDS, type Clock } from '#model/vocabulary.ts';
import { hasWindow, type Filter } from '#analysis/slice.ts';
import { dayNumber, NO_DAY, SIGNS, type Spans, type StatementTable } from './statement-table.ts';
import type { StoredGraph } from './stored-graph.ts';

/** Which units pass (1 or 0), and which statements have one that does. */
export interface Mask {
  readonly units: Uint8Array;
  readonly statements: Uint8Array;
}

const KEPT = 16;

function codesAdmitted(names: readonly string[], wanted: readonly string[] | undefined): Uint8Array {
  return Uint8Array.from(names, (name) => (wanted === undefined || wanted.includes(name) ? 1 : 0));
}

export class SliceMasks {
  readonly #stored: StoredGraph;
  readonly #table: StatementTable;
  readonly #kept = new Map<string, Mask>();

  constructor(stored: StoredGraph, table: StatementTable) {
    this.#stored = stored;
    this.#table = table;
  }

  /** The mask of a filter; the last few are kept. */
  of(filter: Filter): Mask {
    const { direction: _direction, ...rest } = filter;
    const key = canonicalJson(rest);
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const mask = this.#make(filter);
    this.#kept.set(key, mask);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value as string);
    return mask;
  }

  /** The spans of a clock. */
  spans(clock: Clock): Spans {
    return this.#table[clock];
  }

  #make(filter: Filter): Mask {
    const statements = this.#ownConditions(filter);
    const units = this.#unitConditions(filter, statements);
    const passing = new Uint8Array(statements.length);
    units.forEach((passes, unit) => {
      if (passes) passing[this.#table.unitStatement[unit] as number] = 1;
    });
    return { units, statements: passing };
  }

  #ownConditions(filter: Filter): Uint8Array {
    const table = this.#table;
    const count = table.nodes.length;
    if (filter.types !== undefined && !filter.types.includes(STANCE_EDGE)) return new Uint8Array(count);
    const mask = new Uint8Array(count).fill(1);
    const keep = (test: (statement: number) => boolean): void => {
      for (let index = 0; index < count; index++) if (mask[index] === 1 && !test(index)) mask[index] = 0;
    };
    if (filter.statementKinds !== undefined) {
      const kinds = codesAdmitted(STATEMENT_KINDS, filter.statementKinds);
      keep((index) => kinds[table.kind[index] as number] === 1);
    }
    if (filter.modalities !== undefined) {
      const modalities = codesAdmitted(MODALITIES, filter.modalities);
      keep((index) => modalities[table.modality[index] as number] === 1);
    }
    if (filter.columnists === false) keep((index) => table.columnist[index] === 0);
    if (filter.disputedOnly === true) keep((index) => table.disputed[index] === 1);
    if (filter.documents !== undefined) {
      const wanted = new Set(filter.documents.map((id) => this.#stored.graph.nodeById(id)));
      keep((index) => {
        for (let at = table.documentOffset[index] as number; at < (table.documentOffset[index + 1] as number); at++) {
          if (wanted.has(table.documents[at] as number)) return true;
        }
        return false;
      });
    }
    if (hasWindow(filter)) {
      const spans = this.spans(filter.clock ?? 'said');
      const from = dayNumber(filter.from ?? null);
      const to = filter.to === undefined ? Infinity : dayNumber(filter.to);
      keep(
        (index) =>
          spans.to[index] !== NO_DAY && (spans.to[index] as number) >= from && (spans.from[index] as number) <= to,
      );
    }
    if (filter.text !== undefined && filter.text !== '') {
      const sought = filter.text.toLowerCase();
      const holds = (node: number, key: string): boolean =>
        this.#stored.text(node, key)?.toLowerCase().includes(sought) === true;
      keep((index) => {
        const node = table.nodes[index] as number;
        return holds(node, 'gloss_en') || holds(node, 'gloss_zhHans');
      });
    }
    return mask;
  }

  #unitConditions(filter: Filter, statements: Uint8Array): Uint8Array {
    const table = this.#table;
    const signs = codesAdmitted(SIGNS, filter.stance);
    const bases = Uint8Array.from([filter.bases === undefined ? 1 : 0, ...codesAdmitted(BASES, filter.bases)]);
    const ascribed = [filter.words === 'told' ? 0 : 1, filter.words === 'own' ? 0 : 1];
    const kinds = filter.kinds === undefined ? null : new Set(filter.kinds);
    return Uint8Array.from(table.unitStatement, (statement, unit) => {
      const passes =
        statements[statement] === 1 &&
        signs[table.unitSign[unit] as number] === 1 &&
        bases[table.unitBasis[unit] as number] === 1 &&
        ascribed[table.unitAscribed[unit] as number] === 1 &&
        (kinds === null ||
          (kinds.has(this.#stored.kindOf(table.unitActor[unit] as number)) &&
            kinds.has(this.#stored.kindOf(table.unitEntity[unit] as number))));
      return passes ? 1 : 0;
    });
  }
}
