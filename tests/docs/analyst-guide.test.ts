/** What the guide for analysts names, held against what the page says and the pictures there are. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../client/state/words/index.ts';
import { TASKS } from '../browser/analyst-tasks.ts';

const FILE = path.resolve(import.meta.dirname, '../../docs/guides/analyst.md');
const GUIDE = readFileSync(FILE, 'utf8');

/** Every text of the English page that is not made of names and numbers. */
function texts(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(texts) : [];
}

describe('the guide for analysts', () => {
  it('shows the end of every task', () => {
    const pictures = [...GUIDE.matchAll(/\]\((\.\.\/pictures\/[^)]+)\)/g)].map(([, link]) => link as string);
    expect(pictures).toEqual(TASKS.map(({ slug }) => `../pictures/task-${slug}-en-light-desk.png`));
    for (const picture of pictures) expect(existsSync(path.resolve(path.dirname(FILE), picture)), picture).toBe(true);
  });

  it('calls what one clicks by the names on the page', () => {
    const { terms, askTerm, questions, rollUp } = wordsIn('en');
    const made = [
      askTerm(terms.clock.name),
      questions.sides('Minamitorishima seabed rare-earth project'),
      rollUp.with(1),
    ];
    const page = new Set([...texts(wordsIn('en')), ...made].map((text) => text.toLowerCase()));
    const named = [...GUIDE.matchAll(/(?<![*\w])\*([^*\n]+)\*(?!\*)/g)].map(([, name]) => name as string);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !page.has(name.toLowerCase()))).toEqual([]);
  });
});
