/** The one way to the server: JSON in and out, errors as the catalogue has them, cancelled by a signal. */
import type { Position } from '#model/errors.ts';
import type { ViewDraft } from '#protocol/views.ts';

/** The filter of the contract. */
export type Filter = ViewDraft['filter'];

/** A choice among the facets of an expansion. */
export type FacetChoice = NonNullable<NonNullable<ViewDraft['opened']>[number]['facets']>;

/** What the server refused or failed at, in its own words. `status` is 0 where it could not be reached. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly hint: string | null;
  /** Where in the text that was sent, for queries. */
  readonly position: Position | null;

  constructor(code: string, status: number, message: string, hint: string | null, position: Position | null = null) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.hint = hint;
    this.position = position;
  }
}

/** Whether an error only says that nobody waits for the answer any more. */
export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

interface ErrorBody {
  readonly code?: string;
  readonly message?: string;
  readonly hint?: string;
  readonly position?: Position;
}

/** An error as the contract has it; null where a body says something else. */
export function errorIn(body: unknown, status: number): ApiError | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { code, message, hint, position } = body.error as ErrorBody;
  return new ApiError(code ?? 'INTERNAL', status, message ?? String(status), hint ?? null, position ?? null);
}

/** What carries a request to where it is answered. */
export type Carrier = (path: string, init: RequestInit) => Promise<Response>;

const toServer: Carrier = (path, init) => fetch(path, init);
let carrier = toServer;

/** Lets requests be answered elsewhere from now on; by the server where nothing is named. */
export function carryBy(other: Carrier | null): void {
  carrier = other ?? toServer;
}

async function refusal(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const { status, statusText } = response;
  return errorIn(body, status) ?? new ApiError('INTERNAL', status, `${status} ${statusText}`, null);
}

/** The response to a request that was not refused. */
export async function reached(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await carrier(path, init);
  } catch (error) {
    if (isCancelled(error)) throw error;
    throw new ApiError('UNREACHABLE', 0, 'The server did not answer.', null);
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

async function answer<Body>(path: string, init: RequestInit): Promise<Body> {
  return (await (await reached(path, init)).json()) as Body;
}

type Parameter = string | number | boolean | readonly string[] | undefined;

/** An address with its parameters: lists joined by commas, what is undefined left out. */
function address(path: string, parameters: Readonly<Record<string, Parameter>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    query.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** GET with parameters. */
export function get<Body>(
  path: string,
  parameters: Readonly<Record<string, Parameter>>,
  signal: AbortSignal,
): Promise<Body> {
  return answer(address(path, parameters), { signal, headers: { accept: 'application/json' } });
}

/** What a POST of a JSON body is sent with. */
export function posted(body: unknown, accept: string, signal: AbortSignal): RequestInit {
  const headers = { accept, 'content-type': 'application/json' };
  return { method: 'POST', signal, headers, body: JSON.stringify(body) };
}

/** POST of a JSON body. */
export function post<Body>(path: string, body: unknown, signal: AbortSignal): Promise<Body> {
  return answer(path, posted(body, 'application/json', signal));
}
