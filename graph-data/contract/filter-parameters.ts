/** The filter of the port as it stands in an address: the same names everywhere, lists separated by commas. */
import { SaysoError } from '#model/errors.ts';
import { spanOfPartialDate } from '#model/time.ts';
import { ANY_RELATION, BASES, CLOCKS, KINDS, MODALITIES, STANCE_EDGE, STATEMENT_KINDS } from '#model/vocabulary.ts';
import type { Filter } from '#store/port.ts';
import { date, flag, ids, listOf, oneOf, text, wordList } from './parameters.ts';

/** The members of a query schema that together make a filter. */
export const filterParameters = {
  kinds: listOf('kinds of the entities', KINDS),
  types: wordList(`relationship types; ${STANCE_EDGE} for statements, ${ANY_RELATION} for all others between entities`),
  direction: oneOf('which way relationships point', ['out', 'in', 'both']),
  documents: ids('documents that must report it'),
  stance: listOf('stances', ['for', 'against', 'mixed', 'neutral']),
  bases: listOf('of what kind a stance is', BASES),
  words: oneOf('in the actor’s own words, or told by another', ['own', 'told']),
  statementKinds: listOf('kinds of statement', STATEMENT_KINDS),
  modalities: listOf('modalities', MODALITIES),
  clock: oneOf('which clock from and to are read on', CLOCKS),
  from: date('the first day'),
  to: date('the last day'),
  columnists: flag('whether columnists’ own assertions are taken in'),
  disputedOnly: flag('only what sources disagree on'),
  text: text('words that the gloss must hold', 200).optional(),
} as const;

type Loose<Type> = { readonly [Key in keyof Type]?: Type[Key] | undefined };
/** A filter as it was sent: members may be undefined, and dates of any precision. */
export type SentFilter = Loose<Filter>;

const FILTER_KEYS = Object.keys(filterParameters) as (keyof typeof filterParameters & keyof Filter)[];

function boundary(parameter: 'from' | 'to', value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const span = spanOfPartialDate(value);
  if (span) return span[parameter];
  throw new SaysoError('BAD_PARAMETER', {
    parameter,
    value,
    expected: 'a day, month or year that exists, such as 2026-01-06, 2026-01 or 2026',
  });
}

/** The filter that was sent, with dates as full days. Other members of `sent` are left out. */
export function filterOf(sent: SentFilter): Filter {
  const from = boundary('from', sent.from);
  const to = boundary('to', sent.to);
  if (from !== undefined && to !== undefined && from > to) {
    throw new SaysoError('BAD_PARAMETER', { parameter: 'to', value: to, expected: `a day that is not before ${from}` });
  }
  const full: SentFilter = { ...sent, from, to };
  return Object.fromEntries(FILTER_KEYS.flatMap((key) => (full[key] === undefined ? [] : [[key, full[key]]])));
}
