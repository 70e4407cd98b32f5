import { toRows } from '#protocol/columns.ts';
import type { QuestionRow, StatementRow } from '#protocol/rows.ts';
import { rangeText, spanText } from '#picture/dates.ts';
import { glossOf } from '#picture/names.ts';
import { fetchStatement, type StatementAnswer } from '../../api/statement.ts';
import { entitiesById } from '../../state/graph-data.ts';
import { selectDispute, selectStatement } from '../../state/selection.ts';
import { actorsIn } from '../../state/stances.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useNames } from '../hooks/use-names.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';
import { SourceLine } from './Sources.tsx';
import { StanceTag } from './StanceTag.tsx';
import { Attribution } from './StatementCard.tsx';

function When({ statement }: { statement: StatementRow }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <dl className="facts">
      <div>
        <dt>{words.said}</dt>
        <dd>{statement.said ? spanText(statement.said, language) : words.undated}</dd>
      </div>
      <div>
        <dt>{words.published}</dt>
        <dd>{spanText(statement.published, language)}</dd>
      </div>
      {statement.asOf?.from && (
        <div>
          <dt>{words.clocks.asOf}</dt>
          <dd>{rangeText(statement.asOf.from, statement.asOf.to ?? statement.asOf.from, language)}</dd>
        </div>
      )}
    </dl>
  );
}

function Contradictions({ answer }: { answer: StatementAnswer }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const { contradictedBy } = answer.statement;
  if (contradictedBy.length === 0) return null;
  const questions = new Map(toRows<QuestionRow>(answer.disputes).map((question) => [question.id, question]));
  const byQuestion = new Map<string, string[]>();
  for (const { statement, question } of contradictedBy) {
    byQuestion.set(question, [...(byQuestion.get(question) ?? []), statement]);
  }
  return (
    <section className="contradictions">
      <h2>{words.contradictedBy}</h2>
      {[...byQuestion].map(([id, statements]) => {
        const question = questions.get(id);
        const text = question ? (language === 'en' ? question.text.en : question.text.zhHans) : id;
        return (
          <div key={id} className="card">
            <p className="gloss">{question ? words.onQuestion(text, words.questionKinds[question.kind]) : id}</p>
            {statements.map((statement) => (
              <button
                key={statement}
                type="button"
                className="link-button id"
                aria-label={`${words.openStatement} ${statement}`}
                onClick={() => session.select(selectStatement(statement))}
              >
                {statement}
              </button>
            ))}
            <button type="button" className="link-button" onClick={() => session.select(selectDispute(id))}>
              {words.disputes.open}
            </button>
          </div>
        );
      })}
    </section>
  );
}

function Figures({ statement }: { statement: StatementRow }) {
  const words = useWords();
  if (statement.figures.length === 0) return null;
  return (
    <section>
      <h2>{words.figures}</h2>
      <ul className="fact-list">
        {statement.figures.map(({ subject, value, min, max, unit, qualifier, text }) => {
          const range = min !== null && max !== null ? `${min}–${max}` : (text ?? '');
          return (
            <li key={`${subject} ${text} ${value} ${unit}`}>
              {subject}: {[qualifier, value?.toLocaleString() ?? range, unit].filter(Boolean).join(' ')}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Written({ statement, nameOf }: { statement: StatementRow; nameOf: (id: string) => string }) {
  const words = useWords();
  return (
    <section>
      <h2>{words.source}</h2>
      {statement.reports.map((report) => (
        <SourceLine
          key={`${report.document} ${report.line}`}
          locator={report}
          note={report.via.length > 0 ? words.via(report.via.map(nameOf).join(', ')) : null}
        />
      ))}
      <p className="provenance">{words.provenances[statement.provenance]}</p>
      {statement.sameUtterance.length > 0 && (
        <p className="quiet">
          {words.sameUtterance}: {statement.sameUtterance.map(({ statement: other }) => other).join(', ')}
        </p>
      )}
    </section>
  );
}

/** Where the statement stands as a node of its own, folds it back into its line. */
function FoldBack({ id }: { id: string }) {
  const { session, actions } = useApp();
  const words = useWords();
  if (!useValue(session.exploration).unfolded.includes(id)) return null;
  return (
    <div className="panel-actions">
      <button type="button" className="button small" onClick={() => void actions.foldBack([id])}>
        {words.folding.foldBack}
      </button>
    </div>
  );
}

/** One statement: whose, what, with which stances, when on each clock, where it is written, what contradicts it. */
export function StatementPanel({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const answer = useResource(id, async (signal) => {
    const found = await fetchStatement(id, signal);
    session.learn(entitiesById(found.entities).values());
    return found;
  });
  const statement = answer.value?.statement;
  const nameOf = useNames(statement ? actorsIn([statement]) : []);
  if (answer.error) return <Failure error={answer.error} onRetry={answer.retry} />;
  if (!statement || !answer.value) return <p className="quiet">{words.loading}</p>;
  return (
    <>
      <header className="panel-head">
        <p className="overline">
          {words.statement} {statement.id} · {words.statementKinds[statement.kind]}
        </p>
        <Attribution statement={statement} nameOf={nameOf} />
        <h1 className="gloss large">{glossOf(statement, language)}</h1>
        {statement.condition && <p className="quiet">{words.conditional(statement.condition)}</p>}
      </header>
      <FoldBack id={id} />
      <section>
        <h2>{words.stanceOf}</h2>
        <div className="stances column">
          {statement.units.map((unit) => (
            <StanceTag key={`${unit.actor} ${unit.entity}`} unit={unit} target={nameOf(unit.entity)} />
          ))}
        </div>
      </section>
      <Written statement={statement} nameOf={nameOf} />
      <Contradictions answer={answer.value} />
      <Figures statement={statement} />
      <section>
        <h2>{words.when}</h2>
        <When statement={statement} />
      </section>
    </>
  );
}
