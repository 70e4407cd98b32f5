/**
 * A question in an address: in the fragment, so that it never reaches a server's log, beside what the picture shows.
 * A link runs nothing: whoever opens it reads the question first.
 */

/** A question with its values as the contract writes them. */
export interface LinkedQuery {
  readonly query: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const QUERY = 'cypher';
const PARAMETERS = 'parameters';
const LONGEST = 20_000;

/** The fragment that opens a question, with the picture of another fragment. */
export function linkFragment(picture: string, { query, parameters }: LinkedQuery): string {
  const parts = new URLSearchParams(picture);
  parts.set(QUERY, query);
  if (Object.keys(parameters).length > 0) parts.set(PARAMETERS, JSON.stringify(parameters));
  return parts.toString();
}

function readValues(text: string | null): LinkedQuery['parameters'] {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    // An address is cut and mended by hand: the question stands without its values, and the form asks for them.
    return {};
  }
}

/** The question that a fragment holds, or null; and the fragment without it. */
export function readLink(fragment: string): { readonly linked: LinkedQuery | null; readonly picture: string } {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const query = parts.get(QUERY);
  if (query === null) return { linked: null, picture: fragment };
  const parameters = readValues(parts.get(PARAMETERS));
  parts.delete(QUERY);
  parts.delete(PARAMETERS);
  return { linked: query.length > LONGEST ? null : { query, parameters }, picture: parts.toString() };
}
