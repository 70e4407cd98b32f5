/** A saved view as a picture: the same scene the page shows, with its sources under it. */
import { toRows } from '#protocol/columns.ts';
import type { DocumentRow, EntityRow, StatementRow } from '#protocol/rows.ts';
import type { Language, View } from '#protocol/views.ts';
import { buildScene, type SceneGroup } from './build-scene.ts';
import { spanText } from './dates.ts';
import { outletName } from './names.ts';
import type { Point, Scene } from './scene.ts';
import type { Styling } from './styling.ts';
import { sceneSvg } from './svg.ts';
import type { Fonts } from './svg-text.ts';
import { pictureWords } from './words.ts';

export interface ViewPictureOptions {
  /** Pixels; 1200 when not given. */
  readonly width?: number;
  /** The font family of each script, where the renderer has its own. */
  readonly fonts?: Fonts;
  /** The public address of the view. */
  readonly link?: string;
}

/**
 * The first and last day on which something shown was said; null where no statement is dated. What is only known
 * to be of some year was at any rate said before it was published.
 */
function saidRange(
  statements: Iterable<Pick<StatementRow, 'said' | 'published'>>,
): { from: string; to: string } | null {
  let range: { from: string; to: string } | null = null;
  for (const { said, published } of statements) {
    if (!said) continue;
    const to = published.to < said.to && published.to >= said.from ? published.to : said.to;
    range ??= { from: said.from, to };
    if (said.from < range.from) range.from = said.from;
    if (to > range.to) range.to = to;
  }
  return range;
}

/** The last day on which any of the documents may have been published. */
export function lastPublished(documents: Iterable<Pick<DocumentRow, 'published'>>): string | null {
  let last: string | null = null;
  for (const { published } of documents) if (last === null || published.to > last) last = published.to;
  return last;
}

/** A document in a list of sources: title, outlet, date. */
export function documentText(document: DocumentRow, language: Language): string {
  const title = document.title ?? pictureWords(language).untitled(document.id);
  return [title, outletName(document.outlet), spanText(document.published, language)].filter(Boolean).join(', ');
}

/** The collapsed groups of a saved view. */
export function viewGroups({ draft, content: { entities, within, counted } }: View): SceneGroup[] {
  const rows = new Map(toRows<EntityRow>(entities).map((row) => [row.id, row]));
  return (draft.groups ?? []).flatMap(({ id, name, members: ids, collapsed }) => {
    if (!collapsed) return [];
    const members = ids.flatMap((member) => rows.get(member) ?? []);
    // A view that was saved before these were counted has what its members come to, added up.
    const at = counted?.group.indexOf(id) ?? -1;
    const of = (key: 'said' | 'about'): number =>
      counted?.[key][at] ?? members.reduce((sum, member) => sum + member[key], 0);
    const lines = within?.lines[within.group.indexOf(id)] ?? 0;
    return [{ id, name, members, said: of('said'), about: of('about'), within: lines }];
  });
}

/** The styling of a saved view, its values by entity and collapsed group again. */
export function stylingOf({ styling, entities, groups }: View['draft']): Styling {
  const ids = [...entities, ...(groups ?? []).flatMap(({ id, collapsed }) => (collapsed ? [id] : []))];
  const valuesOf = (values: readonly (number | null)[]): Map<string, number> =>
    new Map(
      ids.flatMap((id, index) => {
        const value = values[index];
        return value === null || value === undefined ? [] : [[id, value] as const];
      }),
    );
  return {
    size: styling?.size ? { ...styling.size, values: valuesOf(styling.size.values) } : null,
    colour: styling?.colour ? { ...styling.colour, values: valuesOf(styling.colour.values) } : null,
  };
}

/** The scene of a saved view, in its own language and theme. */
export function viewScene(view: View): Scene {
  const { draft, content } = view;
  const positions = new Map<string, Point>();
  draft.positions.id.forEach((id, index) => {
    positions.set(id, { x: draft.positions.x[index] ?? 0, y: draft.positions.y[index] ?? 0 });
  });
  const statements = toRows<StatementRow>(content.statements);
  const unfolded = new Set(draft.statements);
  const groups = viewGroups(view);
  const members = new Set(groups.flatMap((group) => group.members.map(({ id }) => id)));
  return buildScene({
    entities: toRows<EntityRow>(content.entities).filter(({ id }) => !members.has(id)),
    groups,
    outlined: (draft.groups ?? []).filter(({ collapsed }) => !collapsed),
    statements: statements.filter((statement) => unfolded.has(statement.id)),
    edges: toRows(content.edges),
    positions,
    pinned: new Set(draft.pinned),
    styling: stylingOf(draft),
    language: draft.language,
    theme: draft.theme,
    title: draft.title,
    context: {
      said: saidRange(statements),
      asOf: lastPublished(toRows<DocumentRow>(content.documents)),
      dataVersion: view.dataVersion,
      columnists: draft.filter.columnists !== false,
    },
  });
}

/** A saved view as SVG. The same view and options give the same text, on every machine, for ever. */
export function viewSvg(view: View, options: ViewPictureOptions = {}): string {
  const { language, remark } = view.draft;
  const width = options.width ?? 1200;
  const documents = toRows<DocumentRow>(view.content.documents);
  return sceneSvg(viewScene(view), {
    width,
    stageHeight: Math.round(width * 0.62),
    remark,
    sources: documents.map((document) => documentText(document, language)),
    sourcesLabel: pictureWords(language).sources,
    credit: ['Sayso', view.dataTitle, options.link].filter(Boolean).join(' · '),
    ...(options.fonts ? { fonts: options.fonts } : {}),
  });
}
