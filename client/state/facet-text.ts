/** A choice of facets in words. */
import { pictureWords } from '#picture/words.ts';
import { STANCE_EDGE } from '#model/vocabulary.ts';
import type { Language } from '#protocol/views.ts';
import type { FacetChoice } from '../api/request.ts';
import { typeText, type Words } from './words/index.ts';

/** What joins two things, as a facet names it. */
export function facetTypeText(type: string, words: Words): string {
  return type === STANCE_EDGE ? words.walking.statements : typeText(type, words);
}

/** The chosen values, in the order of the lists; empty where everything is. */
export function facetText({ types, years, kinds }: FacetChoice, words: Words, language: Language): string {
  return [
    types?.map((type) => facetTypeText(type, words)),
    kinds?.map((kind) => pictureWords(language).kinds[kind].many),
    years?.map((year) => year ?? words.undated),
  ]
    .flatMap((values) => (values === undefined ? [] : [values.join(', ')]))
    .join('; ');
}
