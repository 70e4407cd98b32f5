/** The properties that the data gives the entities that are shown, with their values, as size and colour may go by them. */
import { MOST_LABELS, type PropertyMeaning, type PropertyName } from '#protocol/measures.ts';
import { ID_PATTERN } from '#model/identity.ts';
import type { EntityRow, Gloss } from '#protocol/rows.ts';
import { fetchSubgraph } from '../api/subgraph.ts';
import type { Id } from './exploration.ts';
import { entitiesById, type GraphData } from './graph-data.ts';

export interface Property {
  readonly by: PropertyName;
  readonly meaning: PropertyMeaning;
  readonly values: ReadonlyMap<Id, number>;
}

const DAY_MS = 86_400_000;
const NUMBER = /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/iu;
const DAY = /^\d{4}-\d{2}(?:-\d{2})?$/u;

/** Between the values of a list. */
const BETWEEN = '; ';

/** What a row of an entity says of it, by the names of properties. */
function textsOf({ role, span, unnamed, pseudonym, properties }: EntityRow): (readonly [name: string, text: string])[] {
  const own = {
    role: role ?? '',
    from: span?.from ?? '',
    to: span?.to ?? '',
    unnamed: unnamed ? 'true' : '',
    pseudonym: pseudonym ? 'true' : '',
  };
  // A view that was saved before rows had properties has none.
  const others = ((properties ?? []) as EntityRow['properties']).map(
    ({ key, values }) => [key, values.map((value) => value.trim()).join(BETWEEN)] as const,
  );
  return [...Object.entries(own), ...others].filter(([name, text]) => text !== '' && name.length <= 100);
}

function dayOf(text: string): number {
  return Date.parse(text.length === 7 ? `${text}-01T00:00:00Z` : `${text}T00:00:00Z`) / DAY_MS;
}

/** The texts, the most frequent first, ties by the alphabet. */
function byFrequency(texts: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([text]) => text);
}

/** What people call the properties that the model has; one of their own data is as they call it. */
const NAMES_OF: Readonly<Record<string, Gloss>> = {
  type: { en: 'type', zhHans: '类型' },
  subtype: { en: 'subtype', zhHans: '子类型' },
  affiliations: { en: 'affiliation', zhHans: '所属' },
  role: { en: 'role', zhHans: '角色' },
  from: { en: 'first day', zhHans: '首日' },
  to: { en: 'last day', zhHans: '末日' },
  unnamed: { en: 'not named by the source', zhHans: '来源未具名' },
  pseudonym: { en: 'pseudonym', zhHans: '化名' },
};

/** The name of a property in both languages. */
export function propertyName(name: string): Gloss {
  const plain = name.replace(/^own_/u, '').replaceAll('_', ' ');
  return NAMES_OF[name] ?? { en: plain, zhHans: plain };
}

const YES_OR_NO: Readonly<Record<string, Gloss>> = {
  true: { en: 'yes', zhHans: '是' },
  false: { en: 'no', zhHans: '否' },
};

/** How a text is shown: what names another entity by that one's name, codes as words. */
function labelOf(text: string, glosses: ReadonlyMap<string, Gloss>): Gloss {
  const parts = text.split(BETWEEN).map((part) => {
    const plain = part.replaceAll('_', ' ');
    return YES_OR_NO[part] ?? glosses.get(part) ?? { en: plain, zhHans: plain };
  });
  const joined = (language: keyof Gloss): string =>
    parts
      .map((part) => part[language])
      .join(BETWEEN)
      .slice(0, 200);
  return { en: joined('en'), zhHans: joined('zhHans') };
}

/** A property from its texts; null for texts that tell nothing apart, or each from every other. */
export function propertyOf(
  name: string,
  texts: ReadonlyMap<Id, string>,
  glosses: ReadonlyMap<string, Gloss>,
): Property | null {
  const by: PropertyName = `property:${name}`;
  const called = propertyName(name);
  const all = [...texts.values()];
  const mapped = (valueOf: (text: string) => number): Map<Id, number> =>
    new Map([...texts].map(([id, text]) => [id, valueOf(text)]));
  if (all.length === 0) return null;
  if (all.every((text) => NUMBER.test(text) && Number.isFinite(Number(text)) && Math.abs(Number(text)) <= 1e15))
    return { by, meaning: { form: 'number', name: called, labels: [] }, values: mapped(Number) };
  if (all.every((text) => DAY.test(text) && Number.isFinite(dayOf(text))))
    return { by, meaning: { form: 'date', name: called, labels: [] }, values: mapped(dayOf) };
  const ranked = byFrequency(all);
  if (ranked.length > MOST_LABELS && ranked.length === all.length) return null;
  const shown = ranked.slice(0, MOST_LABELS);
  const labels = shown.map((text) => labelOf(text, glosses));
  const place = new Map(shown.map((text, at) => [text, at]));
  return {
    by,
    meaning: { form: 'text', name: called, labels },
    values: mapped((text) => place.get(text) ?? MOST_LABELS),
  };
}

/** The names of the entities among some texts; what is no id of one is left out. `shown` is an entity that there is. */
async function namesOf(texts: readonly string[], shown: Id): Promise<Map<string, Gloss>> {
  const asked = texts.filter((text) => ID_PATTERN.test(text));
  if (asked.length === 0) return new Map();
  // Beside one that there is, ids of nothing are no error. Whoever asked first may have lost interest while others wait.
  const found = await fetchSubgraph([...new Set([shown, ...asked])], { types: [] }, true, new AbortController().signal);
  return new Map(
    [...entitiesById(found.entities).values()].map(({ id, name, names }) => [
      id,
      { en: names.en ?? name, zhHans: names.zhHans ?? name },
    ]),
  );
}

/** A group has what all its members have. */
function withGroups(texts: Map<Id, string>, { groups }: GraphData): Map<Id, string> {
  for (const { id, members } of groups.values()) {
    const own = new Set(members.map((member) => texts.get(member.id)));
    const [only] = own;
    for (const member of members) texts.delete(member.id);
    if (own.size === 1 && only !== undefined) texts.set(id, only);
  }
  return texts;
}

async function ask(data: GraphData): Promise<Property[]> {
  const texts = new Map<string, Map<Id, string>>();
  for (const [id, entity] of data.entities) {
    for (const [name, text] of textsOf(entity))
      texts.set(name, (texts.get(name) ?? new Map<Id, string>()).set(id, text));
  }
  const grouped = [...texts].map(([name, values]) => [name, withGroups(values, data)] as const);
  // What names another entity is said by that one's name.
  const shown = grouped.flatMap(([, values]) => byFrequency(values.values()).slice(0, MOST_LABELS));
  const [first] = data.entities.keys();
  if (first === undefined) return [];
  const glosses = await namesOf([...new Set(shown.flatMap((text) => text.split(BETWEEN)))], first);
  return grouped
    .flatMap(([name, values]) => propertyOf(name, values, glosses) ?? [])
    .sort((a, b) => b.values.size - a.values.size || (a.by < b.by ? -1 : 1));
}

const known = new WeakMap<GraphData, Promise<Property[]>>();

/** The properties that at least one of the entities has, those of most entities first. Asked once for the same data. */
export function propertiesOf(data: GraphData): Promise<Property[]> {
  const before = known.get(data);
  if (before) return before;
  const asked = ask(data);
  known.set(data, asked);
  // What failed is asked anew.
  asked.catch(() => known.delete(data));
  return asked;
}
