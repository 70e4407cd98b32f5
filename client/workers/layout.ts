/** The layout worker: one request, one answer; whoever no longer wants it ends the worker. */
import { arrange } from './arrange.ts';
import type { LayoutAnswer, LayoutRequest } from './messages.ts';

addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const answer: LayoutAnswer = { task: data.task, placed: arrange(data.nodes, data.edges, data.room) };
  postMessage(answer);
});
