import { useState } from 'react';
import type { StatementRow, UnitRow } from '#protocol/rows.ts';
import { actorsIn } from '../../state/stances.ts';
import { supporting } from '../../state/support.ts';
import { useWords } from '../app-context.ts';
import { SupportLine } from '../components/SupportLine.tsx';
import { useNames } from '../hooks/use-names.ts';
import { StatementCard } from './StatementCard.tsx';

const FIRST = 5;

interface Props {
  readonly statements: readonly StatementRow[];
  /** Show the stances toward this entity. */
  readonly toward?: string;
  /** Show the stances of this actor. */
  readonly by?: string;
  readonly first?: number;
  /** Which units count for what the list rests on; without it nothing is said about that. */
  readonly supported?: (unit: UnitRow) => boolean;
}

/** Statements, the first few at once. */
export function StatementList({ statements, toward, by, first = FIRST, supported }: Props) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? statements : statements.slice(0, first);
  const nameOf = useNames(actorsIn(shown));
  return (
    <>
      {supported && statements.length > 1 && <SupportLine items={supporting(statements, supported)} />}
      <ul className="statements">
        {shown.map((statement) => (
          <li key={statement.id}>
            <StatementCard
              statement={statement}
              nameOf={nameOf}
              {...(toward === undefined ? {} : { toward })}
              {...(by === undefined ? {} : { by })}
            />
          </li>
        ))}
      </ul>
      {statements.length > shown.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {words.showMore(statements.length - shown.length)}
        </button>
      )}
    </>
  );
}
