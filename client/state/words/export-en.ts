/** What the page says in English about files, and about tables that are taken away. */
import { plural } from './plural.ts';

export const exportEn = {
  exporting: {
    title: 'Export',
    help: 'A file of what is shown, with the title and sentence above.',
    done: (name: string) => `Saved as “${name}”.`,
    forms: {
      png: 'Picture for documents (PNG)',
      svg: 'Picture that can be edited (SVG)',
      gexf: 'Graph for Gephi (GEXF)',
      graphml: 'Graph for other tools (GraphML)',
      nodesCsv: 'Table of actors and topics (CSV)',
      edgesCsv: 'Table of lines (CSV)',
      json: 'Everything that is shown (JSON)',
    },
    nodesFile: 'actors and topics',
    edgesFile: 'lines',
    statementsFile: 'statements',
  },

  tableWords: {
    statements: (count: number) => plural(count, 'statement', 'statements'),
    copy: 'Copy the table',
    csv: 'The table as CSV',
    copied: (rows: number) => `Copied: ${plural(rows, 'row', 'rows')}.`,
    empty: 'No statement stands behind these lines.',
    columns: {
      who: 'Who',
      gloss: 'What',
      toward: 'Toward',
      stance: 'Stance',
      said: 'Said',
      published: 'Published',
      where: 'Document and line',
      id: 'Id',
    },
  },
};

export type ExportWords = typeof exportEn;
