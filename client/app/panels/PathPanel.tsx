import { useState } from 'react';
import type { Path, PathHop, Paths } from '#protocol/answers.ts';
import { toRows } from '#protocol/columns.ts';
import type { EntityRow, RelationRow, StatementRow } from '#protocol/rows.ts';
import { glossOf } from '#picture/names.ts';
import { fetchPaths } from '../../api/paths.ts';
import { NOTHING, selectNode, selectStatement } from '../../state/selection.ts';
import { typeText, type Words } from '../../state/words/index.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useNames } from '../hooks/use-names.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';
import { SourceLine } from './Sources.tsx';

const LONGEST = [2, 3, 4, 5, 6] as const;
const FIRST_LONGEST = 5;
/** Of what stands behind one hop, so many are shown at once. */
const MOST_BEHIND = 3;

interface Found {
  readonly paths: readonly Path[];
  readonly truncated: boolean;
  readonly statements: ReadonlyMap<string, StatementRow>;
  readonly relations: ReadonlyMap<string, RelationRow>;
}

function foundIn(answer: Paths): Found {
  const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
    new Map(rows.map((row) => [row.id, row]));
  return {
    paths: answer.paths,
    truncated: answer.truncated,
    statements: byId(toRows<StatementRow>(answer.statements)),
    relations: byId(toRows<RelationRow>(answer.relations)),
  };
}

function HopEvidence({ hop, found }: { hop: PathHop; found: Found }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const relations = hop.relations.flatMap((id) => found.relations.get(id) ?? []);
  const statements = hop.statements.flatMap((id) => found.statements.get(id) ?? []);
  const most = all ? Infinity : MOST_BEHIND;
  const left = relations.length + statements.length - MOST_BEHIND;
  return (
    <div className="sources">
      {relations
        .slice(0, most)
        .flatMap((relation) =>
          relation.evidence.map((locator) => (
            <SourceLine key={`${relation.id} ${locator.document} ${locator.line}`} locator={locator} />
          )),
        )}
      {statements.slice(0, most).map((statement) => (
        <div key={statement.id} className="behind">
          <button
            type="button"
            className="gloss-button"
            aria-label={`${words.openStatement}: ${glossOf(statement, language)}`}
            onClick={() => session.select(selectStatement(statement.id))}
          >
            {glossOf(statement, language)}
          </button>
          {statement.reports.map((report) => (
            <SourceLine key={`${statement.id} ${report.document} ${report.line}`} locator={report} />
          ))}
        </div>
      ))}
      {!all && left > 0 && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {words.showMore(left)}
        </button>
      )}
    </div>
  );
}

/** What one step says: who speaks of whom, and every fact that joins them. */
function hopReads(hop: PathHop, found: Found, nameOf: (id: string) => string, words: Words): string {
  const units = hop.statements.flatMap((id) => found.statements.get(id)?.units ?? []);
  const speaks = (actor: string, entity: string): string[] =>
    units.some((unit) => unit.actor === actor && unit.entity === entity)
      ? [words.paths.speaks(nameOf(actor), nameOf(entity))]
      : [];
  const facts = hop.relations.flatMap((id) => {
    const relation = found.relations.get(id);
    return relation ? [`${nameOf(relation.source)} ${typeText(relation.type, words)} ${nameOf(relation.target)}`] : [];
  });
  const all = [...speaks(hop.source, hop.target), ...speaks(hop.target, hop.source), ...new Set(facts)];
  return all.join('; ');
}

interface PathProps {
  readonly path: Path;
  readonly found: Found;
  readonly nameOf: (id: string) => string;
}

function PathCard({ path, found, nameOf }: PathProps) {
  const { session, actions } = useApp();
  const words = useWords();
  const shown = new Set(useValue(session.exploration).entities);
  return (
    <article className="card path">
      <h2>
        {path.nodes.map(nameOf).join(' → ')} <span className="count">{words.paths.steps(path.hops.length)}</span>
      </h2>
      {path.coMention && <p className="quiet">{words.paths.coMention}</p>}
      <ol>
        {path.hops.map((hop) => (
          <li key={hop.edge}>
            <p className="hop">{hopReads(hop, found, nameOf, words)}</p>
            <HopEvidence hop={hop} found={found} />
          </li>
        ))}
      </ol>
      {path.nodes.some((id) => !shown.has(id)) && (
        <button type="button" className="button small" onClick={() => void actions.showPath(path.nodes)}>
          {words.paths.show}
        </button>
      )}
    </article>
  );
}

function End({ id, nameOf }: { id: string; nameOf: (id: string) => string }) {
  const { session } = useApp();
  return (
    <button type="button" className="link-button name" onClick={() => session.select(selectNode(NOTHING, id, false))}>
      {nameOf(id)}
    </button>
  );
}

/** How two entities are connected: every path as a sentence, every step with its sources. */
export function PathPanel({ from, to }: { from: string; to: string }) {
  const { session } = useApp();
  const words = useWords();
  const { filter } = useValue(session.exploration);
  const [mode, setMode] = useState<'shortest' | 'simple'>('shortest');
  const [maxLength, setMaxLength] = useState<number>(FIRST_LONGEST);
  const answer = useResource(JSON.stringify([from, to, mode, maxLength, filter]), async (signal) => {
    const paths = await fetchPaths({ from, to, mode, maxLength, filter }, signal);
    session.learn(toRows<EntityRow>(paths.entities));
    return foundIn(paths);
  });
  const nameOf = useNames([from, to]);
  const found = answer.value;
  return (
    <>
      <header className="panel-head">
        <h1>{words.paths.title(nameOf(from), nameOf(to))}</h1>
        <p className="quiet">
          <End id={from} nameOf={nameOf} /> · <End id={to} nameOf={nameOf} />
        </p>
        <div className="panel-actions">
          <label className="month-select">
            {words.paths.mode}
            <select value={mode} onChange={(event) => setMode(event.target.value as 'shortest' | 'simple')}>
              <option value="shortest">{words.paths.shortest}</option>
              <option value="simple">{words.paths.simple}</option>
            </select>
          </label>
          <label className="month-select">
            {words.paths.longer}
            <select value={maxLength} onChange={(event) => setMaxLength(Number(event.target.value))}>
              {LONGEST.map((length) => (
                <option key={length} value={length}>
                  {words.paths.steps(length)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </header>
      {answer.error && <Failure error={answer.error} onRetry={answer.retry} />}
      {answer.loading && <p className="quiet">{words.loading}</p>}
      {found?.paths.length === 0 && <p className="quiet">{words.paths.none(maxLength)}</p>}
      {found?.paths.map((path) => (
        <PathCard key={path.hops.map(({ edge }) => edge).join(' ')} path={path} found={found} nameOf={nameOf} />
      ))}
      {found?.truncated && <p className="quiet">{words.paths.truncated}</p>}
    </>
  );
}
