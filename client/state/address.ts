/**
 * The address bar is the view: which entities, where, through which filter, with what selected.
 * In the fragment, so that it never reaches the server's log. Copied and opened elsewhere it gives the same picture.
 */
import { BASES, KINDS, MODALITIES, STATEMENT_KINDS } from '#model/vocabulary.ts';
import type { FacetChoice, Filter } from '../api/request.ts';
import { VIEW_MAX_NODES } from '#protocol/limits.ts';
import { COLOUR_MEASURES, isProperty, type PropertyName, SIZE_MEASURES } from '#protocol/measures.ts';
import {
  ARRANGEMENTS,
  type Expansion,
  type Exploration,
  FIRST_FILTER,
  FIRST_LOOK,
  type Id,
  type Look,
  type Place,
  setFilter,
} from './exploration.ts';
import type { Group } from './groups.ts';
import { readSelection, type Selection, selectionText } from './selection.ts';

const SIGNS = ['for', 'against', 'mixed', 'neutral'] as const;

/** What the members of a filter that are lists may hold; null where any id or type may stand. */
const LISTS = {
  kinds: KINDS,
  types: null,
  documents: null,
  stance: SIGNS,
  bases: BASES,
  statementKinds: STATEMENT_KINDS,
  modalities: MODALITIES,
} as const satisfies { readonly [Key in keyof Filter]?: readonly string[] | null };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the members that are one word may be. */
const WORDS = {
  words: /^(?:own|told)$/,
  clock: /^(?:said|published|asOf)$/,
  from: DAY,
  to: DAY,
  text: /^.{1,200}$/u,
  direction: /^(?:out|in|both)$/,
} as const satisfies { readonly [Key in keyof Filter]?: RegExp };

const LIST_KEYS = Object.keys(LISTS) as (keyof typeof LISTS)[];
const WORD_KEYS = Object.keys(WORDS) as (keyof typeof WORDS)[];

/** Coordinates travel as pairs of 16-bit numbers. */
const FARTHEST = 32_767;

/** What has a place in an address: entities, then collapsed groups. */
function placed(entities: readonly Id[], groups: readonly Group[]): Id[] {
  return [...entities, ...groups.flatMap(({ id, collapsed }) => (collapsed ? [id] : []))];
}

