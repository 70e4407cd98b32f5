/** The filter as chips: each says in words what it lets through and can be taken away. */
import { ANY_RELATION, FACTUAL_TYPES } from '#model/vocabulary.ts';
import { pictureWords } from '#picture/words.ts';
import type { Language } from '#protocol/views.ts';
import type { Filter } from '../api/request.ts';
import { typeText, type Words } from './words/index.ts';
import { windowText } from './words/window.ts';

export interface Chip {
  readonly label: string;
  /** The members of the filter that go with the chip. */
  readonly without: { readonly [Key in keyof Filter]: undefined };
}

function typesLabel(types: readonly string[], words: Words): string {
  // Views of before have every type of the list instead.
  const listed = types.filter((type) => (FACTUAL_TYPES as readonly string[]).includes(type)).length;
  if (types.includes(ANY_RELATION) || (listed === types.length && listed === FACTUAL_TYPES.length)) return words.facts;
  return types.map((type) => typeText(type, words)).join(', ');
}

/** The chips of a filter; the columnists' one is not among them, since it is always there. */
export function chipsOf(
  filter: Filter,
  documentName: (id: string) => string,
  words: Words,
  language: Language,
): Chip[] {
  const chips: Chip[] = [];
  const add = (label: string, ...keys: (keyof Filter)[]): void => {
    chips.push({ label, without: Object.fromEntries(keys.map((key) => [key, undefined])) });
  };
  if (filter.kinds) add(filter.kinds.map((kind) => pictureWords(language).kinds[kind].many).join(', '), 'kinds');
  if (filter.types) add(typesLabel(filter.types, words), 'types');
  if (filter.stance) {
    const bases = filter.bases ? ` (${filter.bases.map((basis) => words.basis[basis]).join(', ')})` : '';
    add(filter.stance.map((stance) => words.stanceFilter[stance]).join(', ') + bases, 'stance', 'bases');
  } else if (filter.bases) add(filter.bases.map((basis) => words.basis[basis]).join(', '), 'bases');
  if (filter.documents) add(filter.documents.map(documentName).join(', '), 'documents');
  if (filter.words) add(filter.words === 'own' ? words.ownWords : words.whoTold, 'words');
  if (filter.from || filter.to) {
    const range = windowText(filter.from, filter.to, words, language);
    add(words.timeFilter(range, words.clocks[filter.clock ?? 'said']), 'from', 'to', 'clock');
  }
  if (filter.disputedOnly) add(words.disputedOnly, 'disputedOnly');
  if (filter.statementKinds)
    add(filter.statementKinds.map((kind) => words.statementKinds[kind]).join(', '), 'statementKinds');
  if (filter.modalities) add(filter.modalities.map((modality) => words.modalities[modality]).join(', '), 'modalities');
  if (filter.text) add(`“${filter.text}”`, 'text');
  return chips;
}
