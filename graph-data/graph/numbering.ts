/** The orders that give nodes and relationships their numbers: counting sorts, stable, linear in the graph. */

/** Where each of `buckets` runs begins in `values` once sorted; one longer than `buckets`. */
export function offsetsOf(values: ArrayLike<number>, buckets: number): Uint32Array {
  const offsets = new Uint32Array(buckets + 1);
  for (let index = 0; index < values.length; index++) offsets[(values[index] as number) + 1]! += 1;
  for (let bucket = 0; bucket < buckets; bucket++) offsets[bucket + 1]! += offsets[bucket] as number;
  return offsets;
}

/** Sorts `order` by `values[order[i]]`, keeping the order of equals. */
export function stableSort(order: Uint32Array, values: ArrayLike<number>, buckets: number): Uint32Array {
  const next = offsetsOf(values, buckets);
  const sorted = new Uint32Array(order.length);
  for (let index = 0; index < order.length; index++) {
    const item = order[index] as number;
    const bucket = values[item] as number;
    sorted[next[bucket]!++] = item;
  }
  return sorted;
}

/** 0 … length − 1. */
export function identity(length: number): Uint32Array {
  const order = new Uint32Array(length);
  for (let index = 0; index < length; index++) order[index] = index;
  return order;
}

/** Nodes by (label set, id): the ordinals in that order, and where each label set starts. */
export function nodeOrder(
  setOf: ArrayLike<number>,
  sets: number,
  sortByIds: (ordinals: Uint32Array) => void,
): { order: Uint32Array; starts: Uint32Array } {
  const order = stableSort(identity(setOf.length), setOf, sets);
  const starts = offsetsOf(setOf, sets);
  for (let set = 0; set < sets; set++) sortByIds(order.subarray(starts[set], starts[set + 1]));
  return { order, starts };
}

/** Relationships by (source, type, target, id). */
export function relationshipOrder(
  sources: Uint32Array,
  types: Uint16Array,
  targets: Uint32Array,
  nodes: number,
  typeCount: number,
  compareIds: (a: number, b: number) => number,
): Uint32Array {
  let order = stableSort(identity(sources.length), targets, nodes);
  order = stableSort(order, types, typeCount);
  order = stableSort(order, sources, nodes);
  const parallel = (a: number, b: number): boolean =>
    sources[a] === sources[b] && targets[a] === targets[b] && types[a] === types[b];
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && parallel(order[start] as number, order[end] as number)) end++;
    if (end - start > 1) order.subarray(start, end).sort(compareIds);
    start = end;
  }
  return order;
}

/** Relationship numbers by (target, type, source, number), given arrays in the order of numbers. */
export function inwardOrder(target: Uint32Array, type: Uint16Array, nodes: number, typeCount: number): Uint32Array {
  // Numbers already run by source, so that two stable passes are enough.
  return stableSort(stableSort(identity(target.length), type, typeCount), target, nodes);
}
