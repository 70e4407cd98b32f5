import type { StatementRow, UnitRow } from '#protocol/rows.ts';
import { spanText } from '#picture/dates.ts';
import { glossOf } from '#picture/names.ts';
import { selectStatement } from '../../state/selection.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Sources } from './Sources.tsx';
import { StanceTag } from './StanceTag.tsx';

interface Props {
  readonly statement: StatementRow;
  readonly nameOf: (id: string) => string;
  readonly toward?: string;
  readonly by?: string;
}

/** Whose words these are: the actor's own, or another's telling. */
export function Attribution({ statement, nameOf }: Pick<Props, 'statement' | 'nameOf'>) {
  const words = useWords();
  const holders = statement.ascribedTo.length > 0 ? statement.ascribedTo : [statement.speaker];
  return (
    <p className="attribution">
      <strong>{holders.map(nameOf).join(', ')}</strong>
      {statement.ascribedTo.length > 0 && <span className="told"> {words.toldBy(nameOf(statement.speaker))}</span>}
      {statement.columnist && statement.ascribedTo.length === 0 && <span className="tag">{words.columnist}</span>}
    </p>
  );
}

function relevant(units: readonly UnitRow[], { toward, by }: Pick<Props, 'toward' | 'by'>): UnitRow[] {
  return units.filter(
    (unit) => (toward === undefined || unit.entity === toward) && (by === undefined || unit.actor === by),
  );
}

/** One statement in a list: whose it is, what it says, with which stance, when, and where it is written. */
export function StatementCard({ statement, nameOf, toward, by }: Props) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const units = relevant(statement.units, { ...(toward ? { toward } : {}), ...(by ? { by } : {}) });
  return (
    <article className="card" data-id={statement.id}>
      <Attribution statement={statement} nameOf={nameOf} />
      <p className="gloss">
        <button
          type="button"
          className="gloss-button"
          aria-label={`${words.openStatement}: ${glossOf(statement, language)}`}
          onClick={() => session.select(selectStatement(statement.id))}
        >
          {glossOf(statement, language)}
        </button>
      </p>
      <div className="stances">
        {units.map((unit) => (
          <StanceTag
            key={`${unit.actor} ${unit.entity}`}
            unit={unit}
            {...(toward === undefined ? { target: nameOf(unit.entity) } : {})}
          />
        ))}
      </div>
      <p className="meta">
        {statement.said ? spanText(statement.said, language) : words.undated} · {words.statementKinds[statement.kind]}
        {statement.modality !== 'asserted' && ` · ${words.modalities[statement.modality]}`}
      </p>
      <Sources statement={statement} nameOf={nameOf} />
    </article>
  );
}
