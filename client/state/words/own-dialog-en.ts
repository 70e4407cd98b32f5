/** What the dialog for data of one's own says in English; it comes with the dialog. */
import type { Role } from '#formats/plain/recognise.ts';
import type { ProblemCode } from '#model/problem.ts';
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

export const ownDialogEn = {
  title: 'Data of your own',
  lead: 'CSV (a table of edges, or one of nodes and one of edges), JSON, JSON Lines, GEXF or GraphML, up to 50 MB.',
  privacy:
    'It stays in this tab: nothing is sent anywhere. It is gone once you leave it, reload the page or close the tab; you are asked before.',
  choose: 'Choose files',
  again: 'Choose other files',
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
  problem: (_code: ProblemCode, found: string, expected: string, suggestion: string) =>
    `found ${found}, expected ${expected}. ${suggestion}`.trimEnd(),
  show: 'Show as a graph',
};

export type OwnDialogWords = typeof ownDialogEn;
