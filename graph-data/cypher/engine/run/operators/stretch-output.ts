/** Collects the rows of steps over many relationships: ends, stretches walked, lists of relationships. */
import type { Hop } from '../../check/analysis.ts';
import type { Slot } from '../../check/scope.ts';
import { PathValue, RelationshipValue, type Value } from '../../values/value.ts';
import { gather, type Batch } from '../batch.ts';

export class StretchOutput {
  readonly #rows: number[] = [];
  readonly #ends: number[] = [];
  readonly #stretches: PathValue[] = [];
  readonly #hop: Hop;
  readonly #end: Slot | null;
  readonly #carry: readonly number[];
  readonly #reversed: boolean;

  /** `end` is null when the far end was known. A reversed walk is turned round. */
  constructor(hop: Hop, end: Slot | null, carry: readonly number[], reversed: boolean) {
    this.#hop = hop;
    this.#end = end;
    this.#carry = carry;
    this.#reversed = reversed;
  }

  get length(): number {
    return this.#rows.length;
  }

  add(row: number, end: number, nodes: readonly number[], relationships: readonly number[]): void {
    this.#rows.push(row);
    this.#ends.push(end);
    if (this.#reversed) this.#stretches.push(new PathValue(nodes.toReversed(), relationships.toReversed()));
    else this.#stretches.push(new PathValue(nodes, relationships));
  }

  /** A row of which only the end matters. */
  addEnd(row: number, end: number): void {
    this.#rows.push(row);
    this.#ends.push(end);
  }

  flush(batch: Batch): Batch {
    const out = gather(batch, Int32Array.from(this.#rows), this.#rows.length, this.#carry);
    const { segment, slot, bound } = this.#hop;
    if (this.#end !== null) out.columns[this.#end.index] = Int32Array.from(this.#ends);
    if (this.#stretches.length > 0) {
      if (segment !== null) out.columns[segment.index] = [...this.#stretches];
      if (slot !== null && !bound && slot.kind === 'value') {
        out.columns[slot.index] = this.#stretches.map((stretch): Value =>
          stretch.relationships.map((relationship) => new RelationshipValue(relationship)),
        );
      }
    }
    this.#rows.length = this.#ends.length = this.#stretches.length = 0;
    return out;
  }
}
