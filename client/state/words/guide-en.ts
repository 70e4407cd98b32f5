/** What the page says in English to lead a newcomer: outline, tour, terms. */
import { plural } from './plural.ts';

export const guideEn = {
  outline: {
    title: 'Outline',
    more: (count: number) =>
      `${plural(count, 'lighter one is', 'lighter ones are')} in the table of actors and topics.`,
  },

  askTerm: (term: string) => `What “${term}” means`,
  /** Terms of art, each with a sentence that says what it means. */
  terms: {
    clock: {
      name: 'Clock',
      means:
        'Said: when the words were spoken. Published: when a document first had them. True of the world: the time they are about. A date known only to the month is its whole span: certain where all of it lies within, else possible.',
    },
    support: {
      name: 'What it rests on',
      means:
        'Distinct utterances; a reprint counts once. “Without” says how many are left when that document is put aside.',
    },
    folding: {
      name: 'Unfold',
      means:
        'A line gathers all that one actor says about one thing. Unfolded, each statement is a node of its own, and folding back brings the line again.',
    },
    rollUp: {
      name: 'Together',
      means: 'Adds what was said by those who held office in it, belonged to it or were part of it when they said it.',
    },
    positions: {
      name: 'Positions',
      means:
        'A position says what someone wants. Only a position makes anyone be for or against; praise, blame and assessments stand apart.',
    },
    dataVersion: {
      name: 'Data version',
      means: 'A fingerprint of all data: the same version is the same data, to the letter.',
    },
  },
  filterHelp: {
    types: 'What a line is: a stance that someone takes, or a fact that is reported.',
    stance: 'For, against, both, or speaking of something without taking a side.',
    words:
      'Own words: a document quotes or reports the speaker. As told by another: someone else says what they want or think.',
    bases:
      'A position wants something; praise and blame judge it; an assessment weighs what is or will be. Only positions are for or against.',
    statementKinds:
      'A position wants, a statement of fact says what is, a forecast what will be, a commitment what one will do, an announcement what is being done.',
    modalities: 'How firmly it is said: as a fact, a plan, a rumour, on a condition, as a claim, or inferred.',
  },

  tour: {
    title: 'A tour in four steps',
    invite: 'New here? Four steps, half a minute.',
    start: 'Show me',
    never: 'No, and never ask again',
    step: (now: number, of: number) => `${now} of ${of}`,
    back: 'Back',
    next: 'Next',
    end: 'Done',
    skip: 'Skip',
    steps: [
      {
        title: 'Find anyone, in any script',
        text: 'Type Takaichi, 高市 or gaoshi: they are one person. What you choose comes onto the picture.',
      },
      {
        title: 'Every line has its sources',
        text: 'Click a line: who said it, when, to whom, and in which line of which document. Double-click a node for its neighbours.',
      },
      {
        title: 'Time, on the clock you choose',
        text: 'When it was said, when it was published, or what time it is about. Drag over the bars, or play.',
      },
      {
        title: 'A picture that stays',
        text: 'Save it with its caption and sources. What is saved never changes, whatever happens to the data.',
      },
    ],
  },
};

export type GuideWords = typeof guideEn;
