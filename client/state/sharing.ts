/** A picture on its way to others: the draft of a view, and the forms in which its address is handed on. */
import type { PropertyMeaning } from '#protocol/measures.ts';
import type { View, ViewDraft } from '#protocol/views.ts';
import type { SavedView } from '../api/views.ts';
import type { StageCamera } from '../stage/camera.ts';
import type { Styling } from '#picture/styling.ts';
import { EMPTY, type Exploration, FIRST_LOOK } from './exploration.ts';
import { visibleEntities } from './graph-data.ts';
import { selectionText } from './selection.ts';
import type { Session } from './session.ts';
import { stepText, type Words } from './words/index.ts';

function groupsDraft({ groups }: Exploration, ids: readonly string[]): Pick<ViewDraft, 'groups'> {
  const shown = groups.flatMap((group) => {
    const members = group.members.filter((id) => ids.includes(id));
    return members.length > 0 ? [{ ...group, members }] : [];
  });
  return shown.length === 0 ? {} : { groups: shown };
}

/** By what it goes, and what the values of a property mean. */
function measured<By>({ by, meaning }: { readonly by: By; readonly meaning?: PropertyMeaning | undefined }) {
  return meaning ? { by, meaning: { ...meaning, labels: [...meaning.labels] } } : { by };
}

function stylingDraft({ size, colour }: Styling, ids: readonly string[]): Pick<ViewDraft, 'styling'> {
  if (!size && !colour) return {};
  const valuesOf = (values: ReadonlyMap<string, number>): (number | null)[] => ids.map((id) => values.get(id) ?? null);
  return {
    styling: {
      size: size && { ...measured(size), values: valuesOf(size.values) },
      colour: colour && { ...measured(colour), values: valuesOf(colour.values) },
    },
  };
}

function openedDraft({ expansions }: Exploration, ids: readonly string[]): Pick<ViewDraft, 'opened'> {
  const opened = Object.entries(expansions).flatMap(([id, { brought, facets }]) =>
    ids.includes(id) ? [{ id, brought: brought.filter((each) => ids.includes(each)), facets }] : [],
  );
  return opened.length === 0 ? {} : { opened };
}

/** What is on the screen as the draft of a view. */
export function draftOf(
  session: Session,
  camera: StageCamera | null,
  words: Words,
  title: string,
  remark: string,
): ViewDraft {
  const exploration = session.exploration.value;
  const ids = visibleEntities(exploration, session.data.value).map(({ id }) => id);
  const { groups } = groupsDraft(exploration, ids);
  const collapsed = (groups ?? []).flatMap((group) => (group.collapsed ? [group.id] : []));
  const things = [...ids, ...collapsed];
  const statements = [...session.data.value.statements.keys()];
  // Statements that stand alone have found their places beside their lines: the picture alone knows them.
  const drawn = new Map(session.scene.value.nodes.map(({ id, x, y }) => [id, [x, y] as const]));
  const placed = [...things, ...statements.filter((id) => drawn.has(id))];
  const place = (id: string, axis: 0 | 1): number => (exploration.places[id] ?? drawn.get(id))?.[axis] ?? 0;
  const selection = session.selection.value;
  return {
    schema: 1,
    title: title.trim(),
    remark: remark.trim() === '' ? null : remark.trim(),
    language: session.preferences.language.value,
    theme: session.preferences.theme.value,
    filter: exploration.filter,
    entities: ids,
    statements,
    positions: { id: placed, x: placed.map((id) => place(id, 0)), y: placed.map((id) => place(id, 1)) },
    pinned: exploration.pinned.filter((id) => things.includes(id)),
    camera: camera ? { x: camera.x, y: camera.y, ratio: camera.span, angle: 0 } : null,
    selection: selectionText(selection)?.slice(0, 400) ?? null,
    ...openedDraft(exploration, ids),
    ...(exploration.arrangement === 'force' ? {} : { arrangement: exploration.arrangement }),
    ...stylingDraft(session.styling.value, things),
    ...(groups ? { groups } : {}),
    ...(exploration.rolledUp.length > 0 ? { rolledUp: [...exploration.rolledUp] } : {}),
    history: session.history.steps.value.map(({ title: step }) => stepText(step, words)).slice(-500),
  };
}

/** The exploration that a saved view is the end of. */
export function explorationOf({ draft }: View): Exploration {
  const { id, x, y } = draft.positions;
  return {
    ...EMPTY,
    entities: draft.entities,
    pinned: draft.pinned,
    places: Object.fromEntries(id.map((each, index) => [each, [x[index] ?? 0, y[index] ?? 0] as const] as const)),
    filter: draft.filter,
    expansions: Object.fromEntries((draft.opened ?? []).map(({ id: each, ...expansion }) => [each, expansion])),
    arrangement: draft.arrangement ?? 'force',
    groups: draft.groups ?? [],
    rolledUp: draft.rolledUp ?? [],
    unfolded: draft.statements,
    look: { size: draft.styling?.size?.by ?? FIRST_LOOK.size, colour: draft.styling?.colour?.by ?? FIRST_LOOK.colour },
  };
}

/** The camera of a saved view. */
export function cameraOf({ draft }: View): StageCamera | null {
  return draft.camera ? { x: draft.camera.x, y: draft.camera.y, span: draft.camera.ratio } : null;
}

export interface ShareForms {
  readonly link: string;
  readonly iframe: string;
  readonly markdown: string;
  readonly svg: string;
  readonly png: string;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}

function markdownText(text: string): string {
  return text.replace(/[[\]\\*_`<>]/g, (character) => `\\${character}`);
}

/** The snippets for a saved view; `origin` is that of the server. */
export function shareForms(saved: SavedView, origin: string, title: string, caption: string): ShareForms {
  const link = new URL(saved.url, origin).href;
  const embed = new URL(saved.embed, origin).href;
  const iframe =
    `<iframe src="${embed}" title="${attribute(title)}" loading="lazy" ` +
    `sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" ` +
    `style="border:0;width:100%;aspect-ratio:12/11.2">` +
    `</iframe>\n<noscript><a href="${link}"><img src="${link}.png" alt="${attribute(caption)}" width="100%"></a></noscript>`;
  const markdown = `[![${markdownText(title)}](${link}.png)](${link})`;
  return { link, iframe, markdown, svg: `${link}.svg`, png: `${link}.png` };
}
