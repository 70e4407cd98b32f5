import type { Kind } from '#model/vocabulary.ts';
import { toRows } from '#protocol/columns.ts';
import type { CountRow } from '#protocol/rows.ts';
import { capitalise, pictureWords } from '#picture/words.ts';
import { fetchCounts } from '../../api/counts.ts';
import type { Filter } from '../../api/request.ts';
import { typeText } from '../../state/words/index.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { KindIcon } from '../components/MarkIcon.tsx';
import { useDocumentName } from '../hooks/use-documents.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';

type Member = 'kinds' | 'types' | 'documents';
const MEMBERS: readonly { readonly member: Member; readonly dimension: 'kind' | 'type' | 'document' }[] = [
  { member: 'kinds', dimension: 'kind' },
  { member: 'types', dimension: 'type' },
  { member: 'documents', dimension: 'document' },
];

/** The filter without one of its members: the counts beside choices are of what each would give. */
function without(filter: Filter, member: Member): Filter {
  const { [member]: _dropped, ...rest } = filter;
  return rest;
}

function useCounts(filter: Filter) {
  const ready = useValue(useApp().session.data).dataVersion !== '';
  return useResource(ready ? JSON.stringify(filter) : null, async (signal) => {
    const answers = await Promise.all(
      MEMBERS.map(({ member, dimension }) => fetchCounts([dimension], without(filter, member), signal)),
    );
    return answers.flatMap((answer) => toRows<CountRow>(answer.rows));
  });
}

interface ChoicesProps {
  readonly member: Member;
  readonly title: string;
  readonly rows: readonly CountRow[];
  readonly labelOf: (value: string) => string;
}

function Choices({ member, title, rows, labelOf }: ChoicesProps) {
  const { session, actions } = useApp();
  const words = useWords();
  const { filter } = useValue(session.exploration);
  const chosen: readonly string[] | undefined = filter[member];
  const values = rows.map(({ value }) => value);
  const toggle = (value: string): void => {
    const now = chosen ?? values;
    const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
    const all = values.every((one) => next.includes(one));
    void actions.filter({ [member]: all ? undefined : next }, labelOf(value));
  };
  return (
    <details open={member !== 'types'} className="choices">
      <summary>{title}</summary>
      <ul>
        {rows.map(({ value, certain, possible }) => (
          <li key={value}>
            <label>
              <input type="checkbox" checked={chosen?.includes(value) ?? true} onChange={() => toggle(value)} />
              {member === 'kinds' && <KindIcon kind={value as Kind} />}
              <span className="choice-label">{labelOf(value)}</span>
              <span className="count">{certain + possible}</span>
            </label>
            <button
              type="button"
              className="link-button only"
              aria-label={`${words.onlyThis}: ${labelOf(value)}`}
              onClick={() => void actions.filter({ [member]: [value] }, labelOf(value))}
            >
              {words.onlyThis}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Filters by kind, type and document; every count is of what the choice would show under the other filters. */
export function FilterSection() {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const documentName = useDocumentName();
  const { filter } = useValue(session.exploration);
  const counts = useCounts(filter);
  const rows = counts.latest ?? [];
  const labels: Record<Member, (value: string) => string> = {
    kinds: (value) => capitalise(pictureWords(language).kinds[value as Kind].many),
    types: (value) => capitalise(typeText(value, words)),
    documents: documentName,
  };
  return (
    <section className="filters">
      <h2>{words.filters}</h2>
      {counts.error && <Failure error={counts.error} onRetry={counts.retry} />}
      {MEMBERS.map(({ member, dimension }) => {
        const own = rows
          .filter((row) => row.dimension === dimension && row.certain + row.possible > 0)
          .sort((a, b) => b.certain + b.possible - a.certain - a.possible);
        return (
          <Choices key={member} member={member} title={words.filterBy[dimension]} rows={own} labelOf={labels[member]} />
        );
      })}
    </section>
  );
}
