/** Every endpoint of the API. The app mounts them and the OpenAPI document describes them, in this order. */
import { QUESTIONS } from '#contract/questions.ts';
import { answering, type Endpoint } from '../http/endpoint.ts';
import { cypher } from './cypher.ts';
import { documentLine } from './document-line.ts';
import { health } from './health.ts';
import { queries } from './queries.ts';
import { refreshView } from './refresh-view.ts';
import { views } from './views.ts';

export const ENDPOINTS: readonly Endpoint[] = [
  health,
  ...QUESTIONS.map(answering),
  documentLine,
  cypher,
  queries,
  views,
  refreshView,
];
