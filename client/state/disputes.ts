/** Finding questions among the disputes. */
import { foldText } from '#model/names.ts';
import type { QuestionRow } from '#protocol/rows.ts';

/** Whether every word that is sought stands somewhere in the question: its text, sides, topic, or whom it concerns. */
export function matchesQuestion(question: QuestionRow, sought: string, nameOf: (id: string) => string): boolean {
  const { text, topic, concerns, claims } = question;
  const all = foldText(
    [
      ...Object.values(text),
      topic,
      ...concerns.map(nameOf),
      ...claims.flatMap(({ position, speakers }) => [...Object.values(position), ...speakers.map(nameOf)]),
    ].join(' '),
  );
  return foldText(sought)
    .split(' ')
    .every((word) => all.includes(word));
}
