/** By the ends of their names files of people's own data are known. */

/** How the names of files end that are read. */
export const PLAIN_ENDINGS = ['csv', 'tsv', 'json', 'jsonl', 'ndjson', 'gexf', 'graphml'] as const;
export type PlainEnding = (typeof PLAIN_ENDINGS)[number];

/** How a file's name ends, in small letters. */
export function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether files whose names end so are read. */
export function isPlain(ending: string): ending is PlainEnding {
  return (PLAIN_ENDINGS as readonly string[]).includes(ending);
}
