import type { Gloss, Opening } from '#protocol/rows.ts';
import { get } from './request.ts';

export interface Story extends Opening {
  readonly dataVersion: string;
  /** The title of the data. */
  readonly title: Gloss;
}

/** What the first screen shows. */
export function fetchStory(signal: AbortSignal): Promise<Story> {
  return get('/api/story', {}, signal);
}
