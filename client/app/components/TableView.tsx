import { useMemo, useState } from 'react';
import { csvTable, fileName, pastedTable, saveFile, textContent } from '../../state/exports/files.ts';
import { compareCells, exactCell, type TableRow } from '../../state/table-rows.ts';
import { useApp, useWords } from '../app-context.ts';
import { type Sheet, useEdgeSheet, useNodeSheet, useStatementSheet } from '../hooks/use-sheets.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';
import { Failure } from './Failure.tsx';
import { IconButton } from './IconButton.tsx';
import { type Sort, TableGrid } from './TableGrid.tsx';

const SHEETS = ['nodes', 'edges', 'statements'] as const;
type Which = (typeof SHEETS)[number] | 'outline';

function sorted(rows: readonly TableRow[], sort: Sort | null): readonly TableRow[] {
  if (!sort) return rows;
  const way = sort.down ? -1 : 1;
  return rows.toSorted((a, b) => way * compareCells(exactCell(a, sort.key), exactCell(b, sort.key)));
}

/** Takes the table away as it is sorted: into the clipboard, or as a file. */
function TableActions({ sheet, rows }: { sheet: Sheet; rows: readonly TableRow[] }) {
  const { session } = useApp();
  const words = useWords();
  const { title } = useValue(session.scene);
  const [copied, setCopied] = useState<readonly TableRow[] | null>(null);
  const heading = sheet.columns.map(({ label }) => label);
  const cells = (): (string | number)[][] => rows.map((row) => sheet.columns.map(({ key }) => exactCell(row, key)));
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(pastedTable(heading, cells()));
      setCopied(rows);
      session.notices.announce(words.tableWords.copied(rows.length));
    } catch {
      session.notices.word(words.copyFailed);
    }
  };
  const save = (): void =>
    saveFile(fileName(title, ` – ${sheet.file}.csv`), textContent('text/csv', csvTable(heading, cells())));
  return (
    <div className="table-actions">
      <button
        type="button"
        className="button small"
        {...(copied === rows ? {} : { 'aria-label': words.tableWords.copy })}
        disabled={rows.length === 0}
        onClick={() => void copy()}
      >
        {copied === rows ? words.copied : words.copy}
      </button>
      <button
        type="button"
        className="button small"
        aria-label={words.tableWords.csv}
        disabled={rows.length === 0}
        onClick={save}
      >
        CSV
      </button>
    </div>
  );
}

/** What there is instead of rows: why they are not there yet, or not at all. */
function Missing({ sheet: { answer, rows } }: { sheet: Sheet }) {
  const words = useWords();
  if (answer?.error) return <Failure error={answer.error} onRetry={answer.retry} />;
  if (answer && rows.length === 0) {
    return <p className="quiet table-note">{answer.loading ? words.loading : words.tableWords.empty}</p>;
  }
  return null;
}

/** The outline, fetched when it is first wanted. */
function Outline() {
  const words = useWords();
  const { latest, error, retry } = useResource('outline', () => import('./OutlineTree.tsx'));
  if (error) return <Failure error={error} onRetry={retry} />;
  return latest ? <latest.OutlineTree /> : <p className="quiet table-note">{words.loading}</p>;
}

/** The picture as tables and as an outline, in step with the stage: what is selected there is selected here. */
export function TableView() {
  const { setTableOpen } = useApp();
  const words = useWords();
  const [which, setWhich] = useState<Which>('nodes');
  const [sort, setSort] = useState<Sort | null>(null);
  const sheets: Readonly<Record<(typeof SHEETS)[number], Sheet>> = {
    nodes: useNodeSheet(),
    edges: useEdgeSheet(),
    statements: useStatementSheet(which === 'statements'),
  };
  const sheet = which === 'outline' ? null : sheets[which];
  const rows = useMemo(() => sorted(sheet?.rows ?? [], sort), [sheet?.rows, sort]);
  const turnTo = (next: Which): void => {
    setWhich(next);
    if (next !== which) setSort(null);
  };
  return (
    <section className="table-view" aria-label={words.table}>
      <div className="table-bar">
        {([...SHEETS, 'outline'] as const).map((each) => (
          <button key={each} type="button" className="tab" aria-pressed={which === each} onClick={() => turnTo(each)}>
            {each === 'outline' ? words.outline.title : sheets[each].label}
          </button>
        ))}
        <span className="panel-bar-space" />
        {sheet && <TableActions key={which} sheet={sheet} rows={rows} />}
        <IconButton icon="close" label={words.tableClose} onPress={() => setTableOpen(false)} />
      </div>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.tableScroll}>
        {sheet ? (
          <>
            <Missing sheet={sheet} />
            <TableGrid sheet={sheet} rows={rows} sort={sort} onSort={setSort} />
          </>
        ) : (
          <Outline />
        )}
      </div>
    </section>
  );
}
