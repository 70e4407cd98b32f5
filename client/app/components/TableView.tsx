import { type ReactNode, useMemo, useState } from 'react';
import { pictureWords } from '#picture/words.ts';
import { NOTHING, selectEdge, selectNode } from '../../state/selection.ts';
import { edgeRows, nodeRows, type TableRow } from '../../state/table-rows.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useDocumentName } from '../hooks/use-documents.ts';
import { useValue } from '../hooks/use-value.ts';
import { IconButton } from './IconButton.tsx';

interface Column {
  readonly key: string;
  readonly label: string;
  readonly number?: boolean;
}

interface GridProps {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly isSelected: (id: string) => boolean;
  readonly onSelect: (id: string, add: boolean) => void;
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? b - a : String(a).localeCompare(String(b));
}

function Grid({ caption, columns, rows, isSelected, onSelect }: GridProps) {
  const [sort, setSort] = useState<{ key: string; down: boolean } | null>(null);
  const sorted = useMemo(() => {
    if (!sort) return rows;
    const way = sort.down ? -1 : 1;
    return rows.toSorted((a, b) => way * compare(a.cells[sort.key] ?? '', b.cells[sort.key] ?? ''));
  }, [rows, sort]);
  const sortOf = (key: string): 'ascending' | 'descending' | 'none' =>
    sort?.key === key ? (sort.down ? 'descending' : 'ascending') : 'none';
  const cell = (row: TableRow, column: Column, index: number): ReactNode => {
    const value = row.cells[column.key];
    if (index > 0) return value;
    return (
      <button
        type="button"
        className="link-button name"
        aria-pressed={isSelected(row.id)}
        onClick={(event) => onSelect(row.id, event.ctrlKey || event.metaKey)}
      >
        {value}
      </button>
    );
  };
  return (
    <table>
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, label, number }) => (
            <th key={key} scope="col" aria-sort={sortOf(key)} className={number ? 'number' : ''}>
              <button type="button" onClick={() => setSort({ key, down: sort?.key === key && !sort.down })}>
                {label}
                <span aria-hidden="true">{sort?.key === key ? (sort.down ? ' ▾' : ' ▴') : ''}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={row.id} className={isSelected(row.id) ? 'selected' : ''}>
            {columns.map((column, index) => (
              <td key={column.key} className={column.number ? 'number' : ''}>
                {cell(row, column, index)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Nodes() {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const scene = useValue(session.scene);
  const { entities } = useValue(session.data);
  const selection = useValue(session.selection);
  const rows = useMemo(() => nodeRows(scene, entities, pictureWords(language)), [scene, entities, language]);
  const { columns } = words;
  return (
    <Grid
      caption={words.tableNodes(rows.length)}
      columns={[
        { key: 'name', label: columns.name },
        { key: 'kind', label: columns.kind },
        { key: 'said', label: columns.said, number: true },
        { key: 'about', label: columns.about, number: true },
        { key: 'neighbours', label: columns.neighbours, number: true },
      ]}
      rows={rows}
      isSelected={(id) => selection.nodes.includes(id)}
      onSelect={(id, add) => session.select(selectNode(add ? selection : NOTHING, id, add))}
    />
  );
}

function Edges() {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const scene = useValue(session.scene);
  const { edges } = useValue(session.data);
  const selection = useValue(session.selection);
  const documentName = useDocumentName();
  const rows = useMemo(
    () => edgeRows(scene, edges, words, pictureWords(language), documentName),
    [scene, edges, words, language, documentName],
  );
  const { columns } = words;
  return (
    <Grid
      caption={words.tableEdges(rows.length)}
      columns={[
        { key: 'source', label: columns.source },
        { key: 'what', label: columns.what },
        { key: 'target', label: columns.target },
        { key: 'weight', label: columns.statements, number: true },
        { key: 'words', label: columns.words },
        { key: 'documents', label: columns.documents },
      ]}
      rows={rows}
      isSelected={(id) => selection.edge === id}
      onSelect={(id) => session.select(selectEdge(id))}
    />
  );
}

/** The picture as tables, in step with the stage: what is selected there is selected here. */
export function TableView() {
  const { session, setTableOpen } = useApp();
  const words = useWords();
  const [which, setWhich] = useState<'nodes' | 'edges'>('nodes');
  const scene = useValue(session.scene);
  return (
    <section className="table-view" aria-label={words.table}>
      <div className="table-bar">
        <button type="button" className="tab" aria-pressed={which === 'nodes'} onClick={() => setWhich('nodes')}>
          {words.tableNodes(scene.nodes.length)}
        </button>
        <button type="button" className="tab" aria-pressed={which === 'edges'} onClick={() => setWhich('edges')}>
          {words.tableEdges(scene.edges.length)}
        </button>
        <span className="panel-bar-space" />
        <IconButton icon="close" label={words.tableClose} onPress={() => setTableOpen(false)} />
      </div>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.tableScroll}>
        {which === 'nodes' ? <Nodes /> : <Edges />}
      </div>
    </section>
  );
}
