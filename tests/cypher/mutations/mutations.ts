/** Operators of planner and runtime, each changed in a way that must not go unnoticed. */

export interface Mutation {
  /** Under graph-data/cypher/engine. */
  readonly file: string;
  /** Stands in the file once. */
  readonly from: string;
  readonly to: string;
  /** What goes wrong. */
  readonly what: string;
}

export const MUTATIONS: readonly Mutation[] = [
  {
    file: 'plan/degree-counts.ts',
    from: '!into && endMask === null',
    to: '!into',
    what: 'degrees are counted though the far end has a label',
  },
  {
    file: 'plan/degree-counts.ts',
    from: '&& distinct.length === 0',
    to: '',
    what: 'degrees are counted though a relationship must differ from another',
  },
  {
    file: 'plan/degree-counts.ts',
    from: '|| readsAny(analysis, keys, others, far)',
    to: '',
    what: 'degrees are counted though the far end is read',
  },
  {
    file: 'plan/distinct-ends.ts',
    from: 'hop.min <= 1',
    to: 'hop.min <= 2',
    what: 'ends are searched by breadth though two steps are the least',
  },
  {
    file: 'plan/distinct-ends.ts',
    from: "plan.op === 'Slice' || ",
    to: '',
    what: 'a LIMIT counts distinct ends instead of rows',
  },
  {
    file: 'plan/stored-counts.ts',
    from: "direction === 'both' || ",
    to: '',
    what: 'relationships without direction are counted once',
  },
  {
    file: 'plan/pattern-planner.ts',
    from: '!own.some((allowed, type) => allowed === 1 && theirs[type] === 1)',
    to: '!own.every((allowed, type) => allowed === 1 && theirs[type] === 1)',
    what: 'relationships of overlapping types may be the same twice',
  },
  {
    file: 'plan/labels.ts',
    from: 'return expression.operands.every((operand) => holds',
    to: 'return expression.operands.some((operand) => holds',
    what: 'A&B is A|B',
  },
  {
    file: 'run/operators/adjacency.ts',
    from: 'other === this.#from) continue',
    to: 'other < 0) continue',
    what: 'a relationship from a node to itself comes twice',
  },
  {
    file: 'run/operators/expand.ts',
    from: 'stretch.relationships.includes(relationship)',
    to: 'stretch.relationships.length === 0',
    what: 'a step goes over a relationship of an earlier stretch',
  },
  {
    file: 'run/operators/end-search.ts',
    from: 'const other = node === start ? relationship : branches[node]',
    to: 'const other = branches[node]',
    what: 'going there and back closes a trail',
  },
  {
    file: 'run/operators/end-search.ts',
    from: 'if (branch !== other) length',
    to: 'length',
    what: 'any cycle closes a trail through the start',
  },
  {
    file: 'run/operators/pair-search.ts',
    from: 'left.depth + right.depth < max',
    to: 'left.depth + right.depth <= max',
    what: 'a shortest path is longer than it may be',
  },
  {
    file: 'run/operators/sort.ts',
    from: 'return a.came - b.came',
    to: 'return b.came - a.came',
    what: 'ties are turned round',
  },
  {
    file: 'run/operators/sort.ts',
    from: 'this.#compare(row, head) >= 0) return',
    to: 'this.#compare(row, head) <= 0) return',
    what: 'the last rows are kept instead of the first',
  },
  {
    file: 'run/operators/slice.ts',
    from: 'Math.min(batch.size - start, this.#limit - this.#given)',
    to: 'Math.min(batch.size, this.#limit - this.#given)',
    what: 'rows that were skipped come after all',
  },
  {
    file: 'run/operators/nested.ts',
    from: 'this.#plan.optional && !this.#found',
    to: 'this.#plan.optional',
    what: 'OPTIONAL MATCH adds a row of nulls to those that it found',
  },
  {
    file: 'run/operators/aggregate.ts',
    from: 'if (marks[number] === 1) return;',
    to: '',
    what: 'count(DISTINCT n) counts repeats',
  },
  {
    file: 'run/operators/property-seek.ts',
    from: 'found.set(stretch.start, stretch)',
    to: 'found.set(found.size, stretch)',
    what: 'a value that a list says twice finds its nodes twice',
  },
  {
    file: 'run/property-index.ts',
    from: 'keyOf(row) <= wanted',
    to: 'keyOf(row) < wanted',
    what: 'an index finds nothing',
  },
  {
    file: 'run/property-index.ts',
    from: 'number < 0 ? ~upper',
    to: 'number < 0 ? upper',
    what: 'negative numbers are not found through an index',
  },
  {
    file: 'run/truncation.ts',
    from: "plan.op === 'Sort' || ",
    to: '',
    what: 'a sort that was cut short looks complete',
  },
  {
    file: 'run/expressions/predicates.ts',
    from: 'return unknown ? null : false;',
    to: 'return false;',
    what: 'IN says no where it cannot know',
  },
  {
    file: 'values/compare.ts',
    from: 'if (a.size !== b.size) return false;',
    to: '',
    what: 'a map equals one with more keys',
  },
];
