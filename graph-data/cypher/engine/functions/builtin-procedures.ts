/** The procedures that there are. Everything else is unknown, which is what keeps the list of allowed ones short. */
import { typeError, typeName } from '../values/errors.ts';
import { NodeValue, type Value } from '../values/value.ts';
import type { FunctionContext } from './definition.ts';
import type { Procedure } from './procedures.ts';
import { nearestName } from './registry.ts';

/** Names as one-column rows. */
function named(names: readonly string[]): Value[][] {
  return names.map((name) => [name]);
}

const LABELS: Procedure = {
  name: 'db.labels',
  inputs: [],
  outputs: [{ name: 'label', type: 'STRING' }],
  run: (_, { graph }) => named(graph.labels),
};

const TYPES: Procedure = {
  name: 'db.relationshipTypes',
  inputs: [],
  outputs: [{ name: 'relationshipType', type: 'STRING' }],
  run: (_, { graph }) => named(graph.types),
};

const KEYS: Procedure = {
  name: 'db.propertyKeys',
  inputs: [],
  outputs: [{ name: 'propertyKey', type: 'STRING' }],
  run: (_, { graph }) => named(graph.keys),
};

function visualization(context: FunctionContext): Value[][] {
  const { graph, budget } = context;
  const joined = new Map<string, [string, string, string]>();
  const seen = new Set<number>();
  const sets = graph.labelSets.length;
  for (let relationship = 0; relationship < graph.relationshipCount; relationship++) {
    if (--budget.fuel <= 0) budget.refill();
    const from = graph.labelSet[graph.source[relationship] as number] as number;
    const to = graph.labelSet[graph.target[relationship] as number] as number;
    const type = graph.type[relationship] as number;
    const combination = (type * sets + from) * sets + to;
    if (seen.has(combination)) continue;
    seen.add(combination);
    for (const source of graph.labelSets[from] ?? []) {
      for (const target of graph.labelSets[to] ?? []) {
        const triple: [string, string, string] = [
          graph.labels[source] as string,
          graph.types[type] as string,
          graph.labels[target] as string,
        ];
        joined.set(JSON.stringify(triple), triple);
      }
    }
  }
  const nodes = graph.labels.map(
    (name) =>
      new Map<string, Value>([
        ['name', name],
        ['indexes', []],
        ['constraints', []],
      ]),
  );
  const relationships = [...joined.values()].map(
    ([start, name, end]) =>
      new Map<string, Value>([
        ['name', name],
        ['start', start],
        ['end', end],
      ]),
  );
  return [[nodes, relationships]];
}

/** There are no stored schema nodes here, so both lists hold maps. */
const SCHEMA: Procedure = {
  name: 'db.schema.visualization',
  inputs: [],
  outputs: [
    { name: 'nodes', type: 'LIST' },
    { name: 'relationships', type: 'LIST' },
  ],
  run: (_, context) => visualization(context),
};

const COLUMNS = [
  'id',
  'name',
  'state',
  'type',
  'entityType',
  'labelsOrTypes',
  'properties',
  'owningConstraint',
] as const;

/** What the graph really has: an index on id, for nodes and for relationships. */
const INDEXES: Procedure = {
  name: 'SHOW INDEXES',
  inputs: [],
  outputs: COLUMNS.map((name) => ({ name, type: 'ANY' as const })),
  run: () => [
    [1n, 'node_id', 'ONLINE', 'RANGE', 'NODE', null, ['id'], 'node_id_unique'],
    [2n, 'relationship_id', 'ONLINE', 'RANGE', 'RELATIONSHIP', null, ['id'], 'relationship_id_unique'],
  ],
};

const CONSTRAINTS: Procedure = {
  name: 'SHOW CONSTRAINTS',
  inputs: [],
  outputs: ['id', 'name', 'type', 'entityType', 'labelsOrTypes', 'properties', 'ownedIndex'].map((name) => ({
    name,
    type: 'ANY' as const,
  })),
  run: () => [
    [1n, 'node_id_unique', 'UNIQUENESS', 'NODE', null, ['id'], 'node_id'],
    [2n, 'relationship_id_unique', 'RELATIONSHIP_UNIQUENESS', 'RELATIONSHIP', null, ['id'], 'relationship_id'],
  ],
};

export const SHOW_PROCEDURES = { INDEXES, CONSTRAINTS } as const;

/** Finds nodes by words in their names: node number and score, best first. */
export type FullTextSearch = (
  index: string,
  query: string,
  limit: number,
) => Iterable<readonly [node: number, score: number]>;

function textIn(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw typeError(`the full-text index takes text, no ${typeName(value ?? null)}`);
}

/** `db.index.fulltext.queryNodes` over the name index that the caller has. */
export function fullTextProcedure(search: FullTextSearch): Procedure {
  return {
    name: 'db.index.fulltext.queryNodes',
    inputs: [
      { name: 'indexName', type: 'STRING' },
      { name: 'queryString', type: 'STRING' },
      { name: 'options', type: 'MAP' },
    ],
    optionalInputs: 1,
    outputs: [
      { name: 'node', type: 'NODE' },
      { name: 'score', type: 'FLOAT' },
    ],
    run: function* (args) {
      const options = args[2] instanceof Map ? (args[2] as ReadonlyMap<string, Value>) : new Map<string, Value>();
      const limit = options.get('limit') ?? 100n;
      for (const [node, score] of search(textIn(args[0]), textIn(args[1]), Number(limit)))
        yield [new NodeValue(node), score];
    },
  };
}

/** The procedures of one engine, found by name without regard to case. */
export class ProcedureCatalogue {
  readonly #byName: ReadonlyMap<string, Procedure>;

  constructor(more: readonly Procedure[] = []) {
    const all = [LABELS, TYPES, KEYS, SCHEMA, ...more];
    this.#byName = new Map(all.map((procedure) => [procedure.name.toLowerCase(), procedure]));
  }

  find(name: string): Procedure | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  nearest(name: string): string | null {
    return nearestName(
      name,
      [...this.#byName.values()].map((procedure) => procedure.name),
    );
  }
}
