import type { Gloss } from '#protocol/rows.ts';
import { get } from './request.ts';

export interface Story {
  readonly dataVersion: string;
  /** The title of the data. */
  readonly title: Gloss;
  /** The actors and topics that matter most. */
  readonly ids: readonly string[];
}

/** What the first screen shows. */
export function fetchStory(signal: AbortSignal): Promise<Story> {
  return get('/api/story', {}, signal);
}
