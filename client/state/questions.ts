/** The questions on the first screen. They follow from the data; each leads to a view. */
import { toRows } from '#protocol/columns.ts';
import type { EntityRow, QuestionRow } from '#protocol/rows.ts';
import { shortName } from '#picture/names.ts';
import type { Language } from '#protocol/views.ts';
import { fetchDisputes } from '../api/disputes.ts';
import { fetchExpansion } from '../api/expand.ts';
import { EMPTY, type Id, setFilter, show } from './exploration.ts';
import type { GraphData } from './graph-data.ts';
import { ALL_DISPUTES, NOTHING, selectDispute, selectNode } from './selection.ts';
import type { Session } from './session.ts';
import type { Words } from './words/index.ts';

export interface SuggestedQuestion {
  readonly ask: 'sides' | 'disputes' | 'said' | 'positions';
  /** What it is about; null where it is about everything. */
  readonly entity: EntityRow | null;
}

/** How many different stances are taken on an entity, and how many units there are. */
function dividedness(data: GraphData, id: Id): number {
  const edges = data.edges.filter(({ target, stance }) => target === id && stance !== null);
  const stances = new Set(edges.map(({ stance, basis }) => `${stance} ${basis}`));
  return stances.size * 100 + edges.length;
}

function best(entities: readonly EntityRow[], score: (entity: EntityRow) => number): EntityRow | null {
  const ranked = entities.toSorted((a, b) => score(b) - score(a) || (a.id < b.id ? -1 : 1));
  return ranked[0] ?? null;
}

/** Four questions from what the first screen shows. */
export function questionsFrom(data: GraphData): SuggestedQuestion[] {
  const entities = [...data.entities.values()];
  const topics = entities.filter(({ actor }) => !actor);
  // People take sides on what is done; on what merely is, they have views.
  const policies = topics.filter(({ kind }) => kind === 'Policy');
  const score = ({ id, about }: EntityRow): number => about + dividedness(data, id) / 1000;
  const sides = best(policies, score) ?? best(topics, score);
  const positions = best(
    (policies.length > 1 ? policies : topics).filter((topic) => topic !== sides),
    score,
  );
  const speaker = best(
    entities.filter(({ kind }) => kind === 'Organization'),
    ({ said }) => said,
  );
  return [
    ...(sides ? [{ ask: 'sides' as const, entity: sides }] : []),
    { ask: 'disputes', entity: null },
    ...(speaker ? [{ ask: 'said' as const, entity: speaker }] : []),
    ...(positions ? [{ ask: 'positions' as const, entity: positions }] : []),
  ];
}

/** A question as it is asked. */
export function questionText({ ask, entity }: SuggestedQuestion, words: Words, language: Language): string {
  return ask === 'disputes'
    ? words.questions.disputes
    : words.questions[ask](entity ? shortName(entity, language) : '');
}

const MOST = 24;

/** The entities that the clashing questions concern, those of most questions first. */
function concerned(questions: readonly QuestionRow[]): Id[] {
  const counts = new Map<Id, number>();
  for (const { clashes, concerns } of questions) {
    if (clashes) for (const id of concerns) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
}

async function idsFor(question: SuggestedQuestion, abort: AbortSignal): Promise<{ ids: Id[]; disputed: boolean }> {
  if (question.entity) {
    const found = await fetchExpansion([question.entity.id], { types: ['STANCE'] }, null, MOST, abort);
    return { ids: [question.entity.id, ...found.entities.id], disputed: false };
  }
  const { disputes } = await fetchDisputes(abort);
  const topics = concerned(toRows<QuestionRow>(disputes)).slice(0, MOST / 2);
  const found = await fetchExpansion(topics, { disputedOnly: true, types: ['STANCE'] }, null, MOST, abort);
  return { ids: [...topics, ...found.entities.id], disputed: true };
}

/** Opens the view that answers a question. Columnists are let in: they take sides too. */
export async function openQuestion(session: Session, question: SuggestedQuestion, text: string): Promise<void> {
  try {
    const found = await session.tasks.run('expand', (abort) => idsFor(question, abort));
    if (!found) return;
    const filter = found.disputed ? { disputedOnly: true, types: ['STANCE'] } : { types: ['STANCE'] };
    const next = setFilter(show(EMPTY, found.ids), filter);
    // A question is a new picture: it is arranged by itself, not around the places of the one before.
    await session.step({ act: 'question', name: text, count: found.ids.length }, next);
    session.select(question.entity ? selectNode(NOTHING, question.entity.id, false) : selectDispute(ALL_DISPUTES));
    session.wantFit();
  } catch (error) {
    session.notices.error(error);
  }
}
