/** The catalogues, one a language. */
import type { Language } from '#protocol/views.ts';
import type { StepTitle } from '../history.ts';
import { en, type Words } from './en.ts';
import { zhHans } from './zh-hans.ts';

export type { Words };

const CATALOGUES: Readonly<Record<Language, Words>> = { en, 'zh-Hans': zhHans };

/** Everything the page says in a language. */
export function wordsIn(language: Language): Words {
  return CATALOGUES[language];
}

/** A step of the history as a person would name it. */
export function stepText({ act, name, count }: StepTitle, words: Words): string {
  return words.steps[act](name, count);
}

/** How a relationship type reads; a type of people's own data reads as it is written. */
export function typeText(type: string, words: Words): string {
  const factual: Readonly<Record<string, string>> = words.types;
  return factual[type] ?? words.structural[type] ?? type.toLowerCase().replaceAll('_', ' ');
}
