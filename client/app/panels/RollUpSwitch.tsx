import { useApp, useWords } from '../app-context.ts';
import { useNames } from '../hooks/use-names.ts';
import { Term } from '../components/Term.tsx';
import { useValue } from '../hooks/use-value.ts';

/** Lets a whole gather what its office holders, members and parts said. Nothing where it has none. */
export function RollUpSwitch({ id, members }: { id: string; members: readonly string[] }) {
  const { session, actions } = useApp();
  const words = useWords();
  const rolled = useValue(session.exploration).rolledUp.includes(id);
  const nameOf = useNames(members);
  if (members.length === 0) return null;
  return (
    <div className="switch-row">
      <label className="switch">
        <input type="checkbox" checked={rolled} onChange={() => void actions.toggleRollUp(id)} />
        <span>
          {words.rollUp.with(members.length)}{' '}
          <span className="quiet">{members.slice(0, 4).map(nameOf).join(', ')}</span>
        </span>
      </label>
      <Term of="rollUp" />
    </div>
  );
}
