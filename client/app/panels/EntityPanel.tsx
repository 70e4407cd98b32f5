import type { EntityRow } from '#protocol/rows.ts';
import { spanText } from '#picture/dates.ts';
import { nameOf, secondName } from '#picture/names.ts';
import { capitalise, pictureWords } from '#picture/words.ts';
import { fetchEntity } from '../../api/entity.ts';
import { isExpanded } from '../../state/exploration.ts';
import { groupAt } from '../../state/groups.ts';
import { neighboursOf } from '../../state/walk.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { KindIcon } from '../components/MarkIcon.tsx';
import { useNeighbourTotal } from '../hooks/use-neighbour-total.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';
import { ConnectSection } from './ConnectSection.tsx';
import { EntityDisputes } from './EntityDisputes.tsx';
import { EntityFacts } from './EntityFacts.tsx';
import { onDemand } from '../on-demand.tsx';
import { EntityStatements } from './EntityStatements.tsx';

const InGroup = onDemand(async () => (await import('../groups/InGroup.tsx')).InGroup);
const ExpandSection = onDemand(async () => (await import('../walking/ExpandSection.tsx')).ExpandSection);

function EntityActions({ id }: { id: string }) {
  const { session, actions } = useApp();
  const words = useWords();
  const exploration = useValue(session.exploration);
  const pinned = exploration.pinned.includes(id);
  const expanded = isExpanded(exploration, id);
  const remaining = useValue(session.remaining).get(id);
  return (
    <div className="panel-actions" role="group" aria-label={words.menu}>
      <button type="button" className="button small" onClick={() => void actions.toggle(id)}>
        {expanded ? words.collapse : words.expand} <kbd>E</kbd>
      </button>
      {expanded && remaining !== undefined && (
        <button type="button" className="button small" onClick={() => void actions.expand(id)}>
          {words.expandMore} {remaining !== undefined && <span className="count">{words.walking.more(remaining)}</span>}
        </button>
      )}
      <button type="button" className="button small" aria-pressed={pinned} onClick={() => void actions.togglePin([id])}>
        {pinned ? words.unpin : words.pin} <kbd>P</kbd>
      </button>
      <button type="button" className="button small" onClick={() => void actions.hide([id])}>
        {words.hide} <kbd>H</kbd>
      </button>
      <button type="button" className="button small" onClick={() => session.choose(id)}>
        {words.walking.choose}
      </button>
      <ConnectSection id={id} />
    </div>
  );
}

function NeighbourCount({ entity }: { entity: EntityRow }) {
  const { session } = useApp();
  const words = useWords();
  const shown = neighboursOf(useValue(session.scene), entity.id).size;
  const total = useNeighbourTotal(entity.id, shown);
  return <p className="quiet">{words.neighboursShown(shown, total)}</p>;
}

function Names({ entity }: { entity: EntityRow }) {
  const words = useWords();
  const names = (['en', 'zhHans', 'zhHant', 'ja'] as const).flatMap((key) => {
    const name = entity.names[key];
    return name ? [{ key, name }] : [];
  });
  const known = new Set(names.map(({ name }) => name));
  const aliases = entity.aliases.filter((alias) => !known.has(alias));
  return (
    <dl className="facts">
      {names.map(({ key, name }) => (
        <div key={key}>
          <dt>{words.nameIn[key]}</dt>
          <dd>{name}</dd>
        </div>
      ))}
      {aliases.length > 0 && (
        <div>
          <dt>{words.aliases}</dt>
          <dd>{aliases.join(' · ')}</dd>
        </div>
      )}
      {entity.note && (
        <div>
          <dt>{words.note}</dt>
          <dd>{entity.note}</dd>
        </div>
      )}
    </dl>
  );
}

function Seen({ id }: { id: string }) {
  const words = useWords();
  const language = useLanguage();
  const answer = useResource(id, (signal) => fetchEntity(id, signal));
  if (answer.error) return <Failure error={answer.error} onRetry={answer.retry} />;
  const seen = answer.value?.seen;
  if (!seen?.first) return null;
  return (
    <dl className="facts">
      <div>
        <dt>{words.firstSeen}</dt>
        <dd>{spanText(seen.first, language)}</dd>
      </div>
      {seen.last && (
        <div>
          <dt>{words.lastSeen}</dt>
          <dd>{spanText(seen.last, language)}</dd>
        </div>
      )}
    </dl>
  );
}

/** One entity: its names in every script, who takes which side on it, what was said about it, what it said, facts. */
export function EntityPanel({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const entity = useValue(session.known).get(id);
  const choosing = useValue(session.choosing) === id;
  const group = groupAt(useValue(session.exploration), id);
  if (!entity) return <p className="quiet">{words.loading}</p>;
  const second = secondName(entity, language);
  return (
    <>
      <header className="panel-head">
        <p className="overline">
          <KindIcon kind={entity.kind} />
          {capitalise(pictureWords(language).kinds[entity.kind].one)}
        </p>
        <h1>{nameOf(entity, language)}</h1>
        {second && <p className="second">{second}</p>}
        {entity.role && <p className="lead">{entity.role}</p>}
        {entity.span && <p className="quiet">{spanText(entity.span, language)}</p>}
        {entity.pseudonym && <p className="quiet">{words.pseudonym}</p>}
        {entity.unnamed && <p className="quiet">{words.unnamed}</p>}
        <EntityActions id={id} />
        <NeighbourCount entity={entity} />
        {group && <InGroup group={group} ids={[id]} />}
      </header>
      {choosing && <ExpandSection id={id} />}
      <EntityStatements id={id} />
      <EntityDisputes id={id} />
      <EntityFacts id={id} />
      <section>
        <h2>{words.names}</h2>
        <Names entity={entity} />
        <Seen id={id} />
      </section>
    </>
  );
}
