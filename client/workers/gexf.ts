/** The worker that writes GEXF: one graph, one document. */
import type { GexfAnswer, GexfRequest } from './messages.ts';
import { writeGexf } from './write-gexf.ts';

addEventListener('message', ({ data }: MessageEvent<GexfRequest>) => {
  const answer: GexfAnswer = { task: data.task, text: writeGexf(data.graph, data.about) };
  postMessage(answer);
});
