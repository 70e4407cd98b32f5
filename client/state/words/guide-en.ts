/** What the page says in English to lead a newcomer: outline, tour, terms. */
import { plural } from './plural.ts';

export const guideEn = {
  outline: {
    title: 'Outline',
    more: (count: number) =>
      `${plural(count, 'lighter one is', 'lighter ones are')} in the table of actors and topics.`,
  },
};

export type GuideWords = typeof guideEn;
