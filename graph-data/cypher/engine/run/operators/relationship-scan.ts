/** All relationships of some types, in the order of their numbers, each with its two ends. */
import type { Slot } from '../../check/scope.ts';
import type { RelationshipScanPlan } from '../../plan/plan.ts';
import { firstOf, gather, grown, type Batch } from '../batch.ts';
import type { Cursor, Environment } from '../environment.ts';
import type { TypeFilter } from './adjacency.ts';
import { walked } from './expand.ts';
import { filterOf } from './hops.ts';

export class RelationshipScan implements Cursor {
  readonly #plan: RelationshipScanPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #filter: TypeFilter;
  #batch: Batch | null = null;
  #row = 0;
  #relationship = 0;
  /** Walking both ways, each relationship comes a second time, turned round. */
  #turned = false;
  #capacity = 1;

  constructor(plan: RelationshipScanPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#filter = filterOf(plan.hop, env);
  }

  #accepts(relationship: number, batch: Batch): boolean {
    const type = this.#env.graph.type[relationship] as number;
    const { mask, one } = this.#filter;
    if (one >= 0 ? one !== type : mask !== null && mask[type] !== 1) return false;
    return this.#plan.distinct.length === 0 || !walked(relationship, batch, this.#row, this.#plan.distinct);
  }

  next(): Batch | null {
    const capacity = this.#capacity;
    this.#capacity = grown(capacity);
    const { source, target, relationshipCount } = this.#env.graph;
    const { direction, from, to } = this.#plan.hop;
    const rows = new Int32Array(capacity);
    const relationships = new Int32Array(capacity);
    const froms = new Int32Array(capacity);
    const tos = new Int32Array(capacity);
    const { budget } = this.#env;
    let count = 0;
    for (;;) {
      if (this.#batch === null) {
        this.#batch = this.#input.next();
        if (this.#batch === null) return null;
        this.#row = this.#relationship = 0;
        this.#turned = false;
      }
      const batch = this.#batch;
      while (this.#row < batch.size && count < capacity) {
        const relationship = this.#relationship;
        if (relationship === relationshipCount) {
          this.#relationship = 0;
          this.#row++;
          continue;
        }
        const backward = direction === 'in' || this.#turned;
        const [a, b] = backward ? [target, source] : [source, target];
        const [start, end] = [a[relationship] as number, b[relationship] as number];
        const again = direction === 'both' && !this.#turned && start !== end;
        this.#turned = again;
        if (!again) this.#relationship++;
        if ((from === to && start !== end) || !this.#accepts(relationship, batch)) {
          if (--budget.fuel <= 0) budget.refill();
          continue;
        }
        rows[count] = this.#row;
        relationships[count] = relationship;
        froms[count] = start;
        tos[count++] = end;
      }
      budget.burn(1 + count);
      if (this.#row === batch.size) this.#batch = null;
      if (count > 0) return this.#flush(batch, [rows, relationships, froms, tos], count);
    }
  }

  #flush(batch: Batch, columns: readonly [Int32Array, Int32Array, Int32Array, Int32Array], count: number): Batch {
    const { carry, hop, wanted } = this.#plan;
    const [rows, relationships, froms, tos] = columns;
    const out = gather(batch, rows, count, carry);
    const give = (slot: Slot, column: Int32Array): void => {
      if (wanted.has(slot.index)) out.columns[slot.index] = firstOf(column, count);
    };
    give(hop.slot as Slot, relationships);
    give(hop.from, froms);
    give(hop.to, tos);
    return out;
  }

  reset(): void {
    this.#batch = null;
    this.#capacity = 1;
    this.#input.reset();
  }
}
