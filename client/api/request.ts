/** The one way to the server: JSON in and out, errors as the catalogue has them, cancelled by a signal. */
import type { ViewDraft } from '#protocol/views.ts';

/** The filter of the contract. */
export type Filter = ViewDraft['filter'];

/** What the server refused or failed at, in its own words. `status` is 0 where it could not be reached. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly hint: string | null;

  constructor(code: string, status: number, message: string, hint: string | null) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.hint = hint;
  }
}

/** Whether an error only says that nobody waits for the answer any more. */
export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

async function refusal(response: Response): Promise<ApiError> {
  const fallback = new ApiError('INTERNAL', response.status, `${response.status} ${response.statusText}`, null);
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('error' in body)) return fallback;
  const { code, message, hint } = body.error as { code?: string; message?: string; hint?: string };
  return new ApiError(code ?? fallback.code, response.status, message ?? fallback.message, hint ?? null);
}

async function answer<Body>(path: string, init: RequestInit): Promise<Body> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (isCancelled(error)) throw error;
    throw new ApiError('UNREACHABLE', 0, 'The server did not answer.', null);
  }
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as Body;
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

/** POST of a JSON body. */
export function post<Body>(path: string, body: unknown, signal: AbortSignal): Promise<Body> {
  return answer(path, {
    method: 'POST',
    signal,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
