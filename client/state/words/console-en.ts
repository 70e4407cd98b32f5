/** What the console says in English; apart, because it is fetched with the console. */

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

const consoleEn = {
  title: 'Cypher',
  size: 'Height of the console',
  fold: 'Fold the console',
  unfold: 'Unfold the console',
  editor: 'Question in Cypher',
  placeholder: 'MATCH (a:Actor)-[:SAID]->(s:Statement) RETURN a, count(s) AS n',
  replaceWith: (text: string) => `Replace with ${text}`,
  run: 'Run',
  runKeys: 'Ctrl or Cmd + Enter',
  explain: 'Plan',
  explainHelp: 'How it would be answered, without running it',
  profile: 'Profile',
  profileHelp: 'Runs it and tells what each step did',
  cancel: 'Cancel',
  running: (seconds: string, rows: number) => `${seconds} s, ${plural(rows, 'row', 'rows')}`,
  answered: (rows: number, milliseconds: string) => `${plural(rows, 'row', 'rows')} in ${milliseconds} ms`,
  planned: (milliseconds: string) => `Planned in ${milliseconds} ms`,
  cancelled: (rows: number) =>
    rows === 0 ? 'Cancelled before the first row.' : `Cancelled; ${plural(rows, 'row', 'rows')} had come.`,
  shownOf: (shown: number, total: number) =>
    `${shown.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} shown`,
  showMore: (count: number) => `Show ${count.toLocaleString('en-GB')} more`,
  cutShort: (budget: string) =>
    `There is more: the answer was cut short by ${budget}. Add LIMIT, or narrow the pattern.`,
  budgets: {
    rows: 'the limit on rows',
    bytes: 'the limit on bytes',
    pathElements: 'the limit on nodes and relationships in paths',
    deadline: 'the time limit',
    memory: 'the limit on memory',
    page: 'what a page can hold',
  } as Readonly<Record<string, string>>,
  notices: 'Remarks',
  at: (line: number, column: number) => `line ${line}, column ${column}`,
  goThere: (place: string) => `Go to ${place}`,
  failed: 'The question was not answered.',
  results: 'Answer',
  views: { table: 'Table', json: 'JSON', plan: 'Plan' },
  noRows: 'Nothing matches. See whether labels and values are spelt as in the data, or loosen a condition.',
  noColumns: 'The question returns nothing.',
  toStage: 'Show in the graph',
  toStageHelp: 'Adds what the answer speaks of; nothing that is there moves',
  onStage: (shown: number, found: number) =>
    shown === found
      ? `${plural(shown, 'actor or topic is', 'actors and topics are')} in the graph and selected.`
      : `${shown} of ${plural(found, 'actor or topic', 'actors and topics')} shown in the graph. Add LIMIT to choose.`,
  noPlace: 'Nothing here has a place in the graph. Return nodes or relationships, such as RETURN a rather than a.name.',
  resultTable: 'Rows of the answer',
  sortBy: (column: string) => `Sort by ${column}`,
  download: (format: string) => `Download ${format}`,
  copyLink: 'Copy as link',
  linkCopied: 'The link is copied. It opens this question with its values and this picture; it runs nothing by itself.',
  linkRefused: 'The browser refused to copy. This is the link:',
  parameters: 'Parameters',
  parameterType: (name: string) => `Type of ${name}`,
  types: { text: 'text', number: 'number', boolean: 'yes or no', json: 'list or map' },
  yes: 'yes',
  no: 'no',
  problems: {
    number: 'This is no number. Write one such as 10 or 2.5, or choose another type.',
    json: 'This is no JSON. Write a list such as ["a", "b"] or a map such as {"n": 1}.',
  },
  saved: 'Questions',
  shipped: 'About this data',
  own: 'My own',
  noOwn: 'Nothing yet. What you save here stays in this browser.',
  saveAs: 'Save this question as',
  save: 'Save',
  remove: (title: string) => `Remove: ${title}`,
  history: 'History',
  noHistory: 'Nothing was run yet.',
  historyHelp: 'In the editor, up at the very start and down at the very end walk through it.',
  begin: 'Choose a question to begin with, or write one. Ctrl or Cmd + Enter runs it; it can only read.',
  fromLink: 'A link brought this question. Nothing has run yet: read it, then run it.',
  plan: {
    step: 'Step',
    details: 'What it does',
    estimated: 'Rows expected',
    rows: 'Rows',
    milliseconds: 'ms',
  },
  planCaption: 'Steps of the plan: the last one first, each above what it reads from',
  noPlan: 'Press Plan or Profile to see the steps.',
  phrases: { Completions: 'Completions', Diagnostics: 'Remarks', 'No diagnostics': 'No remarks', close: 'Close' },
};

export type ConsoleWords = typeof consoleEn;
export { consoleEn };
