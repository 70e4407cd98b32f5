import type { ReactNode } from 'react';
import type { TableRow } from '../../state/table-rows.ts';
import { useApp } from '../app-context.ts';
import type { Column, Sheet } from '../hooks/use-sheets.ts';
import { useValue } from '../hooks/use-value.ts';

export interface Sort {
  readonly key: string;
  readonly down: boolean;
}

interface Props {
  readonly sheet: Sheet;
  /** The rows of the sheet in the order that is asked for. */
  readonly rows: readonly TableRow[];
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
}

/** Rows under headings that sort them; one cell of each selects what it stands for. */
export function TableGrid({ sheet, rows, sort, onSort }: Props) {
  const { session } = useApp();
  const selection = useValue(session.selection);
  const sortOf = (key: string): 'ascending' | 'descending' | 'none' =>
    sort?.key === key ? (sort.down ? 'descending' : 'ascending') : 'none';
  const cell = (row: TableRow, { key }: Column): ReactNode => {
    const value = row.cells[key];
    if (key !== sheet.opens) return value;
    return (
      <button
        type="button"
        className="link-button name"
        aria-pressed={sheet.isSelected(row.id, selection)}
        onClick={(event) => session.select(sheet.select(row.id, event.ctrlKey || event.metaKey, selection))}
      >
        {value}
      </button>
    );
  };
  return (
    <table>
      <caption className="hidden">{sheet.label}</caption>
      <thead>
        <tr>
          {sheet.columns.map(({ key, label, form }) => (
            <th key={key} scope="col" aria-sort={sortOf(key)} className={form}>
              <button type="button" onClick={() => onSort({ key, down: sort?.key === key && !sort.down })}>
                {label}
                <span aria-hidden="true">{sort?.key === key ? (sort.down ? ' ▾' : ' ▴') : ''}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={sheet.isSelected(row.id, selection) ? 'selected' : ''}>
            {sheet.columns.map((column) => (
              <td key={column.key} className={column.form}>
                {cell(row, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
