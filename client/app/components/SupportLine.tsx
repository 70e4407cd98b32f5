import { type Supporting, supportOf } from '#analysis/support.ts';
import { useWords } from '../app-context.ts';
import { useDocumentName } from '../hooks/use-documents.ts';
import { Term } from './Term.tsx';

/** More documents than this are not each put aside: the line would say less than it takes to read. */
const MOST_PUT_ASIDE = 6;

interface Props {
  readonly items: readonly Supporting[];
  readonly facts?: number;
  /** Whether a button says how it is counted. */
  readonly explained?: boolean;
}

/** What something rests on, in one line: how many statements in how many documents, in whose words, and what is left without each. */
export function SupportLine({ items, facts = 0, explained = false }: Props) {
  const words = useWords();
  const documentName = useDocumentName();
  const support = supportOf(items);
  if (support.statements === 0) return null;
  const { documents, told, columnists, positions, judgements } = support;
  const parts = [
    words.support.statements(support.fewest, support.statements),
    ...(facts > 0 ? [words.edgeFacts(facts)] : []),
    words.support.documents(documents.length),
    told > 0 ? words.support.told(told) : words.support.own,
    ...(columnists > 0 ? [words.support.columnists(columnists)] : []),
    ...(positions > 0 ? [words.support.positions(positions)] : []),
    ...(judgements > 0 ? [words.support.judgements(judgements)] : []),
  ];
  const range = support.fewest < support.statements;
  return (
    <p className="support" title={`${words.terms.support.means}${range ? ` ${words.support.overlap}` : ''}`}>
      <span className="hidden">{words.restsOn}: </span>
      {parts.join(' · ')}
      {support.without.slice(0, MOST_PUT_ASIDE).map(({ document, left }) => (
        <span key={document} className="put-aside" title={documentName(document)}>
          {words.support.without(document, left)}
        </span>
      ))}
      {explained && <Term of="support" />}
    </p>
  );
}
