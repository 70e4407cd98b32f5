import { useMemo } from 'react';
import type { Filter } from '../../api/request.ts';
import { fetchStatements } from '../../api/statements.ts';
import { heldWhenSaid } from '#analysis/roll-up.ts';
import { type Double, fetchDoubles } from '../../state/doubles.ts';
import { fetchMemberships } from '../../state/memberships.ts';
import { actorsIn, sidesToward, withoutColumnists } from '../../state/stances.ts';
import { useApp, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useNames } from '../hooks/use-names.ts';
import { type Resource, useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';
import { SidesSection } from './SidesSection.tsx';
import { StatementList } from './StatementList.tsx';
import type { Paged, StatementColumns } from '#protocol/answers.ts';
import type { StatementRow } from '#protocol/rows.ts';
import { RollUpSwitch } from './RollUpSwitch.tsx';

const MOST = 200;

function speaks({ speaker, units }: StatementRow, actor: string): boolean {
  return speaker === actor || units.some((unit) => unit.actor === actor);
}

/** The filter as it applies to a list of statements: kinds of the ends and kinds of line are the picture's business. */
function forStatements(filter: Filter): Filter {
  const { kinds: _kinds, types: _types, columnists: _columnists, direction: _direction, ...rest } = filter;
  return rest;
}

function useStatements(question: { actor?: readonly string[]; about?: string }, filter: Filter) {
  const asked = forStatements(filter);
  return useResource(JSON.stringify([question, asked]), (signal) =>
    fetchStatements({ ...question, filter: asked, after: null, limit: MOST }, signal),
  );
}

/** Which of these may be one. */
function useDoubles(ids: readonly string[]): readonly Double[] {
  const key = ids.length > 1 ? `doubles ${ids.join(' ')}` : null;
  return useResource(key, (signal) => fetchDoubles(ids, signal)).value ?? [];
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
  /** How they are ordered, in words. */
  readonly order?: string;
  /** Which of them count; all where it is not given. */
  readonly passes?: (statement: StatementRow) => boolean;
}

function Statements({ title, empty, answer, entity, columnists, about, order, passes }: ListProps) {
  const words = useWords();
  const { statements, left } = useMemo(
    () => (answer.value ? withoutColumnists(answer.value.items, columnists) : { statements: [], left: 0 }),
    [answer.value, columnists],
  );
  const counting = passes ? statements.filter(passes) : statements;
  return (
    <section>
      <h2>
        {title} {answer.value && <span className="count">{counting.length}</span>}
      </h2>
      {answer.loading && <p className="quiet">{words.loading}</p>}
      {answer.error && <Failure error={answer.error} onRetry={answer.retry} />}
      {order && counting.length > 1 && <p className="quiet">{order}</p>}
      {answer.value && counting.length === 0 && <p className="quiet">{empty}</p>}
      <StatementList
        statements={counting}
        {...(about ? { toward: entity } : passes ? {} : { by: entity })}
        supported={about ? (unit) => unit.entity === entity : passes ? () => true : (unit) => unit.actor === entity}
      />
      <LeftOut count={left} />
    </section>
  );
}

/** Who is for and against it, what was said about it, and what it said. */
export function EntityStatements({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const { filter, rolledUp } = useValue(session.exploration);
  const about = useStatements({ about: id }, filter);
  const memberships = useResource(`members ${id}`, (signal) => fetchMemberships(id, signal));
  const members = [...new Set((memberships.value ?? []).map(({ member }) => member))];
  const together = rolledUp.includes(id) ? members : [];
  const by = useStatements({ actor: [id, ...together] }, filter);
  const held = useMemo(() => {
    const all = memberships.value ?? [];
    return (statement: StatementRow): boolean =>
      statement.units.some(({ actor }) => actor === id) ||
      statement.speaker === id ||
      all.some((membership) => speaks(statement, membership.member) && heldWhenSaid(membership, statement.said));
  }, [memberships.value, id]);
  const columnists = filter.columnists !== false;
  const sides = useMemo(() => {
    if (!about.value) return null;
    const { statements } = withoutColumnists(about.value.items, columnists);
    return { sides: sidesToward(id, statements), actors: actorsIn(statements) };
  }, [about.value, columnists, id]);
  const nameOf = useNames(sides?.actors ?? []);
  const doubles = useDoubles(sides?.actors ?? []);
  const entity = useValue(session.known).get(id);
  return (
    <>
      {sides && (entity?.about ?? 0) > 0 && <SidesSection sides={sides.sides} nameOf={nameOf} doubles={doubles} />}
      {memberships.error && <Failure error={memberships.error} onRetry={memberships.retry} />}
      <RollUpSwitch id={id} members={members} />
      {((entity?.said ?? 0) > 0 || together.length > 0) && (
        <Statements
          title={words.itSaid}
          empty={words.noStatementsBy}
          answer={by}
          entity={id}
          columnists={columnists}
          order={words.orderedBy(words.clocks[filter.clock ?? 'said'])}
          {...(together.length > 0 ? { passes: held } : {})}
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
