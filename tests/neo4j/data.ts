/** Data to load in tests: the bundled corpus, and the same as people might have changed it. */
import { dataVersionOf } from '#model/canonical.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import type { Database } from '../../server/neo4j/database.ts';
import { inspect, planFor } from '../../server/neo4j/load-plan.ts';
import { load, type LoadTarget } from '../../server/neo4j/loader.ts';
import { patientCall } from '../helpers/call-context.ts';

/** A graph as something to load. */
export function targetOf(graph: PropertyGraph): LoadTarget {
  return {
    dataVersion: dataVersionOf(graph),
    title: { en: 'For a test', zhHans: '测试' },
    nodeCount: graph.nodes.length,
    relationshipCount: graph.relationships.length,
    nodes: () => graph.nodes,
    relationships: () => graph.relationships,
  };
}

/** Loads a graph as the command does; what a database held goes. */
export async function loadInto(database: Database, graph: PropertyGraph): Promise<LoadTarget> {
  const target = targetOf(graph);
  const plan = planFor(await inspect(database, patientCall()), target, true);
  await load(database, plan, target, patientCall(), () => undefined);
  return target;
}
