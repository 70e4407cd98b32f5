import { toRows } from '#protocol/columns.ts';
import type { QuestionRow } from '#protocol/rows.ts';
import { fetchDisputes } from '../../api/disputes.ts';
import { useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useNames } from '../hooks/use-names.ts';
import { useResource } from '../hooks/use-resource.ts';
import { DisputeItem } from './DisputesPanel.tsx';

/** The questions about an entity on which the documents disagree, or seem to; those that clash first. */
export function EntityDisputes({ id }: { id: string }) {
  const words = useWords();
  const answer = useResource(`disputes ${id}`, async (signal) =>
    toRows<QuestionRow>((await fetchDisputes(signal)).disputes)
      .filter(({ concerns }) => concerns.includes(id))
      .sort((a, b) => Number(b.clashes) - Number(a.clashes)),
  );
  const questions = answer.value ?? [];
  const nameOf = useNames(questions.flatMap(({ claims }) => claims.flatMap(({ speakers }) => speakers)));
  if (answer.error) return <Failure error={answer.error} onRetry={answer.retry} />;
  if (questions.length === 0) return null;
  return (
    <section>
      <h2>
        {words.disputes.ofEntity} <span className="count">{questions.length}</span>
      </h2>
      <ul className="statements">
        {questions.map((question) => (
          <DisputeItem key={question.id} question={question} nameOf={nameOf} />
        ))}
      </ul>
    </section>
  );
}
