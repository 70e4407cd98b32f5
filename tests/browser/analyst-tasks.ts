/** What an analyst does all day, each from the first screen, and what one hears and sees at its end. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { legend, legendCount, panel, WITHIN } from './explorer.ts';
import type { Hands } from './hands.ts';

export interface Task {
  readonly name: string;
  /** What its picture is called. */
  readonly slug: string;
  /** Does it and holds its end against what is in the documents; within the number of actions where they are counted. */
  readonly run: (hands: Hands) => Promise<void>;
}

function atMost({ actions }: Hands, most: number): void {
  if (actions !== null) expect(actions).toBeLessThanOrEqual(most);
}

/** Holds what a screen reader says of a region against phrases that it has to say. */
async function hears(region: Locator, ...phrases: readonly string[]): Promise<void> {
  for (const phrase of phrases) await expect.poll(() => region.ariaSnapshot(), WITHIN).toContain(phrase);
}

/** The statements on one side of the panel. */
function side(page: Page, name: RegExp): Locator {
  return panel(page)
    .locator('.side')
    .filter({ has: page.getByRole('heading', { name, level: 3 }) });
}

export const TASKS: readonly Task[] = [
  {
    name: 'who is for the deep-sea project, who judges it unfavourably, where it is written, and what is left without 002',
    slug: 'deep-sea-project',
    async run(hands) {
      const { page } = hands;
      await hands.click(page.getByRole('button', { name: /^Who is for Minamitorishima/ }));
      await expect.poll(() => side(page, /^For 2$/).count(), WITHIN).toBe(1);
      const against = side(page, /^Unfavourably/);
      await expect
        .poll(() => against.getByRole('button', { name: /^Open this statement S002-/ }).count(), WITHIN)
        .toBe(4);
      expect(await against.textContent()).toContain('4 statements');
      expect(await against.textContent()).toContain('without 002: none');
      expect(await side(page, /^Against 0$/).count()).toBe(1);
      await hears(panel(page), 'heading "For 2"', 'heading "Unfavourably 3"', 'without 002: none');
      await hands.click(against.getByRole('button', { name: /^Open this statement/ }).first());
      await panel(page)
        .getByRole('button', { name: /^Read the line: .+, line \d+$/ })
        .first()
        .waitFor();
      await hears(panel(page), 'paragraph: Statement S002-016', 'judges unfavourably', 'heading "Contradicted by"');
      atMost(hands, 4);
    },
  },
  {
    name: 'what connects Starmer and gallium, with the source of each step, and never by way of a document',
    slug: 'starmer-and-gallium',
    async run(hands) {
      const { page } = hands;
      await hands.find('Starmer');
      await hands.click(panel(page).getByRole('button', { name: 'Connect with …' }));
      await hands.find('gallium', 'Connect with …');
      await panel(page).getByRole('heading', { name: 'How Keir Starmer and gallium are connected' }).waitFor();
      const paths = panel(page).locator('article.path');
      await expect.poll(() => paths.count(), WITHIN).toBeGreaterThan(0);
      for (const path of await paths.all()) {
        const steps = await path.getByRole('listitem').all();
        for (const step of steps) {
          expect(await step.getByRole('button', { name: /^Read the line/ }).count()).toBeGreaterThan(0);
        }
      }
      // Ways that only turn at a speaker come last and say so.
      const kinds = await paths.evaluateAll((all) =>
        all.map((one) => /Only both spoken of/.test(one.textContent ?? '')),
      );
      expect(kinds).toEqual(kinds.toSorted((a, b) => Number(a) - Number(b)));
      await hears(
        panel(page),
        'Keir Starmer → China',
        'button "Read the line: ',
        'paragraph: Keir Starmer speaks of China',
      );
      atMost(hands, 6);
    },
  },
  {
    name: 'where the articles disagree about the meeting of 12 January, and which of these only seem to',
    slug: 'meeting-of-12-january',
    async run(hands) {
      const { page } = hands;
      await hands.click(page.getByRole('button', { name: 'Where do the sources disagree?' }));
      await hands.type(panel(page).getByRole('searchbox', { name: 'Find a question' }), '12 January meeting');
      const clash = panel(page).getByRole('heading', { name: /^They clash/ });
      const seem = panel(page).getByRole('heading', { name: /^They only seem to/ });
      await Promise.all([clash.waitFor(), seem.waitFor()]);
      expect(
        await panel(page)
          .getByRole('button', { name: /Who was behind the 12 January/ })
          .count(),
      ).toBe(1);
      expect(
        await panel(page)
          .getByRole('button', { name: /Was the EU a participant/ })
          .count(),
      ).toBe(1);
      await hears(
        panel(page),
        'heading "They clash 4"',
        'heading "They only seem to 1"',
        'paragraph: they count different members',
      );
      atMost(hands, 3);
    },
  },
  {
    name: 'what MOFCOM said, its spokesman included, in the order in which it was said and in which it was published',
    slug: 'what-mofcom-said',
    async run(hands) {
      const { page } = hands;
      const ids = async (): Promise<string[]> => {
        const cards = panel(page)
          .locator('section')
          .filter({ has: page.getByRole('heading', { name: /^Statements made/ }) });
        return cards
          .locator('article')
          .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['id'] ?? ''));
      };
      await hands.find('mofcom');
      await hands.click(panel(page).getByRole('checkbox', { name: /^Together with 1 person or part/ }));
      await expect.poll(ids, WITHIN).toEqual(['S003-091', 'S003-079', 'S003-009', 'S002-037', 'S003-010']);
      await hears(
        panel(page),
        '[checked]',
        'heading "Statements made 5"',
        'paragraph: "What it rests on: 5 statements',
      );
      const before = hands.actions;
      atMost(hands, 5);
      await hands.choose(
        page.getByRole('region', { name: 'Timeline' }).getByRole('combobox', { name: 'Clock' }),
        'published',
      );
      await expect.poll(ids, WITHIN).toEqual(['S002-037', 'S003-009', 'S003-010', 'S003-079', 'S003-091']);
      if (before !== null) expect(hands.actions).toBe(before + 1);
    },
  },
  {
    name: 'who takes a position on the price floor',
    slug: 'price-floor',
    async run(hands) {
      const { page } = hands;
      await hands.find('price floor');
      await expect.poll(() => side(page, /^For 2$/).count(), WITHIN).toBe(1);
      await hears(side(page, /^For 2$/), 'Scott Bessent', 'S001-006', 'Satsuki Katayama', 'S000-020');
      expect(await side(page, /^Against 0$/).count()).toBe(1);
      await hands.click(
        page
          .getByRole('group', { name: 'Active filters' })
          .getByRole('button', { name: 'Include columnists’ own assertions', exact: true }),
      );
      await hears(side(page, /^Spoken of without a side 2$/), 'Lars Klingbeil', 'Xiaohan');
      await hears(
        panel(page),
        'heading "Against 0"',
        'Nobody takes a position against it',
        'button "Open this statement S003-028"',
      );
      atMost(hands, 4);
    },
  },
  {
    name: 'what had been said by 10 January 2026',
    slug: 'by-10-january',
    async run(hands) {
      const { page } = hands;
      await hands.typeDay(
        page.getByRole('region', { name: 'Timeline' }).getByLabel('To', { exact: true }),
        '2026-01-10',
      );
      await page.getByText('Said by 10 January 2026: 30 certainly, 19 possibly; 25 undated').waitFor();
      await hears(
        page.getByRole('region', { name: 'Timeline' }),
        'status: "Said by 10 January 2026: 30 certainly, 19 possibly; 25 undated"',
      );
      atMost(hands, 3);
    },
  },
  {
    name: 'the twelve most talked-about minerals, sized by statements, coloured by community, and undoes and redoes it all',
    slug: 'minerals',
    async run(hands) {
      const { page } = hands;
      const minerals = page.getByRole('form', { name: 'Most talked-about' });
      await hands.click(minerals.getByRole('button', { name: 'Show' }));
      await expect.poll(() => legendCount(page, 'Minerals'), WITHIN).toBe(12);
      await hands.choose(panel(page).getByRole('combobox', { name: 'Colour' }), 'community');
      await legend(page).getByText('Colour: community (Louvain) in this picture').waitFor();
      await legend(page).getByText('Community 1').waitFor();
      expect(await legend(page).getByText('Size: statements by and about').count()).toBe(1);
      await hears(
        legend(page),
        'button "Minerals 12"',
        'listitem: Community 1 10',
        'Colour: community (Louvain) in this picture',
      );
      atMost(hands, 5);

      await hands.press('Control+z');
      await expect.poll(() => legend(page).getByText('Community 1').count(), WITHIN).toBe(0);
      await page.keyboard.press('Control+z');
      await page.getByText(/^30 actors and topics: /).waitFor();
      await hands.press('Control+Shift+z');
      await page.keyboard.press('Control+Shift+z');
      await legend(page).getByText('Community 1').waitFor();
      await hears(page.locator('body'), 'status: "Redone: Styled: Colour: community"');
    },
  },
  {
    name: 'how to put the picture into a report, with caption and sources',
    slug: 'into-a-report',
    async run(hands) {
      const { page } = hands;
      await hands.click(page.getByRole('button', { name: 'Share' }));
      await hands.click(page.getByRole('button', { name: 'Save the view' }));
      await hears(page.getByRole('dialog'), 'status: Saved. Anyone who can reach this server can open it.');
      const picture = await page.getByRole('textbox', { name: 'Picture (SVG)' }).inputValue();
      atMost(hands, 3);
      const svg = await (await fetch(picture)).text();
      expect(svg).toContain('30 actors and topics');
      expect(svg).toContain('Sources');
    },
  },
];
