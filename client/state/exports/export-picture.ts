/** What is shown, in the form that is asked for, as a file named after the picture. */
import { graphml } from '#formats/graphml.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import { writeGexfInWorker } from '../../workers/gexf-client.ts';
import type { Session } from '../session.ts';
import { stepText, type Words } from '../words/index.ts';
import { drawPng, type Figure, figureSvg, sourcesOf } from './figure.ts';
import { fileName, textContent } from './files.ts';
import { edgeRows, nodeRows, rowTable } from './graph-rows.ts';
import { pictureGraph } from './picture-graph.ts';

/** The forms in which what is shown can be taken away: pictures first, then graphs, then tables. */
export const EXPORT_FORMS = ['png', 'svg', 'gexf', 'graphml', 'nodesCsv', 'edgesCsv', 'json'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** Pixels of the PNG for one of the figure: sharp in print. */
const PNG_SCALE = 2;

export interface ExportOrder {
  readonly form: ExportForm;
  /** Empty for the generated one. */
  readonly title: string;
  readonly remark: string;
}

export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
}

const ENDINGS: Readonly<Record<ExportForm, (words: Words) => string>> = {
  png: () => '.png',
  svg: () => '.svg',
  gexf: () => '.gexf',
  graphml: () => '.graphml',
  nodesCsv: ({ exporting }) => ` – ${exporting.nodesFile}.csv`,
  edgesCsv: ({ exporting }) => ` – ${exporting.edgesFile}.csv`,
  json: () => '.json',
};

function jsonText(session: Session, figure: Figure, graph: PropertyGraph, words: Words): string {
  const { scene, remark, sources } = figure;
  const content = {
    title: scene.title,
    caption: scene.caption,
    remark,
    language: scene.language,
    dataVersion: session.data.value.dataVersion,
    filter: session.exploration.value.filter,
    steps: session.history.steps.value.map(({ title }) => stepText(title, words)),
    sources,
    nodes: nodeRows(graph),
    edges: edgeRows(graph),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The file. Rejects where the browser cannot draw the picture, or when it is cancelled. */
export async function exportPicture(
  session: Session,
  { form, title, remark }: ExportOrder,
  words: Words,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const shown = session.scene.value;
  const data = session.data.value;
  const scene = title.trim() === '' ? shown : { ...shown, title: title.trim() };
  const dataTitle = session.dataTitle.value?.[scene.language === 'en' ? 'en' : 'zhHans'];
  const figure: Figure = {
    scene,
    remark: remark.trim() === '' ? null : remark.trim(),
    sources: sourcesOf(scene, data, session.documents.value),
    credit: [words.appName, dataTitle].filter(Boolean).join(' · '),
  };
  const graph = pictureGraph(scene, data, words);
  const contents: Readonly<Record<ExportForm, () => Blob | Promise<Blob>>> = {
    png: () => drawPng(figureSvg(figure), PNG_SCALE),
    svg: () => textContent('image/svg+xml', figureSvg(figure)),
    gexf: async () => {
      const about = { title: scene.title, description: scene.caption };
      return textContent('application/gexf+xml', await writeGexfInWorker(graph, about, signal));
    },
    graphml: () => textContent('application/graphml+xml', [...graphml(graph)].join('')),
    nodesCsv: () => textContent('text/csv', rowTable(nodeRows(graph))),
    edgesCsv: () => textContent('text/csv', rowTable(edgeRows(graph))),
    json: () => textContent('application/json', jsonText(session, figure, graph, words)),
  };
  return { name: fileName(scene.title, ENDINGS[form](words)), content: await contents[form]() };
}
