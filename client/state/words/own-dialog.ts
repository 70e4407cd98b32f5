/** The words of the dialog for data of one's own, one catalogue a language. */
import type { Language } from '#protocol/views.ts';
import { ownDialogEn, type OwnDialogWords } from './own-dialog-en.ts';
import { ownDialogZh } from './own-dialog-zh.ts';

/** Everything the dialog says in a language. */
export function ownDialogWordsIn(language: Language): OwnDialogWords {
  return language === 'en' ? ownDialogEn : ownDialogZh;
}
