import { useState } from 'react';
import { type Kind, KINDS } from '#model/vocabulary.ts';
import {
  COLOUR_MEASURES,
  type ColourBy,
  isProperty,
  type PropertyName,
  SIZE_MEASURES,
  type SizeBy,
} from '#protocol/measures.ts';
import { pictureWords } from '#picture/words.ts';
import type { Look } from '../../state/exploration.ts';
import { LAYOUTS, type LayoutName } from '../../state/layouts.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';

/** A property that can be chosen, by what people call it. */
interface Offered {
  readonly by: PropertyName;
  readonly name: string;
}

interface ChoiceProps<Name extends string> {
  readonly label: string;
  readonly value: Name;
  readonly names: readonly Name[];
  readonly texts: Readonly<Record<Exclude<Name, PropertyName>, string>>;
  /** Properties that can be chosen besides. */
  readonly properties?: readonly Offered[];
  readonly onChange: (name: Name) => void;
}

function Choice<Name extends string>({ label, value, names, texts, properties = [], onChange }: ChoiceProps<Name>) {
  const words = useWords();
  return (
    <label className="look-choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as Name)}>
        {names.map((name) => (
          <option key={name} value={name}>
            {texts[name as Exclude<Name, PropertyName>]}
          </option>
        ))}
        {properties.length > 0 && (
          <optgroup label={words.look.properties}>
            {properties.map(({ by, name }) => (
              <option key={by} value={by}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}

const FIRST_COUNT = 12;
const MOST_COUNT = 100;

/** Shows those of a kind that are spoken of most. */
function MostTalked() {
  const { actions } = useApp();
  const words = useWords();
  const language = useLanguage();
  const [kind, setKind] = useState<Kind>('Mineral');
  const [count, setCount] = useState(FIRST_COUNT);
  const kinds = pictureWords(language).kinds;
  const texts = Object.fromEntries(KINDS.map((each) => [each, kinds[each].many])) as Record<Kind, string>;
  const bounded = Math.max(1, Math.min(MOST_COUNT, Math.round(count) || FIRST_COUNT));
  return (
    <form
      className="most"
      aria-label={words.look.most}
      onSubmit={(event) => {
        event.preventDefault();
        void actions.showMostTalked(kind, bounded, words.topOf(bounded, kinds[kind].many));
      }}
    >
      <h2>{words.look.most}</h2>
      <div className="panel-actions">
        <Choice label={words.look.mostKind} value={kind} names={KINDS} texts={texts} onChange={setKind} />
        <label className="look-choice">
          <span>{words.look.mostCount}</span>
          <input
            type="number"
            min={1}
            max={MOST_COUNT}
            value={count}
            onChange={(event) => setCount(event.target.valueAsNumber)}
          />
        </label>
        <button type="submit" className="button small">
          {words.look.mostShow}
        </button>
      </div>
    </form>
  );
}

/** The properties that something shown has; what is chosen is among them. They are asked for when the picture is there. */
function useProperties({ size, colour }: Look) {
  const { session } = useApp();
  const language = useLanguage();
  const data = useValue(session.data);
  const key =
    data.dataVersion === '' ? null : JSON.stringify([data.dataVersion, ...data.entities.keys(), ...data.groups.keys()]);
  const { latest } = useResource(key, async () => (await import('../../state/properties.ts')).propertiesOf(data));
  const offered = (fits: (form: string) => boolean, chosen: string): Offered[] => {
    const names = (latest ?? []).flatMap(({ by, meaning: { form, name } }) =>
      fits(form) ? [{ by, name: language === 'en' ? name.en : name.zhHans }] : [],
    );
    const there = !isProperty(chosen) || names.some(({ by }) => by === chosen);
    return there ? names : [...names, { by: chosen, name: chosen.slice('property:'.length) }];
  };
  return { size: offered((form) => form === 'number', size), colour: offered(() => true, colour) };
}

/** What size and colour go by, and how everything is arranged. */
export function LookSection() {
  const { session, actions } = useApp();
  const words = useWords();
  const { look, arrangement } = useValue(session.exploration);
  const { sizes, colours, layouts, help } = words.look;
  const properties = useProperties(look);
  const textOf = (by: SizeBy | ColourBy): string =>
    isProperty(by) ? (properties.colour.find((each) => each.by === by)?.name ?? by) : colours[by];
  const helpOf = (by: string): string | undefined => (help as Readonly<Record<string, string>>)[by];
  return (
    <section className="look">
      <h2>{words.look.title}</h2>
      <div className="look-choices">
        <Choice<SizeBy>
          label={words.look.size}
          value={look.size}
          names={SIZE_MEASURES}
          texts={sizes}
          properties={properties.size}
          onChange={(size) => void actions.setLook({ size }, `${words.look.size}: ${textOf(size)}`)}
        />
        <Choice<ColourBy>
          label={words.look.colour}
          value={look.colour}
          names={COLOUR_MEASURES}
          texts={colours}
          properties={properties.colour}
          onChange={(colour) => void actions.setLook({ colour }, `${words.look.colour}: ${textOf(colour)}`)}
        />
        <label className="look-choice">
          <span>{words.look.layout}</span>
          <select
            value={arrangement}
            onChange={(event) => {
              const layout = event.target.value as LayoutName;
              void actions.layOut(layout, layouts[layout]);
            }}
          >
            {arrangement === 'hand' && (
              <option value="hand" disabled>
                {words.arranging.hand}
              </option>
            )}
            {LAYOUTS.map((layout) => (
              <option key={layout} value={layout}>
                {layouts[layout]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {[...new Set([helpOf(look.size), helpOf(look.colour)])].map(
        (help) =>
          help !== undefined && (
            <p key={help} className="quiet">
              {help}
            </p>
          ),
      )}
      <MostTalked />
    </section>
  );
}
