import { describe, expect, it } from 'vitest';
import { type StoryUnit, storyOf } from '#analysis/story.ts';

function unit(actor: string, entity: string, stance: -1 | 0 | 1 = 1, mixed = false): StoryUnit {
  return { actor, entity, stance, mixed };
}

describe('the story of the first screen', () => {
  it('has the weightiest first, ties by id', () => {
    const units = [unit('b', 'topic'), unit('a', 'topic'), unit('c', 'other', -1), unit('c', 'other')];
    expect(storyOf(units, new Set(), 10)).toEqual(['c', 'other', 'topic', 'a', 'b']);
  });

  it('leaves out authors, those who take no side, and what anyone says of themselves', () => {
    const units = [
      unit('author', 'topic'),
      unit('a', 'author'),
      unit('a', 'quiet', 0),
      unit('a', 'a'),
      unit('a', 'torn', 0, true),
    ];
    expect(storyOf(units, new Set(['author']), 10)).toEqual(['a', 'torn']);
  });

  it('is never longer than asked, and leaves nobody without a line to another', () => {
    const units = ['a', 'b', 'c', 'd'].flatMap((actor) => [unit(actor, `${actor}-topic`), unit(actor, 'shared')]);
    for (let most = 0; most <= 9; most++) {
      const story = storyOf(units, new Set(), most);
      expect(story.length).toBeLessThanOrEqual(most);
      const shown = new Set(story);
      for (const id of story) {
        const joined = units.some(
          ({ actor, entity }) => shown.has(actor) && shown.has(entity) && [actor, entity].includes(id),
        );
        expect(joined).toBe(true);
      }
    }
  });
});