function packPlaces(exploration: Exploration): string {
  const ids = placed(exploration.entities, exploration.groups);
  const numbers = new Int16Array(ids.length * 2);
  ids.forEach((id, index) => {
    const [x, y] = exploration.places[id] ?? [0, 0];
    numbers[2 * index] = Math.max(-FARTHEST, Math.min(FARTHEST, x));
    numbers[2 * index + 1] = Math.max(-FARTHEST, Math.min(FARTHEST, y));
  });
  const text = Array.from(new Uint8Array(numbers.buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function unpackPlaces(text: string, ids: readonly Id[]): Record<Id, Place> {
  const places: Record<Id, Place> = {};
  // One letter over a multiple of four is the one length that base64 never has.
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return places;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  const numbers = new Int16Array(bytes.buffer.slice(0, bytes.length - (bytes.length % 2)));
  ids.forEach((id, index) => {
    const x = numbers[2 * index];
    const y = numbers[2 * index + 1];
    if (x !== undefined && y !== undefined) places[id] = [x, y];
  });
  return places;
}

/** "3:7.8.9": the entity of number 3 brought those of numbers 7 to 9; then the facets, if any: types, kinds, years. */
function writeOpened({ entities, expansions }: Exploration): string {
  const numbers = new Map(entities.map((id, index) => [id, index]));
  return Object.entries(expansions)
    .filter(([id]) => numbers.has(id))
    .map(([id, { brought, facets }]) => {
      const list = (values: readonly (string | null)[] | undefined): string =>
        values === undefined ? '*' : values.map((value) => value ?? '').join('.');
      const chosen = facets ? [facets.types, facets.kinds, facets.years].map(list) : [];
      const members = brought.flatMap((each) => numbers.get(each) ?? []).join('.');
      return [numbers.get(id), members, ...chosen].join(':');
    })
    .join(' ');
}

function readFacets([types, kinds, years]: readonly string[]): FacetChoice | null {
  if (types === undefined || kinds === undefined || years === undefined) return null;
  const values = (text: string): string[] => (text === '' ? [] : text.split('.'));
  return {
    ...(types === '*' ? {} : { types: values(types) }),
    ...(kinds === '*' ? {} : { kinds: KINDS.filter((kind) => values(kinds).includes(kind)) }),
    ...(years === '*' ? {} : { years: years.split('.').map((year) => (/^-?\d{1,6}$/.test(year) ? year : null)) }),
  };
}

function readOpened(text: string, entities: readonly Id[]): Record<Id, Expansion> {
  const opened: Record<Id, Expansion> = {};
  for (const part of text.split(' ')) {
    const [number = '', members = '', ...facets] = part.split(':');
    const id = number === '' ? undefined : entities[Number(number)];
    const brought = members.split('.').flatMap((each) => (each === '' ? [] : (entities[Number(each)] ?? [])));
    if (id !== undefined && brought.length > 0) opened[id] = { brought, facets: readFacets(facets) };
  }
  return opened;
}

/** "1c:7.8.9:Ministers": group 1, collapsed, of the entities of numbers 7 to 9. */
function writeGroup({ id, name, members, collapsed }: Group, entities: readonly Id[]): string {
  const numbers = members.map((member) => entities.indexOf(member)).join('.');
  return `${id.slice('group:'.length)}${collapsed ? 'c' : ''}:${numbers}:${name}`;
}

function readGroups(texts: readonly string[], entities: readonly Id[]): Group[] {
  const groups: Group[] = [];
  for (const text of texts) {
    const [, number, collapsed, members = '', name] = /^([1-9]\d{0,3})(c?):([\d.]*):(.{1,120})$/u.exec(text) ?? [];
    const id = `group:${number}`;
    const taken = new Set(groups.flatMap((group) => [group.id, ...group.members]));
    const found = members.split('.').flatMap((each) => (each === '' ? [] : (entities[Number(each)] ?? [])));
    const own = [...new Set(found)].filter((member) => !taken.has(member));
    if (name === undefined || taken.has(id) || own.length === 0) continue;
    groups.push({ id, name, members: own, collapsed: collapsed === 'c' });
  }
  return groups;
}

function writeFilter(query: URLSearchParams, filter: Filter): void {
  for (const key of LIST_KEYS) if (filter[key]) query.set(key, filter[key].join('.'));
  for (const key of WORD_KEYS) if (filter[key]) query.set(key, filter[key]);
  if (filter.columnists !== false) query.set('columnists', 'in');
  if (filter.disputedOnly) query.set('disputed', 'only');
}

/** What is not of the vocabulary is dropped: an address is typed, cut and mended by hand. */
function readFilter(query: URLSearchParams): Filter {
  const filter: Record<string, unknown> = {};
  for (const key of LIST_KEYS) {
    const value = query.get(key);
    if (value === null) continue;
    const known: readonly string[] | null = LISTS[key];
    const members = value === '' ? [] : value.split('.').filter((member) => known === null || known.includes(member));
    if (value === '' || members.length > 0) filter[key] = members;
  }
  for (const key of WORD_KEYS) {
    const value = query.get(key);
    if (value !== null && WORDS[key].test(value)) filter[key] = value;
  }
  for (const end of ['from', 'to']) {
    // The thirty-second of any month is a day to the pattern alone.
    const day = filter[end];
    if (typeof day === 'string' && Number.isNaN(Date.parse(`${day}T00:00:00Z`))) delete filter[end];
  }
  const { from, to } = filter;
  if (typeof from === 'string' && typeof to === 'string' && from > to) delete filter['to'];
  if (query.get('columnists') !== 'in') filter['columnists'] = FIRST_FILTER.columnists;
  if (query.get('disputed') === 'only') filter['disputedOnly'] = true;
  return filter as Filter;
}

function readLook(query: URLSearchParams): Look {
  const read = <Name extends string>(key: string, names: readonly Name[]): Name | PropertyName | undefined => {
    const by = query.get(key) ?? '';
    return names.find((each) => each === by) ?? (isProperty(by) ? by : undefined);
  };
  const size = read('size', SIZE_MEASURES);
  const colour = read('colour', COLOUR_MEASURES);
  return { size: size ?? FIRST_LOOK.size, colour: colour ?? FIRST_LOOK.colour };
}

export interface Addressed {
  readonly exploration: Exploration;
  readonly selection: Selection;
  /** How many more are named than one picture shows. */
  readonly beyond: number;
}

/** The fragment for what is shown, without its "#". */
export function writeAddress({ exploration, selection }: Omit<Addressed, 'beyond'>): string {
  const query = new URLSearchParams();
  query.set('show', exploration.entities.join(' '));
  query.set('at', packPlaces(exploration));
  const opened = writeOpened(exploration);
  if (opened !== '') query.set('opened', opened);
  if (exploration.pinned.length > 0) query.set('pinned', exploration.pinned.join(' '));
  for (const group of exploration.groups) query.append('group', writeGroup(group, exploration.entities));
  if (exploration.rolledUp.length > 0) query.set('together', exploration.rolledUp.join(' '));
  if (exploration.unfolded.length > 0) query.set('unfolded', exploration.unfolded.join(' '));
  const { size, colour } = exploration.look;
  if (size !== FIRST_LOOK.size) query.set('size', size);
  if (colour !== FIRST_LOOK.colour) query.set('colour', colour);
  if (exploration.arrangement !== 'force') query.set('arranged', exploration.arrangement);
  if (exploration.leastLines > 0) query.set('lines', String(exploration.leastLines));
  writeFilter(query, exploration.filter);
  const selected = selectionText(selection);
  if (selected) query.set('selected', selected);
  return query.toString();
}

/** What a fragment says; null when it says nothing about what to show. */
export function readAddress(fragment: string): Addressed | null {
  const query = new URLSearchParams(fragment.replace(/^#/, ''));
  const named = [...new Set((query.get('show') ?? '').split(' ').filter((id) => id !== ''))];
  const entities = named.slice(0, VIEW_MAX_NODES);
  if (entities.length === 0) return null;
  const groups = readGroups(query.getAll('group'), entities);
  const things = placed(entities, groups);
  const bare: Exploration = {
    entities,
    expansions: readOpened(query.get('opened') ?? '', entities),
    pinned: (query.get('pinned') ?? '').split(' ').filter((id) => things.includes(id)),
    places: unpackPlaces(query.get('at') ?? '', things),
    filter: {},
    groups,
    rolledUp: (query.get('together') ?? '').split(' ').filter((id) => id !== ''),
    look: readLook(query),
    arrangement: ARRANGEMENTS.find((each) => each === query.get('arranged')) ?? 'force',
    leastLines: Math.min(9999, Number(/^\d+$/.exec(query.get('lines') ?? '')?.[0] ?? 0)),
    unfolded: (query.get('unfolded') ?? '').split(' ').filter((id) => id !== ''),
  };
  return {
    exploration: setFilter(bare, readFilter(query)),
    selection: readSelection(query.get('selected')),
    beyond: named.length - entities.length,
  };
}
