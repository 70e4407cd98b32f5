/** Answers a request of the contract from data that is at hand, as the server would over HTTP: the same checks, the same errors. */
import { SaysoError } from '#model/errors.ts';
import type { CallContext } from '#store/port.ts';
import { readParameters } from './parameters.ts';
import { type AnswerData, fittingBody, type Question } from './question.ts';
import { QUESTIONS } from './questions.ts';

/** A request as it would be sent. */
export interface LocalRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** JSON text; null where there is none. */
  readonly body: string | null;
}

const PATTERNS = QUESTIONS.map((question) => ({
  question,
  pattern: new RegExp(`^${question.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
}

/** The parameters of a query; those that are repeated as a list. */
function parametersOf(query: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', value = ''] = pair.split('=').map((text) => decodeURIComponent(text.replaceAll('+', ' ')));
    const before = found[name];
    found[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return found;
}

/** The question that a request asks, with the parts of its path; null where data alone cannot answer it. */
function asked({ method, path }: LocalRequest): { question: Question; params: Record<string, string> } | null {
  for (const { question, pattern } of PATTERNS) {
    const found = question.method === method.toLowerCase() ? pattern.exec(path) : null;
    if (found) return { question, params: decoded(found.groups ?? {}) };
  }
  return null;
}

/** The answer. Throws SaysoError; ONLY_IN_TAB for what needs a server. */
export async function answerLocally(request: LocalRequest, data: AnswerData, call: CallContext): Promise<unknown> {
  const [path = '', query = ''] = request.path.split('?');
  const found = asked({ ...request, path });
  if (!found) throw new SaysoError('ONLY_IN_TAB', { path });
  const { question, params } = found;
  const body = question.body === null ? undefined : fittingBody(question.body, JSON.parse(request.body ?? 'null'));
  return question.answer({
    params: readParameters(question.params, params) as never,
    query: readParameters(question.query, parametersOf(query)) as never,
    body: body as never,
    data,
    call,
  });
}
