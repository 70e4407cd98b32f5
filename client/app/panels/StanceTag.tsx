import { lookOf, type InkName } from '#picture/look.ts';
import type { UnitRow } from '#protocol/rows.ts';
import { type Sign, signOf } from '#model/statements.ts';
import { useTheme, useWords } from '../app-context.ts';
import { InkIcon } from '../components/MarkIcon.tsx';

const INKS: Readonly<Record<'position' | 'judged', Readonly<Record<Sign, InkName>>>> = {
  position: { for: 'for', against: 'against', mixed: 'both', neutral: 'neutral' },
  judged: { for: 'favourable', against: 'unfavourable', mixed: 'divided', neutral: 'neutral' },
};

/** One stance: for or against where it is a position, "judges …" where it is not, and of what kind. */
export function StanceTag({ unit, target }: { unit: UnitRow; target?: string }) {
  const words = useWords();
  const look = lookOf(useTheme());
  const sign = signOf(unit);
  const manner = unit.basis === 'position' || unit.basis === null ? 'position' : 'judged';
  const said = manner === 'position' ? words.stance[sign] : words.judged[sign];
  return (
    <span className="stance">
      <InkIcon ink={look.inks[INKS[manner][sign]]} hollow={unit.ascribed} />
      <span>
        {said}
        {target && (sign === 'neutral' ? `: ${target}` : ` ${target}`)}
        {sign !== 'neutral' && unit.basis && <span className="quiet"> · {words.basis[unit.basis]}</span>}
      </span>
    </span>
  );
}
