import { useState } from 'react';
import { type Kind, KINDS } from '#model/vocabulary.ts';
import { COLOUR_MEASURES, type ColourMeasure, SIZE_MEASURES, type SizeMeasure } from '#protocol/measures.ts';
import { pictureWords } from '#picture/words.ts';
import { LAYOUTS, type LayoutName } from '../../state/layouts.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';

interface ChoiceProps<Name extends string> {
  readonly label: string;
  readonly value: Name;
  readonly names: readonly Name[];
  readonly texts: Readonly<Record<Name, string>>;
  readonly onChange: (name: Name) => void;
}

function Choice<Name extends string>({ label, value, names, texts, onChange }: ChoiceProps<Name>) {
  return (
    <label className="look-choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as Name)}>
        {names.map((name) => (
          <option key={name} value={name}>
            {texts[name]}
          </option>
        ))}
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

/** What size and colour go by, and how everything is arranged. */
export function LookSection() {
  const { session, actions } = useApp();
  const words = useWords();
  const { look, arrangement } = useValue(session.exploration);
  const { sizes, colours, layouts, help } = words.look;
  const helpOf = (by: string): string | undefined => (help as Readonly<Record<string, string>>)[by];
  return (
    <section className="look">
      <h2>{words.look.title}</h2>
      <div className="look-choices">
        <Choice<SizeMeasure>
          label={words.look.size}
          value={look.size}
          names={SIZE_MEASURES}
          texts={sizes}
          onChange={(size) => void actions.setLook({ size }, `${words.look.size}: ${sizes[size]}`)}
        />
        <Choice<ColourMeasure>
          label={words.look.colour}
          value={look.colour}
          names={COLOUR_MEASURES}
          texts={colours}
          onChange={(colour) => void actions.setLook({ colour }, `${words.look.colour}: ${colours[colour]}`)}
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
