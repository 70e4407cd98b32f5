/** A window of time in words: a stretch, or open at one end. */
import { dayText, rangeText } from '#picture/dates.ts';
import type { Language } from '#protocol/views.ts';
import type { Words } from './en.ts';

/** "by 10 January 2026", "since 1 January 2026", "1 to 31 January 2026"; at least one end must be set. */
export function windowText(from: string | undefined, to: string | undefined, words: Words, language: Language): string {
  if (from !== undefined && to !== undefined) return rangeText(from, to, language);
  return from === undefined ? words.time.until(dayText(to ?? '', language)) : words.time.since(dayText(from, language));
}
