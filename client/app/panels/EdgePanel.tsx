import { useCallback, useMemo } from 'react';
import { toRows } from '#protocol/columns.ts';
import type { EdgeRow, RelationRow, StatementRow, UnitRow } from '#protocol/rows.ts';
import type { Evidence } from '#protocol/answers.ts';
import { inkOf } from '#picture/build-scene.ts';
import { rangeText } from '#picture/dates.ts';
import { lookOf } from '#picture/look.ts';
import { capitalise, pictureWords } from '#picture/words.ts';
import { entitiesById, pairsOf } from '../../state/graph-data.ts';
import { isGroupId } from '../../state/groups.ts';
import { fetchAllEvidence, withMembers } from '../../state/shown-statements.ts';
import { supporting } from '../../state/support.ts';
import { selectEdge } from '../../state/selection.ts';
import { typeText, type Words } from '../../state/words/index.ts';
import { useApp, useLanguage, useTheme, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { Term } from '../components/Term.tsx';
import { SupportLine } from '../components/SupportLine.tsx';
import { InkIcon } from '../components/MarkIcon.tsx';
import { useNames } from '../hooks/use-names.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';
import { SourceLine } from './Sources.tsx';
import { StatementList } from './StatementList.tsx';

function edgeReads(edge: EdgeRow, nameOf: (id: string) => string, words: Words, language: 'en' | 'zh-Hans'): string {
  const ink = inkOf(edge);
  const verb = ink === 'relation' ? typeText(edge.type, words) : pictureWords(language).reads[ink];
  return `${nameOf(edge.source)} ${verb} ${nameOf(edge.target)}`;
}

function Relation({ relation, nameOf }: { relation: RelationRow; nameOf: (id: string) => string }) {
  const words = useWords();
  const language = useLanguage();
  const when = relation.from ? rangeText(relation.from, relation.to ?? relation.from, language) : relation.dateText;
  return (
    <article className="card">
      <p className="gloss">
        {nameOf(relation.source)} {typeText(relation.type, words)} {nameOf(relation.target)}
      </p>
      <p className="meta">
        {words.modalities[relation.modality]}
        {when && ` · ${when}`}
        {relation.assertedBy.length > 0 && ` · ${relation.assertedBy.map(nameOf).join(', ')}`}
      </p>
      <div className="sources">
        {relation.evidence.map((locator) => (
          <SourceLine key={`${locator.document} ${locator.line}`} locator={locator} />
        ))}
      </div>
    </article>
  );
}

function behind(
  evidence: readonly Evidence[],
  edge: EdgeRow,
  counts: (unit: UnitRow) => boolean,
): { statements: StatementRow[]; relations: RelationRow[] } {
  const statements = new Set(edge.statements);
  const relations = new Set(edge.relations);
  const signed = ({ units }: StatementRow): number =>
    units.some((unit) => counts(unit) && unit.basis !== null) ? 1 : 0;
  return {
    // What takes a side stands first: it is what the line says. Among equals the order of the clock holds.
    statements: evidence
      .flatMap((page) => toRows<StatementRow>(page.statements))
      .filter(({ id }) => statements.has(id))
      .sort((a, b) => signed(b) - signed(a)),
    relations: evidence.flatMap((page) => toRows<RelationRow>(page.relations)).filter(({ id }) => relations.has(id)),
  };
}

/** Lets the statements of a folded edge stand as nodes, or folds everything back. */
function FoldButtons({ edge }: { edge: EdgeRow }) {
  const { session, actions } = useApp();
  const words = useWords();
  const { unfolded } = useValue(session.exploration);
  if (edge.statements.length === 0) return null;
  return (
    <div className="panel-actions">
      <button type="button" className="button small" onClick={() => void actions.unfold(edge.statements)}>
        {words.folding.unfold} <kbd>U</kbd>
      </button>
      <Term of="folding" />
      {unfolded.length > 0 && (
        <button type="button" className="button small" onClick={() => void actions.foldBack(null)}>
          {words.folding.foldAll}
        </button>
      )}
    </div>
  );
}

function Parallel({ edge, nameOf }: { edge: EdgeRow; nameOf: (id: string) => string }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const ends = new Set([edge.source, edge.target]);
  const others = useValue(session.data).edges.filter(
    (other) =>
      other.id !== edge.id && other.source !== other.target && ends.has(other.source) && ends.has(other.target),
  );
  if (others.length === 0) return null;
  return (
    <section>
      <h2>{words.between}</h2>
      <ul className="fact-list">
        {others.map((other) => (
          <li key={other.id}>
            <button type="button" className="link-button" onClick={() => session.select(selectEdge(other.id))}>
              {edgeReads(other, nameOf, words, language)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One line of the picture: what it says, what it rests on, and every statement and fact behind it with its source. */
export function EdgePanel({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const look = lookOf(useTheme());
  const { filter, rolledUp } = useValue(session.exploration);
  const data = useValue(session.data);
  const edge = data.edges.find((one) => one.id === id);
  // One line of a group draws many, and what a whole that gathers its members says is what they say.
  const drawn = useMemo(() => (edge ? pairsOf(edge, data) : []), [edge, data]);
  const answer = useResource(edge ? JSON.stringify([id, filter, rolledUp, drawn]) : null, async (signal) => {
    const pairs = await withMembers(drawn, { rolledUp }, signal);
    const evidence = await fetchAllEvidence(pairs, filter, signal);
    for (const page of evidence) session.learn(entitiesById(page.entities).values());
    return { evidence, pairs: new Set(pairs.map((pair) => pair.join(' '))) };
  });
  const plain = drawn.length === 1 && answer.value?.pairs.size === 1;
  const nameOf = useNames(edge ? [edge.source, edge.target] : []);
  const counts = useCallback(
    ({ actor, entity }: UnitRow) => answer.value?.pairs.has(`${actor} ${entity}`) ?? false,
    [answer.value],
  );
  const found = useMemo(
    () => (edge && answer.value ? behind(answer.value.evidence, edge, counts) : null),
    [edge, answer.value, counts],
  );
  if (!edge) return <p className="quiet">{words.loading}</p>;
  const ink = inkOf(edge);
  return (
    <>
      <header className="panel-head">
        <p className="overline">
          <InkIcon ink={look.inks[ink]} hollow={edge.words === 'told'} />
          {capitalise(pictureWords(language).inks[ink])}
        </p>
        <h1>{edgeReads(edge, nameOf, words, language)}</h1>
        {found && <SupportLine items={supporting(found.statements, counts)} facts={edge.relations.length} explained />}
        <FoldButtons edge={edge} />
        {edge.disputed && <p className="flag-note">{words.disputes.flag}</p>}
      </header>
      {answer.error && <Failure error={answer.error} onRetry={answer.retry} />}
      {answer.loading && <p className="quiet">{words.loading}</p>}
      {found && found.statements.length > 0 && (
        <section>
          <h2>{words.edgeStatements(found.statements.length)}</h2>
          <StatementList
            statements={found.statements}
            {...(isGroupId(edge.target) ? {} : { toward: edge.target })}
            {...(plain ? { by: edge.source } : {})}
            first={20}
          />
        </section>
      )}
      {found && found.relations.length > 0 && (
        <section>
          <h2>{words.edgeFacts(found.relations.length)}</h2>
          {found.relations.map((relation) => (
            <Relation key={relation.id} relation={relation} nameOf={nameOf} />
          ))}
        </section>
      )}
      <Parallel edge={edge} nameOf={nameOf} />
    </>
  );
}
