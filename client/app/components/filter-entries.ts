/** What a menu offers to filter by: the kind of a node, the type of a line and the documents behind it. */
import { FACTUAL_TYPES, KINDS, STANCE_EDGE } from '#model/vocabulary.ts';
import { capitalise, pictureWords } from '#picture/words.ts';
import type { Filter } from '../../api/request.ts';
import { facetTypeText } from '../../state/facet-text.ts';
import type { Words } from '../../state/words/index.ts';
import type { App } from '../app-context.ts';

export interface FilterEntry {
  readonly label: string;
  readonly act: () => void;
}

/** A line may rest on many documents; a menu has room for a few. */
const MOST_DOCUMENTS = 2;

type Member = 'kinds' | 'types' | 'documents';

function entriesOf(
  { session, actions }: App,
  words: Words,
  member: Member,
  value: string,
  all: readonly string[],
  label: string,
): FilterEntry[] {
  const now = (session.exploration.value.filter[member] ?? all) as readonly string[];
  const set = (values: readonly string[], what: string) => (): void =>
    void actions.filter({ [member]: values } as Filter, what);
  const allBut = words.slicing.allButThis(label);
  return [
    { label: words.slicing.only(label), act: set([value], label) },
    ...(all.length > 1
      ? [
          {
            label: capitalise(allBut),
            act: set(
              now.filter((each) => each !== value),
              allBut,
            ),
          },
        ]
      : []),
  ];
}

/** Only things of this node's kind, or all but those. */
export function nodeFilters(app: App, words: Words, id: string): FilterEntry[] {
  const { data, preferences } = app.session;
  const kind = data.value.entities.get(id)?.kind;
  if (!kind) return [];
  const label = pictureWords(preferences.language.value).kinds[kind].many;
  return entriesOf(app, words, 'kinds', kind, KINDS, label);
}

/** Only lines of this type or from these documents, or all but those. */
export function edgeFilters(app: App, words: Words, id: string): FilterEntry[] {
  const { data, documents } = app.session;
  const edge = data.value.edges.find((each) => each.id === id);
  const types: readonly string[] = [STANCE_EDGE, ...FACTUAL_TYPES];
  if (!edge) return [];
  const all = documents.value.map((document) => document.id);
  const titleOf = (document: string): string => {
    const title = documents.value.find((each) => each.id === document)?.title;
    return title ? `“${title.length > 24 ? `${title.slice(0, 23)}…` : title}”` : words.untitledDocument(document);
  };
  return [
    ...(types.includes(edge.type)
      ? entriesOf(app, words, 'types', edge.type, types, facetTypeText(edge.type, words))
      : []),
    ...edge.documents
      .slice(0, MOST_DOCUMENTS)
      .flatMap((document) => entriesOf(app, words, 'documents', document, all, titleOf(document))),
  ];
}
