import { useState } from 'react';
import type { StatementRow } from '#protocol/rows.ts';
import { actorsIn } from '../../state/stances.ts';
import { useWords } from '../app-context.ts';
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
}

/** Statements, the first few at once. */
export function StatementList({ statements, toward, by, first = FIRST }: Props) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? statements : statements.slice(0, first);
  const nameOf = useNames(actorsIn(shown));
  return (
    <>
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
