/** What the explorer says in English about support, disputes, paths, time, looks and layouts. */
import { plural } from './plural.ts';

const explorerEn = {
  support: {
    statements: (fewest: number, most: number) =>
      fewest === most ? plural(most, 'statement', 'statements') : `${fewest} to ${most} statements`,
    overlap: 'Some of them may be reports of the same words, so the count is a range.',
    documents: (count: number) => plural(count, 'document', 'documents'),
    told: (count: number) => `${count} as told by another`,
    own: 'all in own words',
    columnists: (count: number) => plural(count, 'by a columnist', 'by columnists'),
    positions: (count: number) => plural(count, 'position', 'positions'),
    judgements: (count: number) => plural(count, 'judgement', 'judgements'),
    without: (document: string, left: number) => `without ${document}: ${left === 0 ? 'none' : left}`,
  },

  disputes: {
    title: 'Where the sources disagree',
    lead: 'Questions to which the documents give different answers.',
    search: 'Find a question',
    searchHint: 'A word, a name or a date …',
    clash: 'They clash',
    clashHelp: 'No two of these answers can be true together.',
    seem: 'They only seem to',
    seemHelp: 'The answers differ in scope, time, name or make-up and can all be true.',
    none: 'No question matches.',
    sides: (count: number) => plural(count, 'side', 'sides'),
    side: (label: string) => `Side ${label}`,
    saidBy: 'Said by',
    byAbsence: 'Rests on a silence, which is no statement.',
    denied: 'Denied in',
    figures: {
      apart: 'The figures are apart: their ranges do not overlap.',
      overlap: 'The figures overlap: they can be the same.',
      incomparable: 'The figures are in different units.',
    },
    open: 'All sides of this question',
    resolution: 'How it may be settled',
    concerns: 'Concerns',
    ofEntity: 'Disputed about it',
    all: 'All disputes',
    flag: 'Sources disagree on what this line rests on.',
  },

  paths: {
    connect: 'Connect with …',
    connectHint: 'Search the other end',
    how: 'How are these two connected?',
    title: (from: string, to: string) => `How ${from} and ${to} are connected`,
    none: (hops: number) => `Nothing connects them within ${plural(hops, 'step', 'steps')} under these filters.`,
    shortest: 'Shortest',
    simple: 'All without a detour',
    mode: 'Which paths',
    longer: 'Longest',
    steps: (count: number) => plural(count, 'step', 'steps'),
    show: 'Show on the stage',
    coMention: 'Only both spoken of by the same actor: that is no tie between them.',
    truncated: 'There are more paths; only the first are listed.',
    common: 'Joined to all of them',
    commonNone: 'Nothing is joined to all of them.',
    commonShow: 'Show them',
    speaks: (source: string, target: string) => `${source} speaks of ${target}`,
  },

  time: {
    bars: 'Statements in time: drag to choose a stretch, arrow keys move, Shift with them stretches',
    bar: (when: string, certain: number, possible: number, kinds: string) =>
      `${when}: ${plural(certain, 'statement', 'statements')}${kinds ? ` (${kinds})` : ''}${possible > 0 ? `, possibly ${possible} more` : ''}`,
    possible: 'possibly then',
    kinds: 'Kinds of statement',
    play: 'Play through time',
    pause: 'Pause',
    stepOn: 'One step on',
    stepBack: 'One step back',
    all: (clock: string) => `all, on the clock: ${clock}`,
    until: (day: string) => `by ${day}`,
    since: (day: string) => `since ${day}`,
    within: (range: string, count: number) => `${range}: ${plural(count, 'statement', 'statements')}.`,
    by: {
      said: (day: string, certainly: number, possibly: number, undated: number) =>
        `Said by ${day}: ${certainly} certainly, ${possibly} possibly; ${undated} undated`,
      published: (day: string, certainly: number, possibly: number, undated: number) =>
        `Known by ${day}: ${certainly} certainly, ${possibly} possibly; ${undated} undated`,
      asOf: (day: string, certainly: number, possibly: number, undated: number) =>
        `True by ${day}: ${certainly} certainly, ${possibly} possibly; ${undated} undated`,
    },
  },

  look: {
    title: 'Picture',
    properties: 'Properties',
    size: 'Size',
    colour: 'Colour',
    layout: 'Arrangement',
    sizes: {
      statements: 'statements',
      documents: 'documents',
      degree: 'lines',
      betweenness: 'betweenness',
      pagerank: 'PageRank',
    },
    colours: {
      kind: 'kind',
      community: 'community',
      statements: 'statements',
      documents: 'documents',
      degree: 'lines',
      betweenness: 'betweenness',
      pagerank: 'PageRank',
      firstSaid: 'first said',
    },
    layouts: { force: 'by forces', circle: 'on a circle', columns: 'in columns by kind', time: 'along time' },
    help: {
      betweenness: 'How often it lies on the shortest way between two others in this picture.',
      pagerank: 'How much those count who are joined to it, in this picture.',
      community: 'Those that are joined more to one another than to the rest of this picture (Louvain).',
    },
    most: 'Most talked-about',
    mostKind: 'Of kind',
    mostCount: 'How many',
    mostShow: 'Show',
  },

  historyWords: {
    title: 'Steps so far',
    method: 'How this picture was made',
    copy: 'Copy as a paragraph on method',
    now: 'now',
    paragraph: (steps: string, version: string) => `Steps: ${steps}. Data version ${version}.`,
  },

  slicing: {
    only: (what: string) => `Only ${what}`,
    allBut: 'all but this',
    allButThis: (what: string) => `all but ${what}`,
    documentsBy: {
      author: 'Author of the document',
      language: 'Language of the document',
      script: 'Script of the document',
    },
    documentsByHelp: 'Chooses documents; a statement in two of them counts in each.',
    degree: 'Joined to at least',
    degreeAtLeast: (least: number) => (least === 0 ? 'any number of lines' : `joined to at least ${least}`),
    degreeChoice: (least: number, left: number) =>
      least === 0 ? `any number of others (${left})` : `${plural(least, 'other', 'others')} (${left})`,
    degreeHelp: 'Worked out on this page, from what has been brought to the picture and passes the other filters.',
    text: 'Text in what was said',
    textHint: 'Any word, then Enter',
    disputedOnly: 'Only what sources disagree on',
  },

  folding: {
    unfold: 'Unfold into statements',
    unfoldAll: 'Unfold all lines',
    foldBack: 'Fold back',
    foldAll: 'Fold all back',
  },

  rollUp: {
    with: (count: number) => `Together with ${plural(count, 'person or part', 'people and parts')}`,
  },

  orderedBy: (clock: string) => `in the order of: ${clock}`,
  topOf: (count: number, kind: string) => `The ${count} most talked-about ${kind}`,
};

export type ExplorerWords = typeof explorerEn;
export { explorerEn };
