/** `schema`: what labels, relationship types and property keys there are, how many, and what joins what. */
import { byCodeUnit } from '#model/canonical.ts';
import { KINDS, RECORD_LABELS } from '#model/vocabulary.ts';
import type { Schema } from '#protocol/answers.ts';
import type { StoredGraph } from './stored-graph.ts';

/** The label that says most about a node: its kind, or what record it is. */
function chiefLabel(labels: readonly string[]): string {
  const chief: readonly string[] = [...KINDS, ...RECORD_LABELS];
  return labels.find((label) => chief.includes(label)) ?? labels[0] ?? '';
}

/** One pass over the relationships and one over the columns. */
export function schemaOf({ graph }: StoredGraph): Schema {
  const chief = graph.labelSets.map((codes) => chiefLabel(codes.map((code) => graph.labels[code] as string)));
  const joins = graph.types.map(() => new Map<string, number>());
  const totals = graph.types.map(() => 0);
  for (let relationship = 0; relationship < graph.relationshipCount; relationship++) {
    const type = graph.type[relationship] as number;
    const source = chief[graph.labelSet[graph.source[relationship] as number] as number];
    const target = chief[graph.labelSet[graph.target[relationship] as number] as number];
    const own = joins[type] as Map<string, number>;
    const key = `${source} ${target}`;
    own.set(key, (own.get(key) ?? 0) + 1);
    totals[type] = (totals[type] as number) + 1;
  }
  return {
    dataVersion: graph.dataVersion,
    labels: graph.labels.map((name, code) => ({
      name,
      count: graph.nodesWithLabel(code).reduce((sum, { start, end }) => sum + end - start, 0),
    })),
    relationshipTypes: graph.types.map((name, code) => ({
      name,
      count: totals[code] as number,
      joins: [...(joins[code] as Map<string, number>)]
        .map(([key, count]) => {
          const [source, target] = key.split(' ') as [string, string];
          return { source, target, count };
        })
        .sort((a, b) => b.count - a.count || byCodeUnit(a.source, b.source) || byCodeUnit(a.target, b.target)),
    })),
    propertyKeys: graph.keys.map((name, code) => ({
      name,
      nodes: graph.nodeColumn(code)?.present ?? 0,
      relationships: graph.relationshipColumn(code)?.present ?? 0,
    })),
  };
}
