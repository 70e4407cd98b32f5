/** A line of the picture as a sentence, and what it rests on in a few words. */
import { pictureWords } from '#picture/words.ts';
import type { Scene, SceneEdge } from '#picture/scene.ts';
import { typeText, type Words } from './words/index.ts';

export interface LineText {
  /** "Bessent is for price floor". */
  readonly sentence: string;
  /** "3 statements · as told by another". */
  readonly rests: string;
}

/** Puts lines of a scene into words. */
export function lineTexts(scene: Scene, words: Words): (edge: SceneEdge) => LineText {
  const labels = new Map(scene.nodes.map(({ id, label }) => [id, label]));
  const { reads } = pictureWords(scene.language);
  return ({ source, target, type, ink, weight, hollow, disputed }) => {
    const fact = ink === 'relation';
    return {
      sentence: `${labels.get(source) ?? source} ${fact ? typeText(type, words) : reads[ink]} ${labels.get(target) ?? target}`,
      rests: [
        fact ? words.edgeFacts(weight) : words.edgeStatements(weight),
        ...(hollow ? [words.whoTold] : []),
        ...(disputed ? [words.disputed] : []),
      ].join(' · '),
    };
  };
}
