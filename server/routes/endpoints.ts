/** Every endpoint of the API. The app mounts them and the OpenAPI document describes them, in this order. */
import type { Endpoint } from '../http/endpoint.ts';
import { counts } from './counts.ts';
import { cypher } from './cypher.ts';
import { dispute, disputes } from './disputes.ts';
import { documentLine, documents } from './documents.ts';
import { entityFacets } from './entity-facets.ts';
import { entity } from './entity.ts';
import { evidence, evidenceOfPairs } from './evidence.ts';
import { expand } from './expand.ts';
import { health } from './health.ts';
import { neighbors } from './neighbors.ts';
import { paths } from './paths.ts';
import { queries } from './queries.ts';
import { schema } from './schema.ts';
import { search } from './search.ts';
import { statement } from './statement.ts';
import { statements } from './statements.ts';
import { story } from './story.ts';
import { subgraph } from './subgraph.ts';
import { timeline } from './timeline.ts';
import { views } from './views.ts';

export const ENDPOINTS: readonly Endpoint[] = [
  health,
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
  documents,
  documentLine,
  cypher,
  queries,
  views,
];
