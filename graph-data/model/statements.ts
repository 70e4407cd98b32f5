/**
 * The statement as analysis sees it: an actor said something about entities, taking a stance toward each,
 * and documents are the evidence. The rows of the protocol have this shape and more.
 */
import type { Id } from './property-graph.ts';
import type { DaySpan } from './time.ts';
import type { Basis, Modality, Stance, StatementKind } from './vocabulary.ts';

/** One coding unit: whose stance toward what. */
export interface Unit {
  /** The one it is ascribed to if there is one, else the one who said it. */
  readonly actor: Id;
  readonly entity: Id;
  readonly stance: Stance;
  readonly mixed: boolean;
  readonly basis: Basis | null;
  readonly ascribed: boolean;
}

export interface Statement {
  readonly id: Id;
  readonly kind: StatementKind;
  readonly modality: Modality;
  readonly gloss: { readonly en: string; readonly zhHans: string };
  readonly units: readonly Unit[];
  readonly said: DaySpan | null;
  readonly published: DaySpan;
  readonly asOf: { readonly from: string | null; readonly to: string | null } | null;
  /** The document's author's own assertion. */
  readonly columnist: boolean;
  readonly reports: readonly { readonly document: Id }[];
  readonly sameUtterance: readonly { readonly statement: Id; readonly judgement: string }[];
  readonly contradictedBy: readonly { readonly statement: Id; readonly question: Id }[];
}

/** The sign of a unit, with "mixed" as a sign of its own. */
export type Sign = 'for' | 'against' | 'mixed' | 'neutral';

/** 1 is for, -1 against, 0 neutral; mixed where both are said. */
export function signOf(unit: Pick<Unit, 'stance' | 'mixed'>): Sign {
  if (unit.mixed) return 'mixed';
  return unit.stance === 1 ? 'for' : unit.stance === -1 ? 'against' : 'neutral';
}
