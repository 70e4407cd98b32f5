import { useMemo } from 'react';
import type { Filter } from '../../api/request.ts';
import { fetchStatements } from '../../api/statements.ts';
import { actorsIn, sidesToward, withoutColumnists } from '../../state/stances.ts';
import { useApp, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useNames } from '../hooks/use-names.ts';
import { type Resource, useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';
import { SidesSection } from './SidesSection.tsx';
import { StatementList } from './StatementList.tsx';
import type { Paged, StatementColumns } from '#protocol/answers.ts';

const MOST = 200;

/** The filter as it applies to a list of statements: kinds of the ends and kinds of line are the picture's business. */
function forStatements(filter: Filter): Filter {
  const { kinds: _kinds, types: _types, columnists: _columnists, direction: _direction, ...rest } = filter;
  return rest;
}

function useStatements(question: { actor?: string; about?: string }, filter: Filter) {
  const asked = forStatements(filter);
  return useResource(JSON.stringify([question, asked]), (signal) =>
    fetchStatements({ ...question, filter: asked, after: null, limit: MOST }, signal),
  );
}

function LeftOut({ count }: { count: number }) {
  const { actions } = useApp();
  const words = useWords();
  if (count === 0) return null;
  return (
    <p className="quiet">
      {words.columnistsLeftOut(count)}{' '}
      <button
        type="button"
        className="link-button"
        onClick={() => void actions.filter({ columnists: undefined }, words.columnistsShow)}
      >
        {words.columnistsShow}
      </button>
    </p>
  );
}

interface ListProps {
  readonly title: string;
  readonly empty: string;
  readonly answer: Resource<Paged<StatementColumns>>;
  readonly entity: string;
  readonly columnists: boolean;
  readonly about: boolean;
}

function Statements({ title, empty, answer, entity, columnists, about }: ListProps) {
  const words = useWords();
  const { statements, left } = useMemo(
    () => (answer.value ? withoutColumnists(answer.value.items, columnists) : { statements: [], left: 0 }),
    [answer.value, columnists],
  );
  return (
    <section>
      <h2>
        {title} {answer.value && <span className="count">{statements.length}</span>}
      </h2>
      {answer.loading && <p className="quiet">{words.loading}</p>}
      {answer.error && <Failure error={answer.error} onRetry={answer.retry} />}
      {answer.value && statements.length === 0 && <p className="quiet">{empty}</p>}
      <StatementList statements={statements} {...(about ? { toward: entity } : { by: entity })} />
      <LeftOut count={left} />
    </section>
  );
}

/** Who is for and against it, what was said about it, and what it said. */
export function EntityStatements({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const { filter } = useValue(session.exploration);
  const about = useStatements({ about: id }, filter);
  const by = useStatements({ actor: id }, filter);
  const columnists = filter.columnists !== false;
  const sides = useMemo(() => {
    if (!about.value) return null;
    const { statements } = withoutColumnists(about.value.items, columnists);
    return { sides: sidesToward(id, statements), actors: actorsIn(statements) };
  }, [about.value, columnists, id]);
  const nameOf = useNames(sides?.actors ?? []);
  const entity = useValue(session.known).get(id);
  return (
    <>
      {sides && (entity?.about ?? 0) > 0 && <SidesSection sides={sides.sides} nameOf={nameOf} />}
      {(entity?.said ?? 0) > 0 && (
        <Statements
          title={words.itSaid}
          empty={words.noStatementsBy}
          answer={by}
          entity={id}
          columnists={columnists}
          about={false}
        />
      )}
      <Statements
        title={words.aboutIt}
        empty={words.noStatementsAbout}
        answer={about}
        entity={id}
        columnists={columnists}
        about
      />
    </>
  );
}
