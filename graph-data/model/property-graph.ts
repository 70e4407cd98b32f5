/**
 * The property graph as records: what the pipeline makes from a data set, what both engines load,
 * and what `dataVersion` is computed over. INTEGER is bigint, FLOAT is number, on every engine.
 */

/** A readable slug, unique and stable for ever; never a database's internal id. */
export type Id = string;

export type Scalar = string | boolean | number | bigint;
/** A property's value: a scalar, or a list of scalars. There are no nulls and no maps. */
export type PropertyValue = Scalar | readonly Scalar[];
export type Properties = Readonly<Record<string, PropertyValue>>;

/** `properties` includes `id`. `labels` are in alphabetical order. */
export interface NodeRecord {
  readonly id: Id;
  readonly labels: readonly string[];
  readonly properties: Properties;
}

/** `properties` includes `id`, which is unique among relationships. */
export interface RelationshipRecord {
  readonly id: Id;
  readonly type: string;
  readonly source: Id;
  readonly target: Id;
  readonly properties: Properties;
}

export interface PropertyGraph {
  readonly nodes: readonly NodeRecord[];
  readonly relationships: readonly RelationshipRecord[];
}
