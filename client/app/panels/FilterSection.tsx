import { useState } from 'react';
import type { Kind, Modality, StatementKind } from '#model/vocabulary.ts';
import { toRows } from '#protocol/columns.ts';
import type { CountRow } from '#protocol/rows.ts';
import { capitalise, pictureWords } from '#picture/words.ts';
import { fetchCounts } from '../../api/counts.ts';
import type { Filter } from '../../api/request.ts';
import { typeText, type Words } from '../../state/words/index.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { KindIcon } from '../components/MarkIcon.tsx';
import { useDocumentName } from '../hooks/use-documents.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { DegreeFilter } from './DegreeFilter.tsx';
import { DocumentGroupFilters } from './DocumentGroupFilters.tsx';

type Member = 'kinds' | 'types' | 'documents' | 'stance' | 'bases' | 'statementKinds' | 'modalities' | 'words';
type Dimension = keyof Words['filterBy'];

/** `open`: its choices stand there from the beginning. */
const MEMBERS: readonly { readonly member: Member; readonly dimension: Dimension; readonly open: boolean }[] = [
  { member: 'kinds', dimension: 'kind', open: true },
  { member: 'stance', dimension: 'stance', open: false },
  { member: 'words', dimension: 'words', open: false },
  { member: 'bases', dimension: 'basis', open: false },
  { member: 'statementKinds', dimension: 'statementKind', open: false },
  { member: 'modalities', dimension: 'modality', open: false },
  { member: 'types', dimension: 'type', open: false },
  { member: 'documents', dimension: 'document', open: true },
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
  /** What the term means; undefined where the title says it all. */
  readonly help: string | undefined;
  readonly rows: readonly CountRow[];
  readonly labelOf: (value: string) => string;
  readonly open: boolean;
}

/** A member of the filter as a list; "own or told" is one word there, since both together are no filter. */
function chosenIn(filter: Filter, member: Member): readonly string[] | undefined {
  if (member !== 'words') return filter[member];
  return filter.words === undefined ? undefined : [filter.words];
}

function Choices({ member, title, help, rows, labelOf, open }: ChoicesProps) {
  const { session, actions } = useApp();
  const words = useWords();
  const { filter } = useValue(session.exploration);
  const chosen = chosenIn(filter, member);
  const choose = (next: readonly string[] | undefined, label: string): void => {
    const value = member === 'words' ? next?.[0] : next;
    void actions.filter({ [member]: value }, label);
  };
  const values = rows.map(({ value }) => value);
  const toggle = (value: string): void => {
    const now = chosen ?? values;
    const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
    const all = values.every((one) => next.includes(one));
    choose(all ? undefined : next, labelOf(value));
  };
  return (
    <ChoiceList
      title={title}
      open={open || chosen !== undefined}
      {...(help === undefined ? {} : { help })}
      values={rows.map(({ value, certain, possible }) => ({
        value,
        label: labelOf(value),
        count: certain + possible,
        icon: member === 'kinds' && <KindIcon kind={value as Kind} />,
        checked: chosen?.includes(value) ?? true,
      }))}
      onToggle={toggle}
      onOnly={(value) => choose([value], labelOf(value))}
      onAllBut={(value) =>
        choose(
          values.filter((one) => one !== value),
          words.slicing.allButThis(labelOf(value)),
        )
      }
    />
  );
}

/** What no list can choose: a text in what was said, and what sources disagree on. */
function StatementFilters() {
  const { session, actions } = useApp();
  const words = useWords();
  const { filter } = useValue(session.exploration);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? filter.text ?? '';
  const apply = (): void => {
    if (typed === null || typed === (filter.text ?? '')) return;
    void actions.filter({ text: typed === '' ? undefined : typed }, `“${typed}”`).then(() => setTyped(null));
  };
  return (
    <form
      className="filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label className="field">
        <span>{words.slicing.text}</span>
        <input
          type="search"
          maxLength={200}
          value={text}
          placeholder={words.slicing.textHint}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={apply}
        />
      </label>
      <label className="switch">
        <input
          type="checkbox"
          checked={filter.disputedOnly === true}
          onChange={() =>
            void actions.filter({ disputedOnly: filter.disputedOnly ? undefined : true }, words.disputedOnly)
          }
        />
        <span>{words.slicing.disputedOnly}</span>
      </label>
    </form>
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
  const byDocument = new Map(
    rows
      .filter(({ dimension }) => dimension === 'document')
      .map(({ value, certain, possible }) => [value, certain + possible]),
  );
  const labels: Record<Member, (value: string) => string> = {
    kinds: (value) => capitalise(pictureWords(language).kinds[value as Kind].many),
    types: (value) => capitalise(typeText(value, words)),
    documents: documentName,
    stance: (value) => capitalise(words.stanceFilter[value as keyof Words['stanceFilter']] ?? value),
    words: (value) => capitalise(value === 'own' ? words.ownWords : words.whoTold),
    bases: (value) => capitalise(words.basis[value as keyof Words['basis']] ?? value),
    statementKinds: (value) => capitalise(words.statementKinds[value as StatementKind]),
    modalities: (value) => capitalise(words.modalities[value as Modality]),
  };
  return (
    <section className="filters">
      <h2>{words.filters}</h2>
      {counts.error && <Failure error={counts.error} onRetry={counts.retry} />}
      <StatementFilters />
      <DegreeFilter />
      {MEMBERS.map(({ member, dimension, open }) => {
        const own = rows
          .filter((row) => row.dimension === dimension && row.certain + row.possible > 0)
          .sort((a, b) => b.certain + b.possible - a.certain - a.possible);
        return (
          <Choices
            key={member}
            member={member}
            title={words.filterBy[dimension]}
            help={(words.filterHelp as Readonly<Partial<Record<Member, string>>>)[member]}
            rows={own}
            labelOf={labels[member]}
            open={open}
          />
        );
      })}
      <DocumentGroupFilters counts={byDocument} />
    </section>
  );
}
