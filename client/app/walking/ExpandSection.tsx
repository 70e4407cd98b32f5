import { useEffect, useMemo, useRef, useState } from 'react';
import type { Kind } from '#model/vocabulary.ts';
import { toRows } from '#protocol/columns.ts';
import type { FacetRow } from '#protocol/rows.ts';
import { capitalise, pictureWords } from '#picture/words.ts';
import { fetchExpansion } from '../../api/expand.ts';
import { fetchFacets } from '../../api/facets.ts';
import type { FacetChoice } from '../../api/request.ts';
import { facetTypeText } from '../../state/facet-text.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useNames } from '../hooks/use-names.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';

const FACETS = ['types', 'kinds', 'years'] as const;
type Facet = (typeof FACETS)[number];
type Value = string | null;
/** What is chosen of each facet; null: everything. */
type Chosen = Readonly<Record<Facet, readonly Value[] | null>>;

const EVERYTHING: Chosen = { types: null, kinds: null, years: null };
const COUNTS = [20, 50, 100, 200] as const;

function valueOf({ type, kind, year }: FacetRow, facet: Facet): Value {
  return { types: type, kinds: kind, years: year }[facet];
}

/** The values of a facet with what the other choices leave of each, the weightiest first; years in their own order. */
function tally(rows: readonly FacetRow[], chosen: Chosen, facet: Facet): (readonly [Value, number])[] {
  const counts = new Map<Value, number>(rows.map((row) => [valueOf(row, facet), 0]));
  for (const row of rows) {
    const passes = FACETS.every((each) => each === facet || chosen[each]?.includes(valueOf(row, each)) !== false);
    if (passes) counts.set(valueOf(row, facet), (counts.get(valueOf(row, facet)) ?? 0) + row.count);
  }
  const kept = [...counts].filter(([value, count]) => count > 0 || chosen[facet]?.includes(value) === true);
  return kept.sort(([a, x], [b, y]) =>
    facet === 'years' ? Number(a === null) - Number(b === null) || (a! < b! ? 1 : -1) : y - x || (a! < b! ? -1 : 1),
  );
}

function choiceOf({ types, kinds, years }: Chosen): FacetChoice {
  return {
    ...(types ? { types: types.flatMap((type) => type ?? []) } : {}),
    ...(kinds ? { kinds: kinds as Kind[] } : {}),
    ...(years ? { years: [...years] } : {}),
  };
}

interface FacetListProps {
  readonly title: string;
  readonly values: readonly (readonly [Value, number])[];
  readonly chosen: readonly Value[] | null;
  readonly labelOf: (value: Value) => string;
  readonly onChange: (chosen: readonly Value[] | null) => void;
}

function FacetList({ title, values, chosen, labelOf, onChange }: FacetListProps) {
  const words = useWords();
  const all = values.map(([value]) => value);
  const toggle = (value: Value): void => {
    const now = chosen ?? all;
    const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
    onChange(next.length === all.length ? null : next);
  };
  return (
    <fieldset className="choices">
      <legend>{title}</legend>
      <ul>
        {values.map(([value, count]) => (
          <li key={value ?? ''}>
            <label>
              <input type="checkbox" checked={chosen?.includes(value) ?? true} onChange={() => toggle(value)} />
              <span className="choice-label">{labelOf(value)}</span>
              <span className="count">{count}</span>
            </label>
            <button
              type="button"
              className="link-button only"
              aria-label={`${words.onlyThis}: ${labelOf(value)}`}
              onClick={() => onChange([value])}
            >
              {words.onlyThis}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Before many neighbours come: what there is of which type, kind and year, then the heaviest of what is chosen. */
export function ExpandSection({ id }: { id: string }) {
  const { session, actions } = useApp();
  const words = useWords();
  const language = useLanguage();
  const { filter, entities } = useValue(session.exploration);
  const [chosen, setChosen] = useState<Chosen>(EVERYTHING);
  const [count, setCount] = useState<number>(COUNTS[0]);
  const button = useRef<HTMLButtonElement>(null);
  const nameOf = useNames([id]);
  const counts = useResource(JSON.stringify([id, filter]), (signal) => fetchFacets(id, filter, signal));
  const facets = choiceOf(chosen);
  const left = useResource(JSON.stringify([id, filter, facets, entities]), (signal) =>
    fetchExpansion([id], filter, null, 1, signal, { facets, except: entities }),
  );
  const rows = useMemo(() => (counts.latest ? toRows<FacetRow>(counts.latest.facets) : []), [counts.latest]);
  const total = left.latest?.total ?? null;
  useEffect(() => button.current?.focus(), []);
  const labels: Record<Facet, (value: Value) => string> = {
    types: (value) => capitalise(facetTypeText(value ?? '', words)),
    kinds: (value) => capitalise(pictureWords(language).kinds[value as Kind].many),
    years: (value) => value ?? capitalise(words.undated),
  };
  const failed = counts.error ?? left.error;
  const show = (): void => {
    if (total !== 0) void actions.expand(id, { facets: Object.keys(facets).length === 0 ? null : facets, count });
  };
  return (
    <section className="expand-section" aria-label={words.walking.title(nameOf(id))}>
      <h2>{words.walking.title(nameOf(id))}</h2>
      <p className="quiet" role="status">
        {total === 0 ? words.walking.none : total === null ? words.loading : words.walking.lead(total)}
      </p>
      {failed && <Failure error={failed} onRetry={() => [counts, left].forEach(({ retry }) => retry())} />}
      <div className="panel-actions">
        <label className="look-choice">
          <span>{words.walking.top}</span>
          <select value={count} onChange={(event) => setCount(Number(event.target.value))}>
            {COUNTS.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <button ref={button} type="button" className="button primary small" aria-disabled={total === 0} onClick={show}>
          {total === 0 ? words.look.mostShow : words.walking.show(count, total ?? count)}
        </button>
        <button type="button" className="button small" onClick={() => session.choose(null)}>
          {words.cancel}
        </button>
      </div>
      {FACETS.map((facet) => (
        <FacetList
          key={facet}
          title={words.walking[facet]}
          values={tally(rows, chosen, facet)}
          chosen={chosen[facet]}
          labelOf={labels[facet]}
          onChange={(next) => setChosen({ ...chosen, [facet]: next })}
        />
      ))}
      <p className="quiet">{words.walking.counts}</p>
    </section>
  );
}
