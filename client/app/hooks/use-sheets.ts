/** The tables of the picture: which columns and rows, what is selected, and what a click selects. */
import { useMemo } from 'react';
import { pictureWords } from '#picture/words.ts';
import { type Selection, NOTHING, selectEdge, selectNode, selectStatement } from '../../state/selection.ts';
import { behindScene, fetchBehind } from '../../state/shown-statements.ts';
import { actorsIn } from '../../state/stances.ts';
import { edgeRows, nodeRows, statementRows, type TableRow } from '../../state/table-rows.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useDocumentName } from './use-documents.ts';
import { useNames } from './use-names.ts';
import { type Resource, useResource } from './use-resource.ts';
import { useValue } from './use-value.ts';

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly form?: 'number' | 'code' | 'short' | 'medium' | 'long';
}

export interface Sheet {
  readonly label: string;
  /** What its file is called after the picture. */
  readonly file: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** The column whose cell selects the row. */
  readonly opens: string;
  readonly isSelected: (id: string, selection: Selection) => boolean;
  readonly select: (id: string, add: boolean, before: Selection) => Selection;
  /** Where its rows come from the server. */
  readonly answer: Resource<unknown> | null;
}

/** One row a node. */
export function useNodeSheet(): Sheet {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const scene = useValue(session.scene);
  const data = useValue(session.data);
  const rows = useMemo(() => nodeRows(scene, data, pictureWords(language)), [scene, data, language]);
  const { columns } = words;
  return {
    label: words.tableNodes(scene.nodes.filter(({ kind }) => kind !== 'Statement').length),
    file: words.exporting.nodesFile,
    columns: [
      { key: 'name', label: columns.name },
      { key: 'kind', label: columns.kind },
      { key: 'said', label: columns.said, form: 'number' },
      { key: 'about', label: columns.about, form: 'number' },
      { key: 'neighbours', label: columns.neighbours, form: 'number' },
    ],
    rows,
    opens: 'name',
    isSelected: (id, { nodes }) => nodes.includes(id),
    select: (id, add, before) => selectNode(add ? before : NOTHING, id, add),
    answer: null,
  };
}

/** One row a line. */
export function useEdgeSheet(): Sheet {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const scene = useValue(session.scene);
  const { edges } = useValue(session.data);
  const documentName = useDocumentName();
  const rows = useMemo(
    () => edgeRows(scene, edges, words, pictureWords(language), documentName),
    [scene, edges, words, language, documentName],
  );
  const { columns } = words;
  return {
    label: words.tableEdges(scene.edges.length),
    file: words.exporting.edgesFile,
    columns: [
      { key: 'source', label: columns.source },
      { key: 'what', label: columns.what },
      { key: 'target', label: columns.target },
      { key: 'weight', label: columns.statements, form: 'number' },
      { key: 'words', label: columns.words },
      { key: 'documents', label: columns.documents },
    ],
    rows,
    opens: 'source',
    isSelected: (id, { edge }) => edge === id,
    select: (id) => selectEdge(id),
    answer: null,
  };
}

/** One row a statement behind the lines; they are fetched while it is shown. */
export function useStatementSheet(isShown: boolean): Sheet {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const scene = useValue(session.scene);
  const data = useValue(session.data);
  const exploration = useValue(session.exploration);
  const documentName = useDocumentName();
  const behind = useMemo(() => behindScene(scene, data), [scene, data]);
  const { filter, rolledUp } = exploration;
  const key = isShown
    ? JSON.stringify([data.dataVersion, filter, rolledUp, [...behind.statements], behind.pairs])
    : null;
  const answer = useResource(key, async (signal) => {
    const { statements, entities } = await fetchBehind(behind, data, exploration, signal);
    session.learn(entities);
    return statements;
  });
  const statements = answer.latest;
  const nameOf = useNames(useMemo(() => actorsIn(statements ?? []), [statements]));
  const rows = useMemo(
    () => statementRows(statements ?? [], (id) => data.entities.has(id), { words, language, nameOf, documentName }),
    [statements, data, words, language, nameOf, documentName],
  );
  const { columns } = words.tableWords;
  return {
    label: words.tableWords.statements(behind.statements.size),
    file: words.exporting.statementsFile,
    columns: [
      { key: 'who', label: columns.who, form: 'short' },
      { key: 'gloss', label: columns.gloss, form: 'long' },
      { key: 'toward', label: columns.toward, form: 'medium' },
      { key: 'stance', label: columns.stance, form: 'short' },
      { key: 'said', label: columns.said, form: 'short' },
      { key: 'published', label: columns.published, form: 'short' },
      { key: 'where', label: columns.where, form: 'medium' },
      { key: 'id', label: columns.id, form: 'code' },
    ],
    rows,
    opens: 'gloss',
    isSelected: (id, { statement }) => statement === id,
    select: (id) => selectStatement(id),
    answer,
  };
}
