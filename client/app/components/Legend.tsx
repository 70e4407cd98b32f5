import { lookOf } from '#picture/look.ts';
import type { LegendItem } from '#picture/scene.ts';
import { inkFilter } from '../../state/ink-filter.ts';
import { NOTHING } from '../../state/selection.ts';
import { useApp, useTheme, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { DisputeIcon, InkIcon, MarkIcon } from './MarkIcon.tsx';

function LegendMark({ item }: { item: LegendItem }) {
  const look = lookOf(useTheme());
  if (item.group === 'kind') return <MarkIcon mark={item.mark} />;
  if (item.group === 'edge') return <InkIcon ink={item.ink} />;
  if (item.group === 'colour')
    return <span className="key-swatch" style={{ background: item.colour }} aria-hidden="true" />;
  if (item.key === 'disputed') return <DisputeIcon />;
  return item.key === 'hollow' ? <InkIcon ink={look.inks.for} hollow /> : null;
}

interface EntryProps {
  readonly item: Extract<LegendItem, { group: 'kind' | 'edge' }>;
  readonly title: string;
  readonly active: boolean;
  readonly onClick: () => void;
}

function LegendButton({ item, title, active, onClick }: EntryProps) {
  return (
    <li>
      <button type="button" className="legend-item" aria-pressed={active} title={title} onClick={onClick}>
        <LegendMark item={item} />
        {item.label} <span className="count">{item.count}</span>
      </button>
    </li>
  );
}

/** A kind: a click selects everything of it, another lets go. */
function KindEntry({ item }: { item: Extract<LegendItem, { group: 'kind' }> }) {
  const { session } = useApp();
  const words = useWords();
  const scene = useValue(session.scene);
  const { nodes } = useValue(session.selection);
  const ids = scene.nodes.filter(({ kind }) => kind === item.key).map(({ id }) => id);
  const active = ids.length === nodes.length && ids.every((id) => nodes.includes(id));
  const select = (): void => session.select(active ? NOTHING : { ...NOTHING, nodes: ids });
  return <LegendButton item={item} title={words.legendKind(item.label)} active={active} onClick={select} />;
}

/** An ink: a click lets only such lines through, another all again. */
function EdgeEntry({ item }: { item: Extract<LegendItem, { group: 'edge' }> }) {
  const { session, actions } = useApp();
  const words = useWords();
  const { filter } = useValue(session.exploration);
  const change = inkFilter(item.key);
  if (!change) {
    return (
      <li className="legend-note">
        <LegendMark item={item} />
        {item.label} <span className="count">{item.count}</span>
      </li>
    );
  }
  const active = Object.entries(change).every(
    ([key, value]) => JSON.stringify(filter[key as keyof typeof filter]) === JSON.stringify(value),
  );
  const off = Object.fromEntries(Object.keys(change).map((key) => [key, undefined]));
  const toggle = (): void => void actions.filter(active ? off : change, active ? null : item.label);
  return <LegendButton item={item} title={words.legendEdge(item.label)} active={active} onClick={toggle} />;
}

function LegendEntry({ item }: { item: LegendItem }) {
  if (item.group === 'kind') return <KindEntry item={item} />;
  if (item.group === 'edge') return <EdgeEntry item={item} />;
  return (
    <li className="legend-note">
      <LegendMark item={item} />
      {item.label} {item.group === 'colour' && <span className="count">{item.count}</span>}
    </li>
  );
}

/** What the marks mean, with how many there are; a click selects a kind or filters by a line. As in the figure, it lies inside the stage. */
export function Legend() {
  const { session } = useApp();
  const words = useWords();
  const { legend } = useValue(session.scene);
  if (legend.length === 0) return null;
  return (
    <div className="legend" role="group" aria-label={words.legend}>
      {(['kind', 'colour', 'edge', 'note'] as const).map((group) => (
        <ul key={group}>
          {legend
            .filter((item) => item.group === group)
            .map((item) => (
              <LegendEntry key={item.key} item={item} />
            ))}
        </ul>
      ))}
    </div>
  );
}
