import { toRows } from '#protocol/columns.ts';
import type { ClaimRow, QuestionRow } from '#protocol/rows.ts';
import { fetchDispute } from '../../api/disputes.ts';
import { ALL_DISPUTES, NOTHING, selectDispute, selectNode, selectStatement } from '../../state/selection.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useNames } from '../hooks/use-names.ts';
import { useResource } from '../hooks/use-resource.ts';
import { SourceLine } from './Sources.tsx';

function StatementIds({ ids }: { ids: readonly string[] }) {
  const { session } = useApp();
  const words = useWords();
  return ids.map((id) => (
    <button
      key={id}
      type="button"
      className="link-button id"
      aria-label={`${words.openStatement} ${id}`}
      onClick={() => session.select(selectStatement(id))}
    >
      {id}
    </button>
  ));
}

function claimedFigure({ value, min, max, unit }: ClaimRow): string | null {
  if (value === null && min === null && max === null) return null;
  const number = (one: number | null): string => one?.toLocaleString() ?? '…';
  const range = value !== null ? number(value) : `${number(min)} – ${number(max)}`;
  return [range, unit].filter(Boolean).join(' ');
}

function Side({ claim, nameOf }: { claim: ClaimRow; nameOf: (id: string) => string }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const documents = new Set(claim.evidence.map(({ document }) => document));
  const figure = claimedFigure(claim);
  return (
    <section className="card">
      <h2>{words.disputes.side(claim.label)}</h2>
      <p className="gloss">{language === 'en' ? claim.position.en : claim.position.zhHans}</p>
      {figure && <p className="figure">{figure}</p>}
      {claim.speakers.length > 0 && (
        <p className="meta">
          {words.disputes.saidBy}:{' '}
          {claim.speakers.map((speaker) => (
            <button
              key={speaker}
              type="button"
              className="link-button name"
              onClick={() => session.select(selectNode(NOTHING, speaker, false))}
            >
              {nameOf(speaker)}
            </button>
          ))}
        </p>
      )}
      <p className="support">
        {[
          words.support.statements(claim.statements.length, claim.statements.length),
          words.support.documents(documents.size),
        ].join(' · ')}{' '}
        <StatementIds ids={claim.statements} />
      </p>
      {claim.denials.length > 0 && (
        <p className="meta">
          {words.disputes.denied}: <StatementIds ids={claim.denials} />
        </p>
      )}
      {claim.byAbsence && <p className="quiet">{words.disputes.byAbsence}</p>}
      <div className="sources">
        {claim.evidence.map((locator) => (
          <SourceLine key={`${locator.document} ${locator.line}`} locator={locator} />
        ))}
      </div>
    </section>
  );
}

/** One question: its sides with who holds them and where it is written, and whether they clash or only seem to. */
export function DisputePanel({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const answer = useResource(id, async (signal) => {
    const [question] = toRows<QuestionRow>((await fetchDispute(id, signal)).disputes);
    return question ?? null;
  });
  const question = answer.value;
  const nameOf = useNames(
    question ? [...question.concerns, ...question.claims.flatMap((claim) => claim.speakers)] : [],
  );
  if (answer.error) return <Failure error={answer.error} onRetry={answer.retry} />;
  if (!question) return <p className="quiet">{words.loading}</p>;
  return (
    <>
      <header className="panel-head">
        <p className="overline">
          {question.clashes ? words.disputes.clash : words.disputes.seem} · {words.questionKinds[question.kind]}
        </p>
        <h1>{language === 'en' ? question.text.en : question.text.zhHans}</h1>
        <p className="quiet">{question.clashes ? words.disputes.clashHelp : words.disputes.seemHelp}</p>
        {question.figures && <p className="quiet">{words.disputes.figures[question.figures]}</p>}
        <div className="panel-actions">
          <button type="button" className="button small" onClick={() => session.select(selectDispute(ALL_DISPUTES))}>
            {words.disputes.all}
          </button>
        </div>
      </header>
      {question.claims.map((claim) => (
        <Side key={claim.id} claim={claim} nameOf={nameOf} />
      ))}
      {question.concerns.length > 0 && (
        <section>
          <h2>{words.disputes.concerns}</h2>
          <ul className="fact-list">
            {question.concerns.map((entity) => (
              <li key={entity}>
                <button
                  type="button"
                  className="link-button name"
                  onClick={() => session.select(selectNode(NOTHING, entity, false))}
                >
                  {nameOf(entity)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {question.resolution && (
        <section>
          <h2>{words.disputes.resolution}</h2>
          <p>{question.resolution}</p>
        </section>
      )}
    </>
  );
}
