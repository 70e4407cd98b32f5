/** Regular expressions as Java's, in time linear in the text, by way of re2js. What it lacks: backreferences, lookaround. */
import { RE2JS } from 're2js';
import { argumentError } from '../values/errors.ts';

/** A test of whole strings. Throws an ArgumentError when the expression cannot be read. */
export function compilePattern(source: string): (text: string) => boolean {
  let pattern: RE2JS;
  try {
    pattern = RE2JS.compile(source);
  } catch (cause) {
    throw argumentError(
      `"${source}" is no regular expression: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
  return (text) => pattern.matches(text);
}
