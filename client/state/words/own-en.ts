/** What the page says in English about data of one's own. */
export const ownEn = {
  own: {
    open: 'Open a file …',
    drop: 'Drop the files here to look at them',
    banner: (title: string) => `Your own data: ${title}`,
    bannerWhere: 'in this tab only, and gone once you reload or leave',
    leave: 'Leave it',
    leaving: 'Leave your own data? It is in this tab only, and what you did with it is not kept.',
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
