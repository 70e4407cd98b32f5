import { joinedTo } from '../../state/graph-data.ts';
import { useApp, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';

/** More choices than these nobody reads. */
const MOST_CHOICES = 12;

/** Draws only what is joined to at least so many others; worked out here, from what is explored, under the other filters. */
export function DegreeFilter() {
  const { session, actions } = useApp();
  const words = useWords();
  const { entities, leastLines } = useValue(session.exploration);
  const data = useValue(session.data);
  const joined = joinedTo(data);
  const degrees = entities.flatMap((id) => (data.entities.has(id) ? [joined.get(id)?.size ?? 0] : []));
  const steps = [...new Set([leastLines, ...degrees])].filter((degree) => degree > 0).sort((a, b) => a - b);
  const offered = [...new Set([...steps.slice(0, MOST_CHOICES), ...(leastLines > 0 ? [leastLines] : [])])];
  const left = (least: number): number => degrees.filter((degree) => degree >= least).length;
  return (
    <label className="look-choice" title={words.slicing.degreeHelp}>
      <span>{words.slicing.degree}</span>
      <select
        value={leastLines}
        onChange={(event) => {
          const least = Number(event.target.value);
          void actions.leastLines(least, words.slicing.degreeAtLeast(least));
        }}
      >
        {[0, ...offered].map((least) => (
          <option key={least} value={least}>
            {words.slicing.degreeChoice(least, left(least))}
          </option>
        ))}
      </select>
    </label>
  );
}
