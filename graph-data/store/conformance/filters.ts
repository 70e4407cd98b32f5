/** Filters that between them use every condition, with values taken from the data set itself. */
import type { Filter } from '#analysis/slice.ts';
import type { Reference } from './reference.ts';

/** Filters by name. */
export function conformanceFilters({ data, statements }: Reference): Record<string, Filter> {
  const documents = data.sources.map(({ document }) => document.id);
  const days = statements.flatMap(({ said }) => (said ? [said.from] : [])).sort();
  const middle = days[Math.floor(days.length / 2)] ?? '2026-01-01';
  const word = statements[0]?.gloss.en.split(' ').find((each) => each.length > 3) ?? 'the';
  return {
    'no filter': {},
    'no statement type': { types: ['MEMBER_OF', 'LED_TO'] },
    'statements alone': { types: ['STANCE'] },
    'some kinds': { kinds: ['Person', 'Organization', 'Country', 'Policy'] },
    'no kind at all': { kinds: [] },
    'one document': { documents: documents.slice(0, 1) },
    'all documents but the first': { documents: documents.slice(1) },
    'signed stances': { stance: ['for', 'against', 'mixed'] },
    'against, as a position': { stance: ['against'], bases: ['position'] },
    assessments: { bases: ['assessment'] },
    'own words': { words: 'own' },
    'as told by others': { words: 'told' },
    'announcements and forecasts': { statementKinds: ['announcement', 'forecast'] },
    'planned or claimed': { modalities: ['planned', 'claimed', 'conditional'] },
    'without columnists': { columnists: false },
    'disputed only': { disputedOnly: true },
    'said until a day': { to: middle },
    'said from a day on': { from: middle, clock: 'said' },
    'published in a window': { clock: 'published', from: '2026-01-15', to: '2026-01-28' },
    'true of the world before a day': { clock: 'asOf', to: '2025-12-31' },
    'a word of the gloss': { text: word.toUpperCase() },
    outward: { direction: 'out' },
    'inward, without columnists': { direction: 'in', columnists: false },
  };
}
