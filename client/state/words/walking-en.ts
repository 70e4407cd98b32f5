/** What the page says in English about expanding what has many neighbours, and about arranging by hand. */
import { plural } from './plural.ts';

export const walkingEn = {
  walking: {
    title: (name: string) => `Which neighbours of ${name}?`,
    lead: (count: number) => `${plural(count, 'neighbour is', 'neighbours are')} not shown. Choose which to show.`,
    choose: 'Choose what to expand …',
    statements: 'statements',
    types: 'What joins them',
    kinds: 'Kind of neighbour',
    years: 'Year',
    counts: 'The numbers are of statements and reported facts.',
    top: 'At most',
    show: (count: number, total: number) =>
      count < total ? `Show the ${count} heaviest of ${total}` : `Show all ${total}`,
    none: 'No neighbour is left under this choice.',
    more: (count: number) => `+${count.toLocaleString('en-GB')} more`,
    moreOf: (name: string, count: number) =>
      `${plural(count, 'more neighbour', 'more neighbours')} of ${name}: show the next`,
    narrowed: (name: string, facets: string) => `${name} (${facets})`,
  },
  arranging: {
    lasso: 'Draw a line around what to select',
    invert: 'Invert the selection',
    align: 'Align …',
    alignments: {
      left: 'Left',
      centre: 'On one upright line',
      right: 'Right',
      top: 'Top',
      middle: 'On one level line',
      bottom: 'Bottom',
      across: 'Spread evenly across',
      down: 'Spread evenly down',
    },
    aligned: (how: string, count: number) => `${count} aligned (${how.toLowerCase()})`,
    hand: 'by hand',
    outside: (count: number) => `${plural(count, 'lies', 'lie')} outside of what is seen: F fits everything.`,
    map: 'Overview map',
    axis: 'First said, from left to right; the dates follow each other without regard to what lies between, a month or year at its middle',
    undated: 'undated',
    group: 'Group …',
    collapseGroup: 'Collapse the group',
    openGroup: 'Open the group',
    renameGroup: 'Rename the group …',
    takeOut: 'Take out of the group',
    dissolveGroup: 'Dissolve the group',
    lassoed: (count: number) => `${plural(count, 'thing', 'things')} selected.`,
  },
};

export type WalkingWords = typeof walkingEn;
