/** What the page says in Simplified Chinese to lead a newcomer: outline, tour, terms. */
import type { GuideWords } from './guide-en.ts';

export const guideZh: GuideWords = {
  outline: {
    title: '大纲',
    more: (count) => `另有${count}个较轻的，见主体与议题的表格。`,
  },
};
