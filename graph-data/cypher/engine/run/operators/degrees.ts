/** How many relationships a node has, without going over them where the offsets tell. */
import { countedFrom, type CountedHop } from '../../plan/plan.ts';
import type { Batch } from '../batch.ts';
import type { Environment } from '../environment.ts';
import { Neighbours } from './adjacency.ts';
import { filterOf, turned } from './hops.ts';

export type Degree = (batch: Batch, row: number) => number;

/** Counts the relationships of a hop around the node of each row. */
export function degreeOf(times: CountedHop, env: Environment): Degree {
  const { hop, reversed } = times;
  const { index } = countedFrom(times);
  const neighbours = new Neighbours(env.graph, turned(hop.direction, reversed), filterOf(hop, env));
  return (batch, row) => {
    const count = neighbours.count((batch.columns[index] as Int32Array)[row] as number);
    env.budget.burn(1 + (neighbours.stepped ? count : 0));
    return count;
  };
}
