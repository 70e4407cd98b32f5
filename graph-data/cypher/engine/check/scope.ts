/** Names and the slots that they stand for. A slot is written once, by one operator; an alias shares its slot. */
import { typeOf, type Type } from './types.ts';

/** Nodes and relationships are kept by number; everything else as a value. */
export type SlotKind = 'node' | 'relationship' | 'value';

export interface Slot {
  readonly index: number;
  readonly name: string;
  readonly kind: SlotKind;
  readonly type: Type;
}

export type Scope = ReadonlyMap<string, Slot>;

/** All slots of a query. */
export class Slots {
  readonly all: Slot[] = [];

  add(name: string, kind: SlotKind, type: Type): Slot {
    const slot: Slot = { index: this.all.length, name, kind, type };
    this.all.push(slot);
    return slot;
  }

  /** A slot for a value of a type: nodes and relationships by number. */
  forType(name: string, type: Type): Slot {
    const kind = type.name === 'NODE' ? 'node' : type.name === 'RELATIONSHIP' ? 'relationship' : 'value';
    return this.add(name, kind, type);
  }

  /** A slot that no name reaches. */
  hidden(kind: SlotKind): Slot {
    const type = kind === 'node' ? 'NODE' : kind === 'relationship' ? 'RELATIONSHIP' : 'ANY';
    return this.add('', kind, typeOf(type));
  }
}
