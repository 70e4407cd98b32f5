import { type FocusEvent, type KeyboardEvent, useMemo, useState } from 'react';
import { Button, type Key, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { pictureWords } from '#picture/words.ts';
import { type OutlineEntry, type OutlineLine, outlineOf } from '../../state/outline.ts';
import { NOTHING, type Selection, selectEdge, selectNode, selectStatement } from '../../state/selection.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useKeyPress } from '../hooks/use-shortcuts.ts';
import { useValue } from '../hooks/use-value.ts';
import { KindIcon } from './MarkIcon.tsx';

/** More entries than this at once are not read, and make the page slow. */
const MOST = 300;

/** A line stands under both of its ends: its key says under which. */
function lineKey(entry: string, line: string): string {
  return `${entry}\n${line}`;
}

function keysOf({ nodes, edge, statement }: Selection, entries: readonly OutlineEntry[]): string[] {
  if (statement) return [statement];
  if (edge === null) return [...nodes];
  return entries.filter(({ lines }) => lines.some(({ id }) => id === edge)).map(({ id }) => lineKey(id, edge));
}

function Line({ entry, line }: { entry: string; line: OutlineLine }) {
  return (
    <TreeItem id={lineKey(entry, line.id)} textValue={`${line.sentence}, ${line.rests}`} className="outline-item line">
      <TreeItemContent>
        <span>{line.sentence}</span>
        <span className="quiet">{line.rests}</span>
      </TreeItemContent>
    </TreeItem>
  );
}

function Entry({ entry: { id, kind, name, lines } }: { entry: OutlineEntry }) {
  const words = useWords();
  const { one } = pictureWords(useLanguage()).kinds[kind];
  return (
    <TreeItem id={id} textValue={`${name}, ${one}, ${words.tableEdges(lines.length)}`} className="outline-item">
      <TreeItemContent>
        {({ hasChildItems, isExpanded }) => (
          <>
            {hasChildItems ? (
              <Button slot="chevron" className="outline-chevron">
                <span aria-hidden="true">{isExpanded ? '▾' : '▸'}</span>
              </Button>
            ) : (
              <span className="outline-chevron" />
            )}
            <KindIcon kind={kind} />
            <span>{name}</span>
            <span className="quiet">
              {one} · {words.tableEdges(lines.length)}
            </span>
          </>
        )}
      </TreeItemContent>
      {lines.map((line) => (
        <Line key={line.id} entry={id} line={line} />
      ))}
    </TreeItem>
  );
}

/** The picture as a tree of nodes and the lines at each, in step with the stage: where one walks is what is selected. */
export function OutlineTree() {
  const { session, stage } = useApp();
  const words = useWords();
  const scene = useValue(session.scene);
  const { statements } = useValue(session.data);
  const selection = useValue(session.selection);
  const pressed = useKeyPress();
  const entries = useMemo(() => outlineOf(scene, words), [scene, words]);
  const [expanded, setExpanded] = useState<ReadonlySet<Key>>(new Set());
  const shown = entries.slice(0, MOST);
  const follow = ({ target }: FocusEvent): void => {
    const key = target.closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (key === undefined) return;
    const [id = key, line] = key.split('\n');
    if (line !== undefined) session.select(selectEdge(line));
    else session.select(statements.has(id) ? selectStatement(id) : selectNode(NOTHING, id, false));
    stage.value?.reveal(id);
  };
  // Before the tree takes a letter for the beginning of a name.
  const press = (event: KeyboardEvent): void => {
    if (!pressed(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <p className="summary">{scene.description}</p>
      <div onFocus={follow} onKeyDownCapture={press}>
        <Tree
          className="outline"
          aria-label={words.outline.title}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={keysOf(selection, shown)}
          expandedKeys={expanded}
          onExpandedChange={setExpanded}
          items={shown}
          renderEmptyState={() => <p className="quiet">{words.emptyStage}</p>}
        >
          {(entry) => <Entry entry={entry} />}
        </Tree>
      </div>
      {entries.length > MOST && <p className="quiet table-note">{words.outline.more(entries.length - MOST)}</p>}
    </>
  );
}
