/** The worker of measures: one request, one answer. */
import { measureGraph } from './measure-graph.ts';
import type { MeasureAnswer, MeasureRequest } from './messages.ts';

addEventListener('message', ({ data }: MessageEvent<MeasureRequest>) => {
  const answer: MeasureAnswer = { task: data.task, values: measureGraph(data.measure, data.nodes, data.edges) };
  postMessage(answer);
});
