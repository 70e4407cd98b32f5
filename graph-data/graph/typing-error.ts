/**
 * Whether one typing error – a letter too many, too few, wrong, or two swapped – makes a word the beginning of another.
 * Cost: one pass over the word.
 */
export function withinOneEdit(word: string, known: string): boolean {
  if (known.length < word.length - 1) return false;
  let at = 0;
  while (at < word.length && word.charCodeAt(at) === known.charCodeAt(at)) at++;
  if (at === word.length) return true;
  const rest = (from: number, knownFrom: number): boolean => known.startsWith(word.slice(from), knownFrom);
  const swapped =
    word.charCodeAt(at) === known.charCodeAt(at + 1) &&
    word.charCodeAt(at + 1) === known.charCodeAt(at) &&
    rest(at + 2, at + 2);
  return swapped || rest(at + 1, at + 1) || rest(at + 1, at) || rest(at, at + 1);
}
