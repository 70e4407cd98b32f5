/** Every question that data alone can answer, in the order of the reference. */
import type { Question } from './question.ts';
import { counts } from './questions/counts.ts';
import { countsTogether } from './questions/counts-together.ts';
import { dispute, disputes } from './questions/disputes.ts';
import { documents } from './questions/documents.ts';
import { entityFacets } from './questions/entity-facets.ts';
import { entity } from './questions/entity.ts';
import { evidence, evidenceOfPairs } from './questions/evidence.ts';
import { expand } from './questions/expand.ts';
import { neighbors } from './questions/neighbors.ts';
import { paths } from './questions/paths.ts';
import { schema } from './questions/schema.ts';
import { search } from './questions/search.ts';
import { statement } from './questions/statement.ts';
import { statements } from './questions/statements.ts';
import { story } from './questions/story.ts';
import { subgraph } from './questions/subgraph.ts';
import { timeline } from './questions/timeline.ts';

export const QUESTIONS: readonly Question[] = [
  schema,
  story,
  search,
  entity,
  entityFacets,
  neighbors,
  expand,
  subgraph,
  paths,
  statements,
  statement,
  evidence,
  evidenceOfPairs,
  disputes,
  dispute,
  timeline,
  counts,
  countsTogether,
  documents,
];
