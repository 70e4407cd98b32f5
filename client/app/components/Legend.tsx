import type { Kind } from '#model/vocabulary.ts';
import { KINDS } from '#model/vocabulary.ts';
import { lookOf } from '#picture/look.ts';
import type { LegendItem } from '#picture/scene.ts';
import { inkFilter } from '../../state/ink-filter.ts';
import { useApp, useTheme, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { InkIcon, MarkIcon } from './MarkIcon.tsx';

function LegendMark({ item }: { item: LegendItem }) {
  const look = lookOf(useTheme());
  if (item.group === 'kind') return <MarkIcon mark={item.mark} />;
  if (item.group === 'edge') return <InkIcon ink={item.ink} />;
  return item.key === 'hollow' ? <InkIcon ink={look.inks.for} hollow /> : null;
}

function LegendEntry({ item }: { item: LegendItem }) {
  const { session, actions } = useApp();
  const words = useWords();
  const { filter } = useValue(session.exploration);
  if (item.group === 'note') {
    return (
      <li className="legend-note">
        <LegendMark item={item} />
        {item.label}
      </li>
    );
  }
  const change = item.group === 'kind' ? { kinds: [item.key as Kind] } : inkFilter(item.key);
  if (!change || (item.group === 'kind' && !(KINDS as readonly string[]).includes(item.key))) {
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
  const title = (item.group === 'kind' ? words.legendKind : words.legendEdge)(item.label);
  return (
    <li>
      <button
        type="button"
        className="legend-item"
        aria-pressed={active}
        title={title}
        onClick={() => void actions.filter(active ? off : change, active ? null : item.label)}
      >
        <LegendMark item={item} />
        {item.label} <span className="count">{item.count}</span>
      </button>
    </li>
  );
}

/** What the marks mean, with how many there are; a click filters by one. As in the figure, it lies inside the stage. */
export function Legend() {
  const { session } = useApp();
  const words = useWords();
  const { legend } = useValue(session.scene);
  if (legend.length === 0) return null;
  return (
    <div className="legend" role="group" aria-label={words.legend}>
      {(['kind', 'edge', 'note'] as const).map((group) => (
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
