import { UNWALKED_TYPES, STRUCTURAL_TYPES } from '#model/vocabulary.ts';
import type { Kind } from '#model/vocabulary.ts';
import type { WireMap, WireNode, WirePath, WireRelationship, WireValue } from '#protocol/values.ts';
import { selectRelationship } from '../../console/to-stage.ts';
import { isNode, isPath, isRelationship, mapOf, nodeText, statementOf, valueText } from '../../console/values.ts';
import { selectStatement } from '../../state/selection.ts';
import { typeText } from '../../state/words/index.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { KindIcon } from '../components/MarkIcon.tsx';
import { useConsole } from './console-context.ts';

/** A list or map shows so many of its members; all of them stand in the JSON. */
const MOST_MEMBERS = 12;
const PLAIN: readonly string[] = [...UNWALKED_TYPES, ...STRUCTURAL_TYPES].filter((type) => type !== 'POSSIBLY_SAME');

/** On a phone the console covers the picture: what is chosen in it must be seen. */
function useStepAside(): () => void {
  const { setConsole } = useApp();
  return () => {
    if (matchMedia('(max-width: 719px)').matches) setConsole('folded');
  };
}

function NodeView({ node }: { readonly node: WireNode }) {
  const { session, actions, stage } = useApp();
  const language = useLanguage();
  const stepAside = useStepAside();
  const text = nodeText(node, language);
  const label = text === node.id ? text : `${text} (${node.id})`;
  if (node.labels.includes('Entity')) {
    const names = { en: null, zhHans: null, zhHant: null, ja: null };
    const find = (): void => {
      stepAside();
      void actions.find({ id: node.id, name: text, names }).then(() => stage.value?.reveal(node.id));
    };
    const kind = node.properties['kind'];
    return (
      <button type="button" className="value-node" title={label} onClick={find}>
        {typeof kind === 'string' && <KindIcon kind={kind as Kind} />}
        {text}
      </button>
    );
  }
  if (!node.labels.includes('Statement')) return <span title={label}>{text}</span>;
  const select = (): void => {
    stepAside();
    session.select(selectStatement(node.id));
  };
  return (
    <button type="button" className="value-statement" title={label} onClick={select}>
      <b>{node.id}</b> {text}
    </button>
  );
}

function RelationshipView({ relationship }: { readonly relationship: WireRelationship }) {
  const { session } = useApp();
  const { console } = useConsole();
  const words = useWords();
  const stepAside = useStepAside();
  const text = typeText(relationship.type, words);
  const title = `${relationship.start} ${relationship.type} ${relationship.end}`;
  if (statementOf(relationship) === null && PLAIN.includes(relationship.type)) return <span title={title}>{text}</span>;
  const select = (): void => {
    stepAside();
    void selectRelationship(session, relationship, console.text.value);
  };
  return (
    <button type="button" className="value-relationship" title={title} onClick={select}>
      {text}
    </button>
  );
}

function PathView({ path }: { readonly path: WirePath }) {
  const [first, ...others] = path.nodes;
  return (
    <span className="value-path">
      {first && <NodeView node={first} />}
      {others.map((node, index) => {
        const relationship = path.relationships[index] as WireRelationship;
        const out = relationship.end === node.id;
        return (
          <span key={relationship.id}>
            <span aria-hidden="true">{out ? ' – ' : ' ← '}</span>
            <RelationshipView relationship={relationship} />
            <span aria-hidden="true">{out ? ' → ' : ' – '}</span>
            <NodeView node={node} />
          </span>
        );
      })}
    </span>
  );
}

function ListView({ items }: { readonly items: readonly WireValue[] }) {
  const shown = items.slice(0, MOST_MEMBERS);
  return (
    <ul className="value-list">
      {shown.map((item, index) => (
        // Members of a list have no name of their own, and the list never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <ValueView value={item} />
        </li>
      ))}
      {items.length > shown.length && <li className="quiet">+ {items.length - shown.length}</li>}
    </ul>
  );
}

function MapView({ map }: { readonly map: WireMap }) {
  const members = Object.entries(map);
  if (members.length === 0) return <span className="quiet">{'{}'}</span>;
  const beyond = members.length - MOST_MEMBERS;
  return (
    <dl className="value-map">
      {members.slice(0, MOST_MEMBERS).map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            <ValueView value={value} />
          </dd>
        </div>
      ))}
      {beyond > 0 && <dt className="quiet">+ {beyond}</dt>}
    </dl>
  );
}

/** A value of an answer: nodes and relationships can be chosen, and are then selected in the picture. */
export function ValueView({ value }: { readonly value: WireValue }) {
  const language = useLanguage();
  if (value === null) return <span className="quiet">null</span>;
  if (isNode(value)) return <NodeView node={value} />;
  if (isRelationship(value)) return <RelationshipView relationship={value} />;
  if (isPath(value)) return <PathView path={value} />;
  if (Array.isArray(value)) return <ListView items={value as readonly WireValue[]} />;
  const map = mapOf(value);
  if (map !== null) return <MapView map={map} />;
  return <span>{valueText(value, language) || (typeof value === 'boolean' ? String(value) : '')}</span>;
}
