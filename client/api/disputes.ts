import type { QuestionColumns } from '#protocol/answers.ts';
import { get } from './request.ts';

/** All questions on which sources disagree, or seem to. */
export function fetchDisputes(signal: AbortSignal): Promise<{ disputes: QuestionColumns }> {
  return get('/api/disputes', {}, signal);
}

/** One question with its sides. */
export function fetchDispute(id: string, signal: AbortSignal): Promise<{ disputes: QuestionColumns }> {
  return get(`/api/disputes/${encodeURIComponent(id)}`, {}, signal);
}
