/**
 * The address bar is the view: which entities, where, through which filter, with what selected.
 * In the fragment, so that it never reaches the server's log. Copied and opened elsewhere it gives the same picture.
 */
import type { Filter } from '../api/request.ts';
import { type Exploration, FIRST_FILTER, type Id, type Place, setFilter } from './exploration.ts';
import { NOTHING, type Selection } from './selection.ts';

const LISTS = ['kinds', 'types', 'documents', 'stance', 'bases', 'statementKinds', 'modalities'] as const;
const WORDS = ['words', 'clock', 'from', 'to', 'text', 'direction'] as const;

/** Coordinates travel as pairs of 16-bit numbers. */
const FARTHEST = 32_767;

function packPlaces(exploration: Exploration): string {
  const numbers = new Int16Array(exploration.entities.length * 2);
  exploration.entities.forEach((id, index) => {
    const [x, y] = exploration.places[id] ?? [0, 0];
    numbers[2 * index] = Math.max(-FARTHEST, Math.min(FARTHEST, x));
    numbers[2 * index + 1] = Math.max(-FARTHEST, Math.min(FARTHEST, y));
  });
  const text = Array.from(new Uint8Array(numbers.buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function unpackPlaces(text: string, ids: readonly Id[]): Record<Id, Place> {
  const places: Record<Id, Place> = {};
  if (!/^[\w-]*$/.test(text)) return places;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  const numbers = new Int16Array(bytes.buffer.slice(0, bytes.length - (bytes.length % 2)));
  ids.forEach((id, index) => {
    const x = numbers[2 * index];
    const y = numbers[2 * index + 1];
    if (x !== undefined && y !== undefined) places[id] = [x, y];
  });
  return places;
}

function writeFilter(query: URLSearchParams, filter: Filter): void {
  for (const key of LISTS) if (filter[key]) query.set(key, filter[key].join('.'));
  for (const key of WORDS) if (filter[key]) query.set(key, filter[key]);
  if (filter.columnists !== false) query.set('columnists', 'in');
  if (filter.disputedOnly) query.set('disputed', 'only');
}

function readFilter(query: URLSearchParams): Filter {
  const filter: Record<string, unknown> = {};
  for (const key of LISTS) {
    const value = query.get(key);
    if (value !== null) filter[key] = value === '' ? [] : value.split('.');
  }
  for (const key of WORDS) if (query.get(key)) filter[key] = query.get(key);
  if (query.get('columnists') !== 'in') filter['columnists'] = FIRST_FILTER.columnists;
  if (query.get('disputed') === 'only') filter['disputedOnly'] = true;
  // The server checks every word of it: what is not of the vocabulary is refused there with a message.
  return filter as Filter;
}

function writeSelection(selection: Selection): string | null {
  if (selection.statement) return `statement ${selection.statement}`;
  if (selection.edge) return `edge ${selection.edge}`;
  return selection.nodes.length > 0 ? `node ${selection.nodes.join(' ')}` : null;
}

function readSelection(text: string | null): Selection {
  const [what, ...ids] = (text ?? '').split(' ');
  if (what === 'node') return { ...NOTHING, nodes: ids };
  if (what === 'edge') return { ...NOTHING, edge: ids.join(' ') };
  return what === 'statement' ? { ...NOTHING, statement: ids[0] ?? null } : NOTHING;
}

export interface Addressed {
  readonly exploration: Exploration;
  readonly selection: Selection;
}

/** The fragment for what is shown, without its "#". */
export function writeAddress({ exploration, selection }: Addressed): string {
  const query = new URLSearchParams();
  query.set('show', exploration.entities.join(' '));
  query.set('at', packPlaces(exploration));
  if (exploration.pinned.length > 0) query.set('pinned', exploration.pinned.join(' '));
  writeFilter(query, exploration.filter);
  const selected = writeSelection(selection);
  if (selected) query.set('selected', selected);
  return query.toString();
}

/** What a fragment says; null when it says nothing about what to show. */
export function readAddress(fragment: string): Addressed | null {
  const query = new URLSearchParams(fragment.replace(/^#/, ''));
  const entities = (query.get('show') ?? '').split(' ').filter((id) => id !== '');
  if (entities.length === 0) return null;
  const bare: Exploration = {
    entities,
    expansions: {},
    pinned: (query.get('pinned') ?? '').split(' ').filter((id) => entities.includes(id)),
    places: unpackPlaces(query.get('at') ?? '', entities),
    filter: {},
  };
  return { exploration: setFilter(bare, readFilter(query)), selection: readSelection(query.get('selected')) };
}
