/** What a property can hold in the columns, and how each scalar is tagged there. */
import type { Scalar } from '#model/property-graph.ts';

/**
 * A value of a type that the columns do not know (a date, a duration, a point), kept as text under the name
 * of its type. The query engine reads it as that type; everyone else sees the text.
 */
export class TypedText {
  readonly type: string;
  readonly text: string;
  constructor(type: string, text: string) {
    this.type = type;
    this.text = text;
  }
}

export type StoredScalar = Scalar | TypedText;
export type StoredValue = StoredScalar | readonly StoredScalar[];

/** Tags of single values. `ID` means "the id of the node or relationship itself", which is stored once. */
export const TAG = { ABSENT: 0, BOOLEAN: 1, INTEGER: 2, FLOAT: 3, STRING: 4, LIST: 5, TYPED: 6, ID: 7 } as const;

/** Kinds of a column: of one type throughout, or mixed. */
export const COLUMN = { FLOAT: 1, INTEGER: 2, BOOLEAN: 3, DICTIONARY: 4, LIST: 5, MIXED: 6, ID: 7 } as const;

/** The text under which a typed value is interned. */
export function encodeTyped(value: TypedText): string {
  return `${value.type}:${value.text}`;
}

/** The inverse of `encodeTyped`: a type's name holds no colon. */
export function decodeTyped(text: string): TypedText {
  const colon = text.indexOf(':');
  return new TypedText(text.slice(0, colon), text.slice(colon + 1));
}
