/** What the first screen shows: who and what matters most in the data. */
import { z } from 'zod';
import { type StoryUnit, storyOf } from '#analysis/story.ts';
import { toRows } from '#protocol/columns.ts';
import { glossSchema, openingSchema } from '#protocol/rows.ts';
import type { CallContext } from '#store/port.ts';
import type { AnswerData } from '../question.ts';
import { question } from '../question.ts';
import { dataVersion } from '../answers.ts';

const ENTITIES = 30;
const FILTER = { columnists: false, bases: ['position'] } as const;

// One story a set of data: the set goes, the story goes with it.
const stories = new WeakMap<AnswerData, readonly string[]>();

async function tell({ store }: AnswerData, call: CallContext): Promise<readonly string[]> {
  const units: StoryUnit[] = [];
  for await (const batch of store.units(FILTER, call)) units.push(...toRows(batch));
  const authors = new Set((await store.documents(null, call)).authors.flat());
  return storyOf(units, authors, ENTITIES);
}

export const story = question({
  method: 'get',
  path: '/api/story',
  summary: 'The first screen: actors but for authors, and what they take positions on, by number of signed units',
  tag: 'Data',
  answers: z.object({ dataVersion, title: glossSchema, ...openingSchema.shape }),
  answer: async ({ data, call }) => {
    const { dataVersion: version, title, opening } = data;
    if (opening) return { dataVersion: version, title, ...opening };
    const ids = stories.get(data) ?? (await tell(data, call));
    stories.set(data, ids);
    return { dataVersion: version, title, ids: [...ids], unfolded: [], places: null };
  },
});
