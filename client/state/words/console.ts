/** The words of the console, one catalogue a language. */
import type { Language } from '#protocol/views.ts';
import { consoleEn, type ConsoleWords } from './console-en.ts';
import { consoleZh } from './console-zh.ts';

export type { ConsoleWords };

/** Everything the console says in a language. */
export function consoleWordsIn(language: Language): ConsoleWords {
  return language === 'en' ? consoleEn : consoleZh;
}
