/** The procedures that there are. Everything else is unknown, which is what keeps the list of allowed ones short. */
import type { Value } from '../values/value.ts';
import type { FunctionContext } from './definition.ts';
import { FULL_TEXT } from './full-text.ts';
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

/** The procedures of one engine, found by name without regard to case. */
export class ProcedureCatalogue {
  readonly #byName: ReadonlyMap<string, Procedure>;

  constructor(more: readonly Procedure[] = []) {
    const all = [LABELS, TYPES, KEYS, SCHEMA, FULL_TEXT, ...more];
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
