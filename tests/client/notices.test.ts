import { describe, expect, it } from 'vitest';
import { createNotices } from '../../client/state/notices.ts';

describe('what the page has to say', () => {
  const texts = ({ list }: ReturnType<typeof createNotices>): string[] => list.value.map(({ text }) => text);

  it('gives way to what is said later about the same thing, and ends where that holds no more', () => {
    const notices = createNotices();
    notices.word('Link copied.');
    notices.word('3 lie outside.', 'outside');
    notices.word('4 lie outside.', 'outside');
    expect(texts(notices)).toEqual(['Link copied.', '4 lie outside.']);
    notices.over('outside');
    expect(texts(notices)).toEqual(['Link copied.']);
  });

  it('is said once, however often it happens, and only the last three', () => {
    const notices = createNotices();
    for (const text of ['one', 'two', 'two', 'three', 'four']) notices.error(new Error(text));
    expect(texts(notices)).toEqual(['two', 'three', 'four']);
    notices.dismiss(notices.list.value[0]?.key ?? 0);
    expect(texts(notices)).toEqual(['three', 'four']);
  });
});
