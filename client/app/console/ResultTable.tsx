import { useMemo, useState } from 'react';
import type { Answer } from '../../console/run.ts';
import { compareValues, isNumber } from '../../console/values.ts';
import { useLanguage } from '../app-context.ts';
import { useConsoleWords } from './console-context.ts';
import { ValueView } from './ValueView.tsx';

/** So many rows at first, and as many more at a time: a browser lays out no ten thousand. */
const PAGE = 200;

interface Sort {
  readonly column: number;
  readonly down: boolean;
}

function Heading({ answer, sort, onSort }: { answer: Answer; sort: Sort | null; onSort: (sort: Sort) => void }) {
  const words = useConsoleWords();
  const [first] = answer.rows;
  return (
    <tr>
      {answer.columns.map((name, column) => {
        const own = sort?.column === column ? sort : null;
        const way = own ? (own.down ? 'descending' : 'ascending') : 'none';
        return (
          <th key={name} scope="col" aria-sort={way} className={isNumber(first?.[column]) ? 'number' : ''}>
            <button
              type="button"
              title={words.sortBy(name)}
              onClick={() => onSort({ column, down: own !== null && !own.down })}
            >
              {name}
              <span aria-hidden="true">{own ? (own.down ? ' ▾' : ' ▴') : ''}</span>
            </button>
          </th>
        );
      })}
    </tr>
  );
}

/** The rows of an answer as a table that can be sorted; what is cut is counted. */
export function ResultTable({ answer }: { readonly answer: Answer }) {
  const words = useConsoleWords();
  const language = useLanguage();
  const [sort, setSort] = useState<Sort | null>(null);
  const [most, setMost] = useState(PAGE);
  const sorted = useMemo(() => {
    if (!sort) return answer.rows;
    const { column, down } = sort;
    const compare = (a: Answer['rows'][number], b: Answer['rows'][number]): number =>
      compareValues(a[column] ?? null, b[column] ?? null, language);
    return answer.rows.toSorted(down ? (a, b) => compare(b, a) : compare);
  }, [answer, sort, language]);
  const rows = sorted.slice(0, most);
  const rest = sorted.length - rows.length;
  return (
    <div className="result-scroll" tabIndex={0} role="group" aria-label={words.resultTable}>
      <table>
        <caption className="hidden">{words.resultTable}</caption>
        <thead>
          <Heading answer={answer} sort={sort} onSort={setSort} />
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Rows have no name of their own: sorted anew, they are other rows.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {row.map((value, column) => (
                <td key={answer.columns[column]} className={isNumber(value) ? 'number' : ''}>
                  <ValueView value={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <p className="rest">
          {words.shownOf(rows.length, sorted.length)}{' '}
          <button type="button" className="link-button" onClick={() => setMost(most + PAGE)}>
            {words.showMore(Math.min(PAGE, rest))}
          </button>
        </p>
      )}
    </div>
  );
}
