/** What counting by a dimension means, for every engine. */
import type { Filter } from '#analysis/slice.ts';
import type { Dimension } from './port.ts';

/** Without the condition that belongs to a dimension. */
export function lifted(filter: Filter, dimension: Dimension): Filter {
  switch (dimension) {
    case 'kind':
      return { ...filter, kinds: undefined };
    case 'type':
      return { ...filter, types: undefined };
    case 'document':
      return { ...filter, documents: undefined };
    case 'stance':
      return { ...filter, stance: undefined };
    case 'basis':
      return { ...filter, bases: undefined };
    case 'words':
      return { ...filter, words: undefined };
    case 'statementKind':
      return { ...filter, statementKinds: undefined };
    case 'modality':
      return { ...filter, modalities: undefined };
    case 'columnist':
      return { ...filter, columnists: undefined };
    default:
      return { ...filter, from: undefined, to: undefined };
  }
}
