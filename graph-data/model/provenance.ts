/**
 * How the words of a statement reached us, computed from its chain (who handed them on, speaker first, author last).
 *
 * - `author`: the document's author's own.
 * - `interview`: the author or the outlet heard it from the speaker.
 * - `relayed`: a named outlet, book or other voice stands in between.
 * - `unsourced`: words of another with nothing in between but the author.
 */
import type { Provenance, QuoteMode } from './vocabulary.ts';

export interface ChainLink {
  readonly actor: string;
  readonly as: string;
}

export interface Conveyance {
  readonly speaker: string;
  readonly mode: QuoteMode;
  readonly chain: readonly ChainLink[];
  readonly channel: string | undefined;
  readonly addressedTo: readonly string[];
  readonly authors: readonly string[];
  readonly publishers: readonly string[];
}

/** The actors between the speaker and the author: who relays. */
export function relaysOf(chain: readonly ChainLink[], speaker: string): string[] {
  const begin = chain.findIndex(({ actor }) => actor === speaker);
  return chain.slice(begin + 1, -1).map(({ actor }) => actor);
}

/** The actors before the speaker: from whom the speaker has it. */
export function upstreamOf(chain: readonly ChainLink[], speaker: string): string[] {
  const begin = chain.findIndex(({ actor }) => actor === speaker);
  return chain.slice(0, Math.max(begin, 0)).map(({ actor }) => actor);
}

/** See the module's header for the rule. */
export function provenanceOf(conveyance: Conveyance): Provenance {
  const { mode, chain, speaker, channel, addressedTo, authors, publishers } = conveyance;
  if (mode === 'author') return 'author';
  const house = new Set([...authors, ...publishers]);
  const others = relaysOf(chain, speaker).filter((actor) => !house.has(actor));
  if (others.length > 0) return 'relayed';
  const heard = relaysOf(chain, speaker).length > 0 || addressedTo.some((actor) => house.has(actor));
  if (heard || channel?.startsWith('interview') === true) return 'interview';
  return channel?.startsWith('book') === true ? 'relayed' : 'unsourced';
}
