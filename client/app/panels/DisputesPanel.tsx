import { useMemo, useState } from 'react';
import { toRows } from '#protocol/columns.ts';
import type { QuestionRow } from '#protocol/rows.ts';
import { fetchDisputes } from '../../api/disputes.ts';
import { matchesQuestion } from '../../state/disputes.ts';
import { selectDispute } from '../../state/selection.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useNames } from '../hooks/use-names.ts';
import { useResource } from '../hooks/use-resource.ts';

interface GroupProps {
  readonly title: string;
  readonly help: string;
  readonly questions: readonly QuestionRow[];
  readonly nameOf: (id: string) => string;
}

/** One dispute in a list: the question, why it is one, and every side with who holds it. */
export function DisputeItem({ question, nameOf }: { question: QuestionRow; nameOf: (id: string) => string }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const textOf = ({ en, zhHans }: QuestionRow['text']): string => (language === 'en' ? en : zhHans);
  return (
    <li className="card">
      <button type="button" className="gloss-button" onClick={() => session.select(selectDispute(question.id))}>
        {textOf(question.text)}
      </button>
      <p className="meta">
        {words.questionKinds[question.kind]} · {words.disputes.sides(question.claims.length)}
      </p>
      <ul className="sides">
        {question.claims.map((claim) => (
          <li key={claim.id}>
            {textOf(claim.position)}
            {claim.speakers.length > 0 && <span className="quiet"> – {claim.speakers.map(nameOf).join(', ')}</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Group({ title, help, questions, nameOf }: GroupProps) {
  if (questions.length === 0) return null;
  return (
    <section>
      <h2>
        {title} <span className="count">{questions.length}</span>
      </h2>
      <p className="quiet">{help}</p>
      <ul className="statements">
        {questions.map((question) => (
          <DisputeItem key={question.id} question={question} nameOf={nameOf} />
        ))}
      </ul>
    </section>
  );
}

/** All questions on which the documents disagree, and those on which they only seem to. */
export function DisputesPanel() {
  const words = useWords();
  const [sought, setSought] = useState('');
  const answer = useResource('disputes', fetchDisputes);
  const questions = useMemo(() => (answer.value ? toRows<QuestionRow>(answer.value.disputes) : []), [answer.value]);
  const named = useMemo(
    () => [
      ...new Set(questions.flatMap(({ concerns, claims }) => [...concerns, ...claims.flatMap((c) => c.speakers)])),
    ],
    [questions],
  );
  const nameOf = useNames(named);
  const matching = questions.filter((question) => matchesQuestion(question, sought, nameOf));
  return (
    <>
      <header className="panel-head">
        <h1>{words.disputes.title}</h1>
        <p className="lead">{words.disputes.lead}</p>
        <label className="field">
          <span>{words.disputes.search}</span>
          <input
            type="search"
            value={sought}
            placeholder={words.disputes.searchHint}
            onChange={(event) => setSought(event.target.value)}
          />
        </label>
      </header>
      {answer.error && <Failure error={answer.error} onRetry={answer.retry} />}
      {answer.loading && <p className="quiet">{words.loading}</p>}
      {answer.value && matching.length === 0 && <p className="quiet">{words.disputes.none}</p>}
      <Group
        title={words.disputes.clash}
        help={words.disputes.clashHelp}
        questions={matching.filter(({ clashes }) => clashes)}
        nameOf={nameOf}
      />
      <Group
        title={words.disputes.seem}
        help={words.disputes.seemHelp}
        questions={matching.filter(({ clashes }) => !clashes)}
        nameOf={nameOf}
      />
    </>
  );
}
