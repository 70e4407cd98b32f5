/** Which filter shows only the lines of one ink. */
import { ANY_RELATION } from '#model/vocabulary.ts';
import type { InkName } from '#picture/look.ts';
import type { Filter } from '../api/request.ts';

/** The members of the filter that let one ink through; null for inks that no filter can tell. */
export function inkFilter(ink: InkName): Filter | null {
  switch (ink) {
    case 'for':
      return { stance: ['for'], bases: ['position'] };
    case 'against':
      return { stance: ['against'], bases: ['position'] };
    case 'both':
      return { stance: ['for', 'against', 'mixed'], bases: ['position'] };
    case 'favourable':
      return { stance: ['for'], bases: ['evaluation', 'assessment'] };
    case 'unfavourable':
      return { stance: ['against'], bases: ['evaluation', 'assessment'] };
    case 'divided':
      return { stance: ['for', 'against', 'mixed'], bases: ['evaluation', 'assessment'] };
    case 'neutral':
      return { stance: ['neutral'] };
    case 'relation':
      return { types: [ANY_RELATION] };
    case 'link':
      return null;
  }
}
