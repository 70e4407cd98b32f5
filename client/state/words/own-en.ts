/** What the page says in English about data of one's own. */
import type { Role } from '#formats/plain/recognise.ts';
import { plural } from './plural.ts';

const roles: Readonly<Record<Role, string>> = {
  id: 'id',
  name: 'name',
  otherName: 'name in another script',
  kind: 'kind',
  aliases: 'other names',
  text: 'words or note',
  x: 'place: x',
  y: 'place: y',
  source: 'source (who)',
  target: 'target (about what)',
  type: 'type',
  stance: 'stance (for, against …)',
  basis: 'basis of the stance',
  words: 'own words or as told',
  date: 'date',
  start: 'from day',
  end: 'to day',
  weight: 'weight',
  statements: 'statements',
  relations: 'relations',
};

export const ownEn = {
  own: {
    open: 'Open a file …',
    title: 'Data of your own',
    lead: 'CSV (a table of edges, or one of nodes and one of edges), JSON, JSON Lines, GEXF or GraphML, up to 50 MB.',
    privacy: 'It stays in this tab: nothing is sent anywhere, and it is gone when you leave it or close the tab.',
    choose: 'Choose files',
    again: 'Choose other files',
    drop: 'Drop the files here to look at them',
    reading: 'Reading the files …',
    opening: 'Making the graph …',
    whole: 'A whole graph that Sayso exported: it says itself what is what.',
    rows: (count: number) => plural(count, 'row', 'rows'),
    first: 'the first ones',
    tableOf: (file: string) => `What the columns of ${file} are`,
    holds: 'Each row is',
    kinds: { nodes: 'a node', edges: 'an edge' },
    column: (name: string) => `Column ${name} is`,
    nothing: 'kept as it is',
    roles,
    problems: (count: number) => `${plural(count, 'error', 'errors')} – nothing is shown until there are none`,
    more: (count: number) => `and ${count} more`,
    found: (found: string, expected: string) => `found ${found}, expected ${expected}`,
    show: 'Show as a graph',
    banner: (title: string) => `Your own data: ${title}`,
    bannerWhere: 'in this tab only',
    leave: 'Leave it',
    notHere:
      'Saving a view needs a server. Serve the folder with “sayso serve my-folder”, or take the picture as a file.',
  },

  refresh: {
    ask: 'Show it with today’s data',
    help: 'This view stays as it was published; a new one is made.',
    same: 'Nothing in it has changed.',
    open: 'Open the new view',
    groups: { entities: 'Actors and topics', edges: 'Lines', statements: 'Statements' },
    ways: { added: 'new', removed: 'gone', changed: 'changed' },
    count: (way: string, count: number) => `${count} ${way}`,
  },
};

export type OwnWords = typeof ownEn;
